// Named sources, opened files and their rows (spec/acts/source.md).
import { Refusal } from './canonical.mjs'
import { laySheet } from './form.mjs'
import { fileSheet, misfitOf } from './results.mjs'
import { sheetFindings } from './sheet.mjs'

export const named = {
  decide({ state, body }) {
    if (body.id === '' || body.title === '') throw new Refusal('source.blank', body.id === '' ? 'body.id' : 'body.title')
    if (state.sources.has(body.id)) throw new Refusal('act.repeated', 'body.id', body.id)
  },
  apply({ state, body }) {
    state.sources.add(body.id)
  },
}

export const opened = {
  decide({ state, body }) {
    if (state.contents.has(body.content)) throw new Refusal('act.repeated', 'body.content', body.content)
  },
  apply({ state, body, leaf }) {
    state.contents.add(body.content)
    state.files.set(leaf.hash, body.content)
  },
}

export const row = {
  decide(entry) {
    const { state, body } = entry
    if (!state.files.has(body.file)) throw new Refusal('act.dangling', 'body.file', body.file)
    misfitOf(state, body, 'body.')
    if (state.stations[entry.station]?.versions.length > 0) throw new Refusal('act.repeated', 'body.station', body.station)
    entry.sheet = laySheet(state.form, body)
    sheetFindings(entry, { members: 0, signed: 0 })
  },
  apply(entry) {
    fileSheet(entry, { rank: entry.index, signers: [], corrects: '', standing: 'stands' })
  },
}

const MOST_FILES = 8
const MOST_STRAYS = 10000

// Rows beside the count are compared elsewhere; here it matters only who may enter.
export const rowBeside = {
  decide({ state, body }) {
    if (!state.form) throw new Refusal('procedure.ballot', 'kind')
    misfitOf(state, body, 'body.')
    const number = [...state.files.keys()].indexOf(body.file)
    if (number < 0) throw new Refusal('act.dangling', 'body.file', body.file)
    if (number >= MOST_FILES) throw new Refusal('source.files', 'body.file', number + 1, MOST_FILES)
    const rows = state.beside.get(body.file)
    if (rows?.names.has(body.station)) throw new Refusal('act.repeated', 'body.station', body.station)
    if (state.territory.stationNumbers.has(body.station)) return
    if (body.station === '') throw new Refusal('source.blank', 'body.station')
    if (rows?.strays >= MOST_STRAYS) throw new Refusal('source.strays', 'body.station', rows.strays + 1, MOST_STRAYS)
  },
  apply({ state, body }) {
    const rows = state.beside.get(body.file) ?? { names: new Set(), strays: 0 }
    rows.names.add(body.station)
    if (!state.territory.stationNumbers.has(body.station)) rows.strays++
    state.beside.set(body.file, rows)
  },
}
