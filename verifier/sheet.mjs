// Findings of a sheet (spec/acts/results.md §3).
import { coded } from './coded.mjs'
import { evaluate } from './evaluate.mjs'
import { cellOf, freeCells, lineOf } from './form.mjs'

/** Adds to an entry what its sheet does not meet. */
export function sheetFindings(entry, { members, signed }) {
  const { state, sheet } = entry
  for (const field of blanks(state.form, sheet)) entry.find('blank', 'error', { field, got: 'blank', limit: 'a number' })
  const relations = state.rulebook.relations.filter((r) => r.level === 'station')
  const inputs = { members, signed, candidates: state.candidates.length }
  for (const relation of relations) {
    if (relation.how !== 'formula') continue
    for (const result of evaluate(relation.relation, state.form, sheet, inputs)) {
      if (result.verdict === 'fails') breach(entry, relation, { field: result.label, got: result.left, limit: result.right })
    }
  }
  for (const relation of relations) {
    if (relation.how === 'coded') for (const found of coded.sheet[relation.code]?.(entry) ?? []) breach(entry, relation, found)
  }
}

/** A finding of the rulebook's relation. */
export function breach(entry, relation, found) {
  entry.find(`relation.${relation.code}`, relation.severity, { ...found, article: relation.article })
}

/** The fields that the form requires and the sheet leaves blank. */
export function blanks(form, sheet) {
  const fields = []
  for (const line of form.lines) {
    if (!line.required || line.absent !== 'find') continue
    if (line.list === '') {
      if (lineOf(form, sheet, line.code) === undefined) fields.push(line.code)
    } else if (line.list === 'candidate') {
      for (const label of form.candidates) if (cellOf(form, sheet, line.code, label) === undefined) fields.push(`${line.code}[${label}]`)
    } else if (freeCells(sheet, line.code).size === 0) fields.push(line.code)
  }
  return fields
}
