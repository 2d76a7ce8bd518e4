// Sums of units, from their stations alone (spec/acts/results.md §4, §7, §8).
import { evaluate } from './evaluate.mjs'
import { ALL, cellOf, freeCells, lineOf, MOST } from './form.mjs'
import { isHeld } from './heal.mjs'
import { countedOf, isDisputed } from './results.mjs'
import { sheetTotals } from './totals.mjs'

/** The sum of every unit, by its number. */
export function sumUnits(state) {
  const { units, stations } = state.territory
  const sums = units.map(() => emptySum(state.form))
  stations.forEach(({ unit }, number) => addStation(state, sums[unit], state.stations[number]))
  // A unit stands behind the one above it, so that the last are added first.
  for (let unit = units.length - 1; unit > 0; unit--) addSum(sums[units[unit].parent], sums[unit])
  return sums
}

function emptySum(form) {
  const cells = new Map() // code, or code and label with a tab between → BigInt
  return { form, cells, register: 0, reported: 0, disputed: 0, held: 0, findings: 0, breached: 0 }
}

const at = (code, label) => `${code}\t${label}`

function addStation(state, sum, station) {
  sum.register++
  const counted = countedOf(station)
  if (isDisputed(station)) sum.disputed++
  if (!counted) {
    if (station?.versions.some((v) => v.standing === 'annulled')) sum.breached++
    return
  }
  sum.reported++
  if (isHeld(state, station, counted)) sum.held++
  if (counted.findings.length > 0) sum.findings++
  if (counted.findings.some((f) => f.severity === 'error')) sum.breached++
  for (const line of state.form.lines) if (line.type === 'number') addLine(sum, line, counted.sheet)
}

function addLine(sum, line, sheet) {
  if (line.list === '') {
    add(sum, line.code, lineOf(sum.form, sheet, line.code))
  } else if (line.list === 'candidate') {
    for (const label of sum.form.candidates) add(sum, at(line.code, label), cellOf(sum.form, sheet, line.code, label))
  } else {
    for (const value of freeCells(sheet, line.code).values()) add(sum, at(line.code, ALL), value)
  }
}

function add(sum, name, value) {
  if (value !== undefined) sum.cells.set(name, (sum.cells.get(name) ?? 0n) + BigInt(value))
}

function addSum(into, sum) {
  for (const [name, value] of sum.cells) add(into, name, value)
  for (const count of ['register', 'reported', 'disputed', 'held', 'findings', 'breached']) into[count] += sum[count]
}

/** A sum read as a sheet; what is above 2^53 - 1 is blank. */
export function sheetOfSum({ form, cells }) {
  const number = (name) => (cells.get(name) > BigInt(MOST) ? undefined : cells.has(name) ? Number(cells.get(name)) : undefined)
  const sheet = { row: [], free: new Map() }
  for (const { code, list } of form.lines) {
    if (list === '') sheet.row.push(number(code))
    else if (list === 'candidate') for (const label of form.candidates) sheet.row.push(number(at(code, label)))
    else if (number(at(code, ALL)) !== undefined) sheet.free.set(code, new Map([[ALL, number(at(code, ALL))]]))
  }
  return sheet
}

export function totalsOfSum(sum) {
  return sheetTotals(sum.form, sheetOfSum(sum))
}

/** Every exact count of a declaration that is not the number of the unit's sum. */
export function differences(state, statement, sum) {
  if (statement.election !== '') return []
  const totals = totalsOfSum(sum)
  const sheet = sheetOfSum(sum)
  const numberOf = (of) => {
    if (state.form.onBallot.has(of)) return totals.candidates[of]
    if (state.form.byCode.has(of)) return state.form.byCode.get(of).list === '' ? lineOf(state.form, sheet, of) : cellOf(state.form, sheet, of, ALL)
    return totals[of]
  }
  return statement.counts
    .filter(({ of, count, precision }) => precision === 'exact' && numberOf(of) !== count)
    .map(({ of, count }) => ({ field: of, declared: count, sum: numberOf(of) ?? 0 }))
}

/** What the sums break as they stand. */
export function standingFindings(state, sums) {
  const found = []
  state.territory.units.forEach((_, unit) => {
    const sum = sums[unit]
    const partial = sum.reported < sum.register
    const level = unit === 0 ? 'nation' : 'unit'
    const relations = state.rulebook.relations.filter((r) => r.level === level)
    const say = (relation, { field = '', got, limit }) => found.push({
      unit, rule: `relation.${relation.code}`, article: relation.article, field, got: String(got), limit: String(limit), severity: relation.severity, partial,
    })
    for (const relation of relations) {
      if (relation.how !== 'formula' || sum.reported === 0) continue
      for (const result of evaluate(relation.relation, state.form, sheetOfSum(sum), { candidates: state.candidates.length })) {
        if (result.verdict === 'fails') say(relation, { field: result.label, got: result.left, limit: result.right })
      }
    }
    for (const relation of relations) if (relation.how === 'coded') for (const f of ofSums(state, relation.code, unit, sums)) say(relation, f)
  })
  return found
}

function ofSums(state, code, unit, sums) {
  const check = SUM_CHECKS[code]
  return check ? check(state, sums[unit], unit) : []
}

const SUM_CHECKS = {
  P8: (state, sum, unit) => state.declarations
    .filter((d) => d.unit === unit && d.stage === 'final')
    .flatMap((d) => differences(state, d, sum).map((x) => ({ got: `${x.field}: declared ${x.declared} in entry ${d.index}`, limit: x.sum }))),
  P8a: (state, { reported, register, disputed }) =>
    reported === register && disputed === 0 ? [] : [{ got: `${reported} counted, ${disputed} disputed`, limit: register }],
  P26: (state, sum) => 4 * sum.breached >= sum.register ? [{ got: `${sum.breached} stations`, limit: `fewer than a quarter of ${sum.register}` }] : [],
  P27: (state, sum) => {
    const { valid, voted, candidates } = totalsOfSum(sum)
    const most = Math.max(...Object.values(candidates))
    if (valid === undefined || voted === undefined || !Number.isFinite(most)) return []
    return (2n * BigInt(most) > BigInt(valid)) === (2n * BigInt(most) > BigInt(voted)) ? [] : [{ got: `${most} of ${valid} valid`, limit: `more than half of ${voted} voted, too` }]
  },
}

