// Deciding and applying one entry (spec/acts/decide.md §1, §2).
import { Refusal } from './canonical.mjs'
import { cosigned } from './cosigned.mjs'
import { resultDeclared, sourceDeclared } from './declared.mjs'
import { ballot, part, rulebook, territory } from './founding.mjs'
import { coversStation, delegated, genesis, place, revoked, splitOffice } from './offices.mjs'
import * as results from './results.mjs'
import * as sources from './sources.mjs'
import { Entry } from './state.mjs'

const GENESIS = 'office/genesis/1'
const FOUNDING = new Set([GENESIS, 'act/part/1', 'rulebook/adopted/1'])
const OF_ROOT = new Set(['act/part/1', 'rulebook/adopted/1', 'office/delegated/1', 'office/revoked/1'])
const NOT_CITED = new Set(['act/part/1', 'source/row/1', 'source/row-beside/1'])
const MOST_FINDINGS = 100
const MOST_LISTED = 1000

/** Kinds of the chapters that level V4 checks: that they stand, and who signed them, is all this program says of them. */
const BEYOND = { decide() {}, apply() {} }

const HANDLERS = {
  'act/part/1': part,
  'act/cosigned/1': cosigned,
  'office/genesis/1': genesis,
  'office/delegated/1': delegated,
  'office/revoked/1': revoked,
  'rulebook/adopted/1': rulebook,
  'territory/adopted/1': territory,
  'candidacy/ballot-set/1': ballot,
  'source/named/1': sources.named,
  'source/opened/1': sources.opened,
  'source/row/1': sources.row,
  'source/row-beside/1': sources.rowBeside,
  'source/declared/2': sourceDeclared,
  'source/generated/1': { decide() {}, apply() {} },
  'results/entry-sealed/1': results.sealed,
  'results/entry-returned/1': results.returned,
  'results/entry-discarded/1': results.discarded,
  'results/protocol-filed/1': results.filed,
  'results/seals-opened/1': results.sealsOpened,
  'results/protocol-corrected/1': results.corrected,
  'results/protocol-annulled/1': results.annulled,
  'results/dispute-resolved/1': results.resolved,
  'results/result-declared/1': resultDeclared,
}

/** Decides and applies a leaf. Returns the refusal that makes it void, or null. */
export function fold(state, leaf) {
  const entry = new Entry(state, leaf)
  try {
    decide(entry)
  } catch (refusal) {
    if (!(refusal instanceof Refusal)) throw refusal
    voidEntry(state)
    return refusal
  }
  apply(entry)
  return null
}

/** An entry that has no standing keeps its index, and changes nothing else. */
export function voidEntry(state) {
  state.size++
  state.tally.void++
}

function decide(entry) {
  const { state, leaf, kind } = entry
  const { act } = leaf
  if (state.citable.has(leaf.hash)) throw new Refusal('act.repeated')
  if (leaf.received < state.received) throw new Refusal('entry.received', 'received', leaf.received, state.received)
  founding(entry)
  for (const cited of act.rests_on.acts) if (!state.citable.has(cited)) throw new Refusal('act.dangling', 'act.rests_on.acts', cited)
  for (const rule of act.rests_on.rules) if (!state.rulebook?.rules.has(rule)) throw new Refusal('act.dangling', 'act.rests_on.rules', rule)
  if (HANDLERS[kind] && 'station' in entry.body && kind !== 'source/row-beside/1') ofStation(entry)
  entitle(entry)
  rowsOfKeys(entry)
  handlerOf(kind).decide(entry)
  closeFindings(entry)
}

const handlerOf = (kind) => HANDLERS[kind] ?? BEYOND

function founding({ state, kind, leaf }) {
  if (state.size === 0 && kind !== GENESIS) throw new Refusal('procedure.genesis', 'act.kind', kind, GENESIS)
  if (state.size > 0 && kind === GENESIS) throw new Refusal('act.repeated', 'act.kind')
  if (leaf.act.genesis !== state.genesisHash) throw new Refusal('act.genesis', 'act.genesis', leaf.act.genesis, state.genesisHash)
  if (!state.rulebook && !FOUNDING.has(kind)) throw new Refusal('procedure.rulebook', 'act.kind', kind)
}

