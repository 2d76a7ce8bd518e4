// A form and sheets laid out on it (spec/formulas.md §1).

export const MOST = Number.MAX_SAFE_INTEGER
const CODE = /^[A-Z][A-Z0-9]{0,63}$/
const LABEL = /^[a-z][a-z0-9-]{0,63}$/
const MOST_LABELS = 64
const MOST_CANDIDATES = 512
const MOST_LINES = 256
export const ALL = 'all'

export const isLabel = (label) => LABEL.test(label) && label !== 'b'

/** The form of lines {code, type, list, absent, …} for a ballot, or null where it cannot be laid out. */
export function layForm(lines, candidates) {
  const byCode = new Map(lines.map((line) => [line.code, line]))
  const good = lines.length >= 1 && lines.length <= MOST_LINES && byCode.size === lines.length && lines.every(lineFits)
  if (!good || candidates.length > MOST_CANDIDATES || new Set(candidates).size < candidates.length || !candidates.every(isLabel)) return null
  return { lines, byCode, candidates, onBallot: new Set(candidates), sorted: [...candidates].sort() }
}

function lineFits(line) {
  return CODE.test(line.code) && ['number', 'time'].includes(line.type) && ['', 'box', 'member', 'candidate'].includes(line.list) &&
    ['find', 'zero', 'skip'].includes(line.absent) && !(line.type === 'time' && line.list !== '')
}

/** A sheet is {lines: Map, lists: Map of Maps}; the fields of its misfits in order. */
export function misfits(form, sheet) {
  const fields = []
  for (const [code, value] of sorted(sheet.lines)) {
    const line = form.byCode.get(code)
    if (!line || line.list !== '' || !inLimits(line, value)) fields.push(code)
  }
  for (const [code, cells] of sorted(sheet.lists)) {
    const line = form.byCode.get(code)
    if (!line || line.list === '' || (line.list !== 'candidate' && cells.size > MOST_LABELS)) {
      fields.push(code)
      continue
    }
    for (const [label, value] of sorted(cells)) {
      if (line.list === 'candidate' ? !form.onBallot.has(label) : !isLabel(label)) fields.push(code)
      else if (!inLimits(line, value)) fields.push(`${code}[${label}]`)
    }
  }
  return fields
}

function sorted(map) {
  return [...map].sort(([a], [b]) => (a < b ? -1 : 1))
}

function inLimits(line, value) {
  return Number.isSafeInteger(value) && (line.type === 'time' || value >= 0)
}

/** The cells of a list, by label; those that are blank are not there. */
export function cellsOf(sheet, code) {
  return sheet.lists.get(code) ?? NONE
}
const NONE = new Map()

/** Whether two sheets have the same numbers and the same blanks. */
export function sameSheet(form, a, b) {
  return form.lines.every((line) => {
    if (line.list === '') return a.lines.get(line.code) === b.lines.get(line.code)
    const [x, y] = [cellsOf(a, line.code), cellsOf(b, line.code)]
    return x.size === y.size && [...x].every(([label, value]) => y.get(label) === value)
  })
}
