// How an election is founded: parts of long texts, rulebook, territory, ballot.
import { utf8 } from './bytes.mjs'
import { Refusal } from './canonical.mjs'
import { fits } from './evaluate.mjs'
import { layForm } from './form.mjs'
import { parseRulebook, TextFault } from './rulebook.mjs'

const MOST_PARTS_BYTES = 64 * 2 ** 20
const MOST_UNITS = 500000
const MOST_STATIONS = 2000000

export const part = {
  decide({ state, body }) {
    if (body.of === 'rulebook' ? state.rulebook : state.territory) throw new Refusal('act.repeated', 'body.of', body.of)
    if (body.of === 'territory' && !state.rulebook) throw new Refusal('procedure.rulebook', 'body.of')
    if (body.number === 1) return
    if (body.number !== (state.parts?.pieces.length ?? 0) + 1) throw new Refusal('part.number', 'body.number', body.number)
    if (state.parts.of !== body.of) throw new Refusal('part.of', 'body.of', body.of, state.parts.of)
    if (state.parts.bytes + utf8(body.text).length > MOST_PARTS_BYTES) throw new Refusal('part.length', 'body.text')
  },
  apply({ state, body }) {
    if (body.number === 1) state.parts = { of: body.of, pieces: [], bytes: 0 }
    state.parts.pieces.push(body.text)
    state.parts.bytes += utf8(body.text).length
  },
}

// The text that the parts under way make, if it is the one that is adopted.
function joined({ state, body }, of) {
  const parts = state.parts?.of === of ? state.parts.pieces : []
  if (parts.length !== body.parts) throw new Refusal('part.number', 'body.parts', body.parts, parts.length)
  const text = parts.join('')
  if (state.hashOf(text) !== body.text) throw new Refusal('part.hash', 'body.text')
  return text
}

export const rulebook = {
  decide(entry) {
    const { state, body } = entry
    if (state.rulebook) throw new Refusal('act.repeated', 'act.kind')
    const text = joined(entry, 'rulebook')
    if (state.genesis.rulebook !== body.text) throw new Refusal('genesis.rulebook', 'body.text', body.text, state.genesis.rulebook)
    entry.parsed = readable('rulebook.text', () => parseRulebook(text))
  },
  apply({ state, parsed }) {
    state.rulebook = parsed
    state.parts = null
  },
}

export const territory = {
  decide(entry) {
    if (entry.state.territory) throw new Refusal('act.repeated', 'act.kind')
    const text = joined(entry, 'territory')
    entry.parsed = readable('territory.text', () => parseTerritory(text))
  },
  apply({ state, parsed }) {
    state.territory = parsed
    state.parts = null
  },
}

function readable(rule, parse) {
  try {
    return parse()
  } catch (fault) {
    if (fault instanceof TextFault) throw new Refusal(rule, 'body.text', fault.message)
    throw fault
  }
}

/** Units and stations of a territory's text (spec/acts/territory.md), numbered in its order. */
export function parseTerritory(text) {
  const out = { units: [], stations: [], unitNumbers: new Map(), stationNumbers: new Map(), channels: new Set() }
  const fail = (why) => { throw new TextFault(why) }
  if (!text.endsWith('\n')) fail('the last line does not end')
  const [heading, ...lines] = text.slice(0, -1).split('\n')
  if (heading !== 'what\tid\tparent\tname\tname_kk\tname_ru') fail('heading')
  for (const line of lines) {
    const cells = line.split('\t')
    if (cells.length !== 6 || !addPlace(out, cells)) fail(line)
  }
  if (out.units.length === 0 || out.stations.length === 0) fail('no unit or no station')
  if (out.units.length > MOST_UNITS || out.stations.length > MOST_STATIONS) fail('too many places')
  return out
}

function addPlace(out, [what, id, parent, name]) {
  const unit = out.unitNumbers.get(parent)
  if (what === 'channel') {
    const station = out.stations[out.stationNumbers.get(parent)]
    if (!station || !/^[A-Za-z0-9-]{1,40}$/.test(id) || station.channels.includes(id)) return false
    station.channels.push(id)
    out.channels.add(id)
    return true
  }
  if (!/^[A-Za-z0-9-]{1,40}$/.test(id)) return false
  if (what === 'unit') {
    const first = out.units.length === 0
    if (out.unitNumbers.has(id) || (first ? parent !== '' : unit === undefined)) return false
    out.unitNumbers.set(id, out.units.length)
    out.units.push({ id, name, parent: first ? -1 : unit })
    return true
  }
  if (what !== 'station' || out.stationNumbers.has(id) || unit === undefined) return false
  out.stationNumbers.set(id, out.stations.length)
  out.stations.push({ id, unit, channels: [] })
  return true
}

export const ballot = {
  decide(entry) {
    const { state, body } = entry
    if (state.form) throw new Refusal('act.repeated', 'act.kind')
    if (!state.territory) throw new Refusal('procedure.territory', 'act.kind')
    if (body.candidates.length === 0) throw new Refusal('ballot.empty', 'body.candidates')
    const form = layForm(state.rulebook.form, body.candidates.map((c) => c.id))
    const relations = state.rulebook.relations.filter((r) => r.level === 'station' && r.relation)
    const wrong = form && relations.find((r) => !fits(r.relation, form))
    if (!form || wrong) throw new Refusal('ballot.form', 'body.candidates', wrong ? wrong.code : '')
    entry.parsed = form
  },
  apply({ state, parsed }) {
    state.form = parsed
    state.candidates = parsed.candidates
  },
}
