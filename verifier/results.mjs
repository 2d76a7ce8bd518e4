// Sealed entries, protocols, rivals, corrections (spec/acts/results.md).
import { Refusal } from './canonical.mjs'
import { breach, sheetFindings } from './sheet.mjs'
import { codedRelation } from './coded.mjs'
import { signersOf } from './cosigned.mjs'
import { laySheet, misfits, sameSheet } from './form.mjs'
import { ZEROS } from './leaf.mjs'
import { sealOf, spellValues } from './seal.mjs'

const HOUR = 3600000
const NONE = []

/** Refuses numbers that have no place on the form. */
export function misfitOf(state, sheet, field) {
  if (!state.form) throw new Refusal('procedure.ballot', field)
  const [first] = misfits(state.form, sheet)
  if (first !== undefined) throw new Refusal('form.line', field + first)
}

/** The version that counts at a station: of those that stand the one of lowest rank. */
export function countedOf(station) {
  let found = null
  for (const version of station?.versions ?? []) if (version.standing === 'stands' && (!found || version.rank < found.rank)) found = version
  return found
}

export const isDisputed = (station) => (station?.versions ?? []).filter((v) => v.standing === 'stands').length > 1

function here(entry) {
  return entry.state.station(entry.station)
}

function versionOf(entry, hash, field) {
  const found = here(entry).versions.find((version) => version.hash === hash)
  if (!found) throw new Refusal('act.dangling', field, hash)
  return found
}

function standingVersion(entry, hash, field) {
  const found = versionOf(entry, hash, field)
  if (found.standing !== 'stands') throw new Refusal('act.repeated', field, found.standing)
  return found
}

function sealNamed(entry, hash, field) {
  const found = here(entry).seals.find((seal) => seal.hash === hash)
  if (!found) throw new Refusal('act.dangling', field, hash)
  return found
}

/** Whether two seals may be of the same person. */
export function maySame(a, b) {
  return a.key === b.key || a.person === '' || b.person === '' || a.person === b.person
}

const waitsClosed = (seal) => seal.standing === 'waits' && !seal.opened

export const sealed = {
  decide(entry) {
    const { state, body } = entry
    const { seals, versions } = here(entry)
    const sealer = entry.entitled[0]
    if (body.form !== ZEROS && !versions.some((v) => v.hash === body.form)) throw new Refusal('act.dangling', 'body.form', body.form)
    const ofForm = seals.filter((seal) => seal.form === body.form)
    if (body.replaces !== ZEROS && !ofForm.some((s) => s.hash === body.replaces && s.slot === body.slot)) {
      throw new Refusal('act.dangling', 'body.replaces', body.replaces)
    }
    if (seals.some((seal) => seal.value === body.seal)) throw new Refusal('act.repeated', 'body.seal', body.seal)
    const own = ofForm.filter((seal) => seal.key === sealer).length
    const limit = 2 * state.rulebook.election.rounds
    if (own >= limit) throw new Refusal('entry.quota', 'body.station', own, limit)
    const waiting = ofForm.find((s) => s.slot === body.slot && waitsClosed(s))
    if (waiting && waiting.hash !== body.replaces) entry.find('entry.slot-taken', 'error', { field: 'slot', got: body.slot, limit: 'a free slot' })
    const other = ofForm.find((s) => s.slot !== body.slot && waitsClosed(s))
    if (other && maySame(other, { key: sealer, person: state.personOf(sealer) })) {
      entry.find('entry.person', 'error', { field: 'slot', got: `the person of slot ${other.slot}`, limit: 'another person' })
    }
  },
  apply(entry) {
    const { state, body, leaf, index } = entry
    const { seals } = here(entry)
    const replaced = seals.find((seal) => seal.hash === body.replaces)
    if (replaced) replaced.standing = 'replaced'
    const key = entry.entitled[0]
    seals.push({
      hash: leaf.hash, index, slot: body.slot, round: body.round, form: body.form, value: body.seal, key, person: state.personOf(key),
      standing: 'waits', opened: null,
    })
  },
}