function ofStation(entry) {
  const { state, body, office } = entry
  if (!state.form) throw new Refusal('procedure.ballot', 'body.station')
  const number = state.territory.stationNumbers.get(body.station)
  if (number === undefined) throw new Refusal('act.dangling', 'body.station', body.station)
  if (!coversStation(state, office, number)) throw new Refusal('act.unentitled', 'act.office', office, body.station)
  entry.station = number
}

function entitle(entry) {
  const { state, office, kind } = entry
  if (kind === GENESIS) return entitleRoots(entry)
  const root = office === 'root'
  if (root ? !OF_ROOT.has(kind) : !state.rulebook) throw new Refusal('act.unentitled', 'act.office', office)
  entry.row = root ? { roles: ['root'] } : rowOf(entry)
  if (!entry.row) throw new Refusal('act.unentitled', 'act.office', office, kind)
  for (const signer of entry.leaf.signatures) {
    const key = state.keys.get(signer.key)
    if (!key?.stands) entry.find('signature.standing', 'warning', { field: 'signatures[].key', got: signer.key, limit: 'a key that stands' })
    else if (key.office === office && entry.row.roles.includes(key.role)) entry.entitled.push(signer.key)
  }
  if (entry.entitled.length === 0) throw new Refusal('act.unentitled', 'signatures')
  if (root) enoughRoots(entry, state.genesis)
  else enough(entry)
}

function entitleRoots(entry) {
  const roots = new Set(entry.body.root_keys.map((k) => k.text))
  entry.entitled = entry.leaf.signatures.map((s) => s.key).filter((key) => roots.has(key))
  enoughRoots(entry, entry.body)
}

function enoughRoots({ entitled }, { root_threshold: limit }) {
  if (entitled.length < limit) throw new Refusal('genesis.roots', 'signatures', entitled.length, limit)
}

function rowOf({ state, kind, office, leaf }) {
  const day = localDay(leaf.received, state.rulebook.election.utcOffset)
  const of = splitOffice(office).kind
  return state.rulebook.acts.find((row) => row.kind === kind && row.office === of && row.from <= day && (row.to === '' || day < row.to))
}

let last = { time: '', offset: 0, day: '' }

/** The local day of a time, minutes before UTC given. */
export function localDay(time, offset) {
  if (last.time !== time || last.offset !== offset) {
    last = { time, offset, day: new Date(Date.parse(time) + offset * 60000).toISOString().slice(0, 10) }
  }
  return last.day
}

function enough(entry) {
  const { state, row, entitled } = entry
  const { article } = row
  if (entitled.length < row.signatures) {
    entry.find('signatures', 'error', { field: 'signatures', got: entitled.length, limit: row.signatures, article })
  }
  const persons = new Set(entitled.map((key) => state.personOf(key)).filter((person) => person !== '')).size
  if (row.persons > 1 && persons < row.persons) {
    entry.find('persons', 'error', { field: 'signatures', got: persons, limit: row.persons, article })
  }
}

function rowsOfKeys(entry) {
  const { state, leaf, index, kind } = entry
  for (const signer of leaf.signatures) {
    if (signer.seen.size > index) throw new Refusal('signature.seen', 'signatures[].seen.size', signer.seen.size, index)
    const row = state.keys.get(signer.key)?.row
    if (!row) continue
    const { finding } = place(row, signer)
    if (finding && kind !== GENESIS) entry.find(finding.rule, finding.severity, { ...finding, field: 'signatures[].counter' })
  }
}

function closeFindings(entry) {
  const { length } = entry.findings
  if (length <= MOST_FINDINGS) return
  entry.findings.length = MOST_FINDINGS
  entry.find('findings.more', 'info', { got: length, limit: MOST_FINDINGS })
}

function apply(entry) {
  const { state, leaf, index, kind, findings } = entry
  handlerOf(kind).apply(entry)
  for (const signer of leaf.signatures) {
    const key = state.keys.get(signer.key)
    if (key) key.row = place(key.row, signer).row
  }
  if (!NOT_CITED.has(kind)) state.citable.set(leaf.hash, index)
  for (const finding of findings) if (state.listed.length < MOST_LISTED) state.listed.push({ index, ...finding })
  state.received = leaf.received
  state.size++
  state.tally.acts++
  state.tally.signatures += leaf.signatures.length
  state.tally.findings += findings.length
}
