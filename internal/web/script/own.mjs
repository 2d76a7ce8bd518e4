// The third door: what a reader types is compared here and sent nowhere.
import { evaluate, fits } from '../verifier/evaluate.mjs'
import { layForm, laySheet } from '../verifier/form.mjs'
import { parseFormula } from '../verifier/formula.mjs'
import { line, speaker } from '../verifier/said.mjs'

const root = document.getElementById('own')
const { lines, candidates, relations, words } = JSON.parse(root.dataset.own)
const say = speaker(words)
const form = layForm(lines, candidates)
const checks = relations
  .map((r) => ({ ...r, parsed: parseFormula(r.formula) }))
  .filter(({ parsed }) => fits(parsed, form))
const inputs = [...root.querySelectorAll('input[data-cell]')]
const [said, found] = ['said', 'found'].map((id) => document.getElementById(`own-${id}`))

// undefined where nothing was typed, NaN where it is no number.
function typed(input) {
  const text = input.value.replace(/\s/g, '')
  if (text === '') return undefined
  if (input.dataset.time !== undefined) {
    const [, hours, minutes] = /^(\d{1,2}):(\d{2})$/.exec(text) ?? []
    return hours === undefined || minutes > 59 ? NaN : Number(hours) * 60 + Number(minutes)
  }
  return /^\d{1,15}$/.test(text) ? Number(text) : NaN
}

// The typed numbers in the shape that the verifier reads of an act.
function sheet(values) {
  const table = () => ({ keys: [], values: [] })
  const all = { lines: table(), lists: table() }
  for (const [cell, value] of values) {
    const [, code, label] = /^([A-Z0-9]+)(?:\[(.+)\])?$/.exec(cell)
    if (label === undefined) {
      all.lines.keys.push(code)
      all.lines.values.push(value)
      continue
    }
    let at = all.lists.keys.indexOf(code)
    if (at < 0) {
      at = all.lists.keys.push(code) - 1
      all.lists.values.push(table())
    }
    all.lists.values[at].keys.push(label)
    all.lists.values[at].values.push(value)
  }
  return laySheet(form, all)
}

function compare() {
  const values = new Map()
  let [same, other, unread] = [0, 0, 0]
  for (const input of inputs) {
    const value = typed(input)
    const cell = input.closest('tr').querySelector('.verdict')
    const published = input.dataset.published
    input.toggleAttribute('aria-invalid', Number.isNaN(value))
    if (value === undefined) {
      cell.textContent = ''
      continue
    }
    if (Number.isNaN(value)) {
      unread++
      cell.textContent = words.unread
      continue
    }
    values.set(input.dataset.cell, value)
    const equal = published !== '' && Number(published) === value
    if (published === '') cell.textContent = words['not-published']
    else cell.textContent = equal ? `✓ ${words.equal}` : `✗ ${words.differs}`
    if (published !== '') equal ? same++ : other++
  }
  said.textContent = say('counts', same, other, unread)
  relate(values)
}

function relate(values) {
  found.replaceChildren()
  if (values.size === 0) return
  const laid = sheet(values)
  for (const relation of checks) {
    for (const { verdict, label, left, right } of evaluate(relation.parsed, form, laid, { candidates: candidates.length })) {
      const state = { holds: 'good', fails: 'bad', skipped: 'open' }[verdict]
      const sides = verdict === 'skipped' ? '' : ` (${left} : ${right})`
      line(found, { state, name: words[verdict], text: `${relation.code}${label ? ` ${label}` : ''}. ${relation.title} ${relation.words}${sides}` })
    }
  }
}

root.hidden = false
for (const input of inputs) input.addEventListener('input', compare)
compare()