export const returned = {
  decide(entry) {
    const { body } = entry
    if (body.fields.length === 0) throw new Refusal('form.items', 'body.fields')
    for (const hash of body.seals) {
      if (!waitsClosed(sealNamed(entry, hash, 'body.seals'))) throw new Refusal('act.repeated', 'body.seals', hash)
    }
    if (body.seals.length !== 2) entry.find('entry.return-both', 'error', { field: 'seals', got: body.seals.length, limit: 2 })
  },
  apply(entry) {
    for (const hash of entry.body.seals) sealNamed(entry, hash, '').standing = 'returned'
  },
}

export const discarded = {
  decide(entry) {
    const seal = sealNamed(entry, entry.body.seal, 'body.seal')
    if (seal.opened || seal.standing === 'discarded' || seal.standing === 'replaced') throw new Refusal('act.repeated', 'body.seal', seal.standing)
  },
  apply(entry) {
    sealNamed(entry, entry.body.seal, '').standing = 'discarded'
  },
}

// The seals that an act opens: {seal, sheet, other} in the order of the act.
function openedBy(entry, { openings = [], others = [] }) {
  const { body } = entry
  const seen = new Set()
  const own = openings.length > 0 ? { laid: entry.sheet, spelled: spellValues(body, body.station) } : null
  return [
    ...openings.map((o) => ({ seal: opening(entry, o, own.spelled, { seen, field: 'body.openings' }), sheet: own.laid, other: false })),
    ...others.map((o) => otherBy(entry, o, seen)),
  ]
}

function otherBy(entry, other, seen) {
  misfitOf(entry.state, other, 'body.others[].')
  const seal = opening(entry, other, spellValues(other, entry.body.station), { seen, field: 'body.others' })
  return { seal, sheet: laySheet(entry.state.form, other), other: true }
}

// The seal that is opened, if these are its values.
function opening(entry, { seal: hash, salt }, spelled, { seen, field }) {
  if (seen.has(hash)) throw new Refusal('act.repeated', field, hash)
  seen.add(hash)
  const seal = sealNamed(entry, hash, field)
  if (seal.opened) throw new Refusal('act.repeated', field, hash)
  if (sealOf(entry.state, salt, spelled) !== seal.value) throw new Refusal('seal.opening', field, hash)
  return seal
}

function openSeals(entry) {
  for (const { seal, sheet } of entry.opened) seal.opened = sheet
}

export const sealsOpened = {
  decide(entry) {
    if (entry.body.others.length === 0) throw new Refusal('form.items', 'body.others')
    entry.opened = openedBy(entry, entry.body)
  },
  apply: openSeals,
}

// Findings 1 to 4 of a filing or correction; form is what is corrected.
function sheetOfPaper(entry, form) {
  const { body, opened } = entry
  for (const { seal, other } of opened) {
    if (!other || seal.form !== form || seal.standing !== 'waits') continue
    entry.find('entry.differ', 'error', { field: 'others', got: `the entry in slot ${seal.slot}`, limit: 'the values filed' })
  }
  const now = new Set(opened.map(({ seal }) => seal))
  for (const seal of here(entry).seals) {
    if (seal.form !== form || seal.opened || now.has(seal)) continue
    entry.find('seal.unopened', 'error', { field: 'openings', got: `the seal of entry ${seal.index} closed`, limit: 'every seal opened' })
  }
  if (body.attestation === 'paper') bothTypists(entry, form)
  const signers = body.members.filter((member) => member.stance === 'signed').length
  const { length } = entry.entitled
  const inputs = body.attestation === 'paper' ? { members: body.members.length, signed: signers } : { members: Math.max(length, body.members.length), signed: length }
  sheetFindings(entry, inputs)
}

function bothTypists(entry, form) {
  const slots = {}
  for (const { seal, other } of entry.opened) if (!other && seal.form === form && seal.standing === 'waits') slots[seal.slot] = seal
  if (!slots[1] || !slots[2]) {
    entry.find('entry.single', 'error', { field: 'openings', got: Object.keys(slots).length, limit: '2 entries that agree with what is filed' })
  } else if (maySame(slots[1], slots[2])) {
    entry.find('entry.person', 'error', { field: 'openings', got: 'one person', limit: '2 persons' })
  }
}

