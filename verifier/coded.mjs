// Relations that no formula can say (spec/acts/results.md §9), by their code.
import { cellOf, freeCells, lineOf } from './form.mjs'
import { sheetTotals } from './totals.mjs'

const EIGHT_IN_THE_EVENING = 1200
const HALF_A_DAY = 720

function closedEarly({ state, sheet }) {
  const close = lineOf(state.form, sheet, 'CLOSE')
  const { issued, registered } = sheetTotals(state.form, sheet)
  if (close === undefined || close >= EIGHT_IN_THE_EVENING || issued === undefined || registered === undefined) return []
  if (issued === registered) return []
  return [{ got: `closed at minute ${close} with ${issued} issued`, limit: `minute ${EIGHT_IN_THE_EVENING}, or ${registered} issued` }]
}

function recounted({ state, sheet }) {
  const [times, at, counted] = ['RC', 'RCT', 'CNT0'].map((code) => lineOf(state.form, sheet, code))
  if (times === undefined) return []
  const found = times > 1 ? [{ got: `${times} recounts`, limit: 1 }] : []
  if (at !== undefined && counted !== undefined && at - counted > HALF_A_DAY) found.push({ got: `${at - counted} minutes`, limit: HALF_A_DAY })
  return found
}

function channels({ state, sheet, station }) {
  const own = state.territory.stations[station].channels
  const found = []
  for (const channel of state.territory.channels) {
    const here = own.includes(channel)
    for (const line of state.form.lines.filter((l) => l.part === channel)) {
      const filled = isFilled(state.form, sheet, line)
      if (here && !filled) found.push({ got: `${line.code} blank`, limit: `the channel ${channel} has its own numbers` })
      if (!here && filled) found.push({ got: `${line.code} filled`, limit: `no channel ${channel} at the station` })
    }
  }
  return found
}

function isFilled(form, sheet, { code, list }) {
  if (list === '') return lineOf(form, sheet, code) !== undefined
  if (list !== 'candidate') return freeCells(sheet, code).size > 0
  return form.candidates.some((label) => cellOf(form, sheet, code, label) !== undefined)
}

/** Checks of a sheet, by code; the others are called where they belong. */
export const coded = { sheet: { P18: closedEarly, P20: recounted, P23: channels } }

const CHECKED = new Set(['P8', 'P8a', 'P9', 'P10', 'P18', 'P19', 'P20', 'P21', 'P23', 'P26', 'P27'])

/** The coded relation of that code in the rulebook, if it is one. */
export function codedRelation(state, code) {
  return state.rulebook.relations.find((r) => r.code === code && r.how === 'coded')
}

/** The codes of coded relations that this program has no check for. */
export function notChecked(state) {
  return state.rulebook.relations.filter((r) => r.how === 'coded' && !CHECKED.has(r.code)).map((r) => r.code)
}
