// Whether the sums that a site states contain a station (spec/verification.md
// §5): the parts of each unit above it add up, and the station is one of them with
// the numbers of its own entry. That the other parts are right only all entries
// together show.

// Parts that are fetched of one unit, and pages at once.
const MOST_PAGES = 60
const AT_ONCE = 8

/**
 * Holds the units above a station to their parts, from its own to the nation.
 * fetchJSON gives what the site states at a path; say takes each step {what, ok, args}.
 */
export async function placeInSums({ station, units, totals, root, fetchJSON, say }) {
  let part = { id: station, totals }
  for (const unit of units) {
    const stated = await statedUnit(fetchJSON, unit)
    if (!stated || stated.root !== root) return say({ what: 'moved', ok: null, args: [unit] })
    if (stated.long) return say({ what: 'long', ok: null, args: [unit, stated.rows] })
    const good = stated.rows === stated.listed && adds(stated) && isPart(stated.parts, part)
    say({ what: 'part', ok: good, args: [unit, stated.parts.length] })
    if (!good) return
    part = { id: unit, totals: stated.totals }
  }
}

// What a site states of a unit, and of all the parts that count in it.
async function statedUnit(fetchJSON, unit) {
  const address = `unit/${encodeURIComponent(unit)}/result.json`
  const page = (n) => fetchJSON(`${address}?page=${n}`)
  const first = await fetchJSON(address)
  if (!first) return null
  const { root, totals, paging: { pages, rows } } = first
  if (pages > MOST_PAGES) return { root, rows, long: true }
  const all = [first]
  for (let next = 2; next <= pages; next += AT_ONCE) {
    const count = Math.min(AT_ONCE, pages - next + 1)
    all.push(...(await Promise.all(Array.from({ length: count }, (_, i) => page(next + i)))))
  }
  if (all.some((one) => one?.root !== root)) return { root: '' }
  if (all.some((one, i) => one.paging.page !== i + 1)) return { root, rows, long: true } // files of a copy know no query
  return { root, totals, rows, listed: all.reduce((sum, one) => sum + one.units.length + one.own_stations.length, 0), parts: all.flatMap(partsOf) }
}

function partsOf({ units, own_stations: stations }) {
  return [
    ...units.filter((u) => u.reported > 0).map((u) => ({ id: u.unit, totals: u.totals })),
    ...stations.filter((s) => s.totals).map((s) => ({ id: s.station, totals: s.totals })),
  ]
}

function isPart(parts, { id, totals }) {
  const own = parts.filter((part) => part.id === id)
  return own.length === 1 && sameTotals(own[0].totals, totals)
}

// A total that one part leaves blank is the sum of what the others' lines say,
// which their totals do not show.
function adds({ totals, parts }) {
  const flat = parts.map((part) => flatten(part.totals))
  return Object.entries(flatten(totals)).every(([name, total]) => {
    if (flat.some((part) => part[name] === undefined)) return true
    return flat.reduce((sum, part) => sum + BigInt(part[name]), 0n) === BigInt(total)
  })
}

function flatten({ candidates, ...totals }) {
  for (const [id, votes] of Object.entries(candidates)) totals[`candidates ${id}`] = votes
  return totals
}

/** Whether two totals state the same. */
export function sameTotals(a, b) {
  const [one, two] = [flatten(a), flatten(b)]
  const names = Object.keys(one)
  return names.length === Object.keys(two).length && names.every((name) => one[name] === two[name])
}
