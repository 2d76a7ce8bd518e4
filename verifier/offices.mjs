// Offices, keys and the rows of their signatures (spec/acts/office.md).
import { Refusal } from './canonical.mjs'
import { ZEROS } from './leaf.mjs'

const PROCEDURE = 1
const MOST_STRETCHES = 16
const ROOT = 'root'

export function splitOffice(office) {
  const slash = office.indexOf('/')
  return slash < 0 ? { kind: office, place: '' } : { kind: office.slice(0, slash), place: office.slice(slash + 1) }
}

/** Whether the office covers the unit of that number. */
export function coversUnit(state, office, unit) {
  if (office === ROOT) return true
  const { kind, place } = splitOffice(office)
  const row = state.rulebook?.offices.get(kind)
  if (row?.level === 'nation') return office === kind
  if (row?.level !== 'unit') return false
  const own = state.territory?.unitNumbers.get(place)
  for (let at = unit; at >= 0; at = state.territory.units[at].parent) if (at === own) return true
  return false
}

export function coversStation(state, office, station) {
  const { kind, place } = splitOffice(office)
  const at = state.territory.stations[station]
  if (state.rulebook.offices.get(kind)?.level === 'station') return place === at.id
  return coversUnit(state, office, at.unit)
}

/** Whether the office a is superior to the office b. */
function superior(state, a, b) {
  const { kind, place } = splitOffice(b)
  const row = state.rulebook.offices.get(kind)
  if (!row || row.delegatedBy !== splitOffice(a).kind || (splitOffice(a).kind === ROOT && a !== ROOT)) return false
  if (row.level === 'nation') return b === kind
  if (row.level === 'unit') {
    const unit = state.territory?.unitNumbers.get(place)
    return unit !== undefined && coversUnit(state, a, unit)
  }
  const station = state.territory?.stationNumbers.get(place)
  return station !== undefined && coversUnit(state, a, state.territory.stations[station].unit)
}

const newRow = () => ({ last: 0, head: ZEROS, stretches: [] })

export const genesis = {
  decide({ state, body }) {
    if (state.genesis) throw new Refusal('act.repeated', 'act.kind')
    if (body.procedure !== PROCEDURE) throw new Refusal('genesis.procedure', 'body.procedure', body.procedure, PROCEDURE)
  },
  apply({ state, body, leaf }) {
    state.genesis = body
    state.genesisHash = leaf.hash
    for (const key of body.root_keys) state.keys.set(key.text, { office: ROOT, role: ROOT, person: '', stands: true, root: true, row: newRow() })
  },
}

export const delegated = {
  decide({ state, body, office }) {
    if (!superior(state, office, body.office)) throw new Refusal('office.superior', 'body.office', body.office)
    const roles = state.rulebook.offices.get(splitOffice(body.office).kind).roles
    if (!roles.includes(body.role)) throw new Refusal('office.role', 'body.role', body.role, roles.join(','))
    if (state.keys.has(body.key.text)) throw new Refusal('act.repeated', 'body.key')
  },
  apply({ state, body }) {
    state.keys.set(body.key.text, { office: body.office, role: body.role, person: body.person, stands: true, root: false, row: newRow() })
  },
}

export const revoked = {
  decide({ state, body, office }) {
    const key = state.keys.get(body.key.text)
    if (!key?.stands || key.root) throw new Refusal('key.stands', 'body.key')
    if (office !== ROOT && !superior(state, office, key.office)) throw new Refusal('office.superior', 'act.office', office)
  },
  apply({ state, body }) {
    state.keys.get(body.key.text).stands = false
  },
}

/**
 * Where a signature falls in the row of its key: {finding}, null where nothing
 * is to be said, and the row as it is then. Refused where there are too many gaps.
 */
export function place(row, { counter, prev, signed }) {
  const next = row.last + 1
  const say = (rule, severity) => ({ rule, severity, got: counter, limit: next })
  if (counter === next) {
    return { finding: prev === row.head ? null : torn(prev, row.head), row: { last: counter, head: signed, stretches: row.stretches } }
  }
  if (counter > next) {
    const gap = { first: next, last: counter - 1, after: row.head, before: prev }
    return { finding: say('signature.gap', 'info'), row: { last: counter, head: signed, stretches: bounded([...row.stretches, gap]) } }
  }
  const at = row.stretches.findIndex((s) => s.first <= counter && counter <= s.last)
  if (at < 0) return { finding: say('signature.fork', 'error'), row }
  const gap = row.stretches[at]
  const left = []
  if (counter > gap.first) left.push({ first: gap.first, last: counter - 1, after: gap.after, before: prev })
  if (counter < gap.last) left.push({ first: counter + 1, last: gap.last, after: signed, before: gap.before })
  let finding = say('signature.late', 'info')
  if (counter === gap.first && prev !== gap.after) finding = torn(prev, gap.after)
  else if (counter === gap.last && signed !== gap.before) finding = torn(signed, gap.before)
  return { finding, row: { last: row.last, head: row.head, stretches: bounded([...row.stretches.slice(0, at), ...left, ...row.stretches.slice(at + 1)]) } }
}

function torn(got, limit) {
  return { rule: 'signature.prev', severity: 'error', got, limit }
}

function bounded(stretches) {
  if (stretches.length > MOST_STRETCHES) throw new Refusal('signature.gaps', 'signatures[].counter', stretches.length, MOST_STRETCHES)
  return stretches
}
