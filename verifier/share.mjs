// Printed shares as ranges of numbers (spec/acts/results.md §6, P10), exactly:
// whole numbers of half-millionths of a percent.

const DIGITS = 6
// A count so large that its row is passed over: no election has it.
const MOST_SCALED = 2n ** 62n
const SCALE = 2n * 10n ** BigInt(DIGITS)

export const isShare = (printed) => /^(0|[1-9]\d{0,2})(\.\d{1,6})?$/.test(printed)

function valueOf(printed) {
  const [whole, decimals = ''] = printed.split('.')
  return { value: BigInt(whole + decimals.padEnd(DIGITS, '0')) * 2n, half: 10n ** BigInt(DIGITS - decimals.length) }
}

function decimals(printed) {
  return printed.includes('.') ? printed.length - printed.indexOf('.') - 1 : 0
}

// [from, to]; null is no end.
function range({ printed, precision }) {
  const { value, half } = valueOf(printed)
  if (precision === 'more-than') return [value, null]
  if (precision === 'less-than') return [null, value]
  const step = precision === 'about' ? 2n * half : half
  return [value - step, value + step]
}

/** Whether two printed shares can be the same number. */
export function mayBeSame(a, b) {
  const [x, y] = [range(a), range(b)]
  return below(x[0], y[1]) && below(y[0], x[1])
}

function below(from, to) {
  return from === null || to === null || from <= to
}

export function shareText({ printed, precision }) {
  return precision === 'exact' ? `${printed} %` : `${precision} ${printed} %`
}

/** The totals that each row allows, where no total fits all of them; else ''. */
export function noTotal(statement) {
  const rows = []
  for (const share of statement.shares) {
    const count = statement.counts.find((c) => c.of === share.of && c.precision === 'exact')?.count
    const { value, half } = valueOf(share.printed)
    if (share.precision !== 'exact' || share.of === 'turnout' || value === 0n || count === undefined) continue
    if (BigInt(count) > MOST_SCALED / (200n * 10n ** BigInt(decimals(share.printed)))) continue
    const scaled = BigInt(count) * 100n * SCALE
    // From the count over the share's upper end to that over its lower end.
    const [low, high] = [value + half, value - half]
    rows.push({ of: share.of, from: (scaled + low - 1n) / low, to: high > 0n ? scaled / high : null })
  }
  const from = rows.reduce((most, row) => (row.from > most ? row.from : most), 0n)
  const fits = rows.every((row) => row.to === null || from <= row.to)
  return fits ? '' : rows.map((row) => `${row.of} ${row.from}–${row.to ?? ''}`).join('; ')
}