function prepare(entry) {
  const { state, body } = entry
  misfitOf(state, body, 'body.')
  entry.sheet = laySheet(state.form, body)
}

export const filed = {
  decide(entry) {
    const { state, entitled, kind } = entry
    prepare(entry)
    const { versions } = here(entry)
    for (const version of versions) {
      if (version.kind === kind && signersOf(state, version).some((key) => entitled.includes(key))) {
        throw new Refusal('protocol.quota', 'body.station', version.hash)
      }
    }
    entry.opened = openedBy(entry, entry.body)
    sheetOfPaper(entry, ZEROS)
    late(entry)
    const counted = countedOf(here(entry))
    entry.repeats = versions.find((v) => v.standing === 'stands' && sameSheet(v.sheet, entry.sheet))
    if (counted) second(entry, counted)
  },
  apply(entry) {
    openSeals(entry)
    fileSheet(entry, { rank: entry.index, signers: entry.entitled, corrects: '', standing: entry.repeats ? 'repeats' : 'stands' })
  },
}

function late(entry) {
  const { pollingDay, utcOffset, protocolHours } = entry.state.rulebook.election
  if (protocolHours === 0) return
  const limit = Date.parse(`${pollingDay}T00:00:00Z`) - utcOffset * 60000 + protocolHours * HOUR
  if (Date.parse(entry.leaf.received) <= limit) return
  entry.find('protocol.late', 'warning', { field: 'received', got: entry.leaf.received, limit: `${new Date(limit).toISOString().slice(0, 19)}Z` })
}

function second(entry, counted) {
  const { repeats, state, office } = entry
  const limit = 'one protocol'
  if (repeats) return entry.find('protocol.again', 'info', { field: 'station', got: `the numbers of entry ${repeats.index}`, limit })
  entry.find('protocol.rival', 'error', { field: 'station', got: `other numbers than entry ${counted.index}`, limit })
  const relation = codedRelation(state, 'P19')
  if (!relation || counted.office === office) return
  breach(entry, relation, { field: 'station', got: `other numbers at ${office}`, limit: `those of ${counted.office}, entry ${counted.index}` })
}

/** Adds the version that an entry files. */
export function fileSheet(entry, { rank, signers, corrects, standing }) {
  const { leaf, index, kind, office, sheet, findings } = entry
  here(entry).versions.push({ hash: leaf.hash, index, rank, kind, office, standing, corrects, signers, sheet, findings: findings.length > 0 ? findings : NONE })
}

export const corrected = {
  decide(entry) {
    prepare(entry)
    const { state, body } = entry
    entry.old = standingVersion(entry, body.corrects, 'body.corrects')
    entry.opened = openedBy(entry, body)
    sheetOfPaper(entry, body.corrects)
    const relation = codedRelation(state, 'P21')
    const final = state.declarations.find((d) => d.stage === 'final' && d.election === '')
    if (!relation || !final) return
    breach(entry, relation, { field: 'received', got: entry.leaf.received, limit: `before the final result of entry ${final.index}` })
  },
  apply(entry) {
    openSeals(entry)
    entry.old.standing = 'corrected'
    fileSheet(entry, { rank: entry.old.rank, signers: entry.entitled, corrects: entry.old.hash, standing: 'stands' })
    entry.state.changed = entry.index
  },
}

export const annulled = {
  decide(entry) {
    standingVersion(entry, entry.body.protocol, 'body.protocol')
  },
  apply(entry) {
    versionOf(entry, entry.body.protocol, '').standing = 'annulled'
    entry.state.changed = entry.index
  },
}

export const resolved = {
  decide(entry) {
    standingVersion(entry, entry.body.protocol, 'body.protocol')
    if (!isDisputed(here(entry))) throw new Refusal('act.repeated', 'body.station', entry.body.station)
  },
  apply(entry) {
    for (const version of here(entry).versions) {
      if (version.standing === 'stands' && version.hash !== entry.body.protocol) version.standing = 'set aside'
    }
    entry.state.changed = entry.index
  },
}
