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
