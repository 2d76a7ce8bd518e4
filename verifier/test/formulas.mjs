import assert from 'node:assert/strict'
import { evaluate, fits } from '../evaluate.mjs'
import { laySheet, layForm, misfits } from '../form.mjs'
import { parseFormula, spell, SyntaxFault } from '../formula.mjs'

/** A vector of schema urna/formulas/1 against this program. */
export async function checkFormula(vector, name) {
  assert.deepEqual(answer(vector), vector.want, `${name}: ${vector.name}`)
}

function answer(vector) {
  let relation
  try {
    relation = parseFormula(vector.relation)
  } catch (fault) {
    if (!(fault instanceof SyntaxFault)) throw fault
    return { error: 'syntax', column: fault.column }
  }
  const form = layForm(vector.form, vector.candidates)
  if (!form || !fits(relation, form)) return { error: 'form' }
  const sheet = sheetOf(vector.sheet)
  const fields = misfits(form, sheet)
  if (fields.length > 0) return { error: 'sheet', fields }
  return { text: spell(relation), results: evaluate(relation, form, laySheet(form, sheet), vector.inputs ?? {}) }
}

function sheetOf({ lines, lists }) {
  const table = (object, of = (value) => value) => {
    const keys = Object.keys(object ?? {}).sort()
    return { keys, values: keys.map((key) => of(object[key])) }
  }
  return { lines: table(lines), lists: table(lists, (cells) => table(cells)) }
}
