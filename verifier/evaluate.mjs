// What a formula means on a sheet (spec/formulas.md §3 to §6). Arithmetic is
// exact: fractions of two BigInts, the denominator above zero.
import { cellOf, freeCells, lineOf } from './form.mjs'

/** Whether the relation fits the form; for sums of protocols at the levels unit and nation. */
export function fits(relation, form, level = 'station') {
  return relation.sides.every((side) => side.every(({ atom }) => !atom || atomFits(atom, form, level !== 'station')))
}

function atomFits(atom, form, ofSums) {
  if (atom.what === 'input') return !(ofSums && atom.input !== 'candidates')
  if (atom.what === 'var') return plainFits(atom, form, ofSums)
  const line = form.byCode.get(atom.over.code)
  if (!line || line.list === '') return false
  if (!atom.where) return !ofSums || line.list === 'candidate' || atom.what === 'sum'
  if (ofSums && line.list !== 'candidate') return false
  return plainFits(atom.where.left, form, ofSums) && plainFits(atom.where.right, form, ofSums)
}

function plainFits({ code, label }, form, ofSums) {
  const line = form.byCode.get(code)
  if (!line || (line.list === '') !== (label === '')) return false
  if (ofSums && (line.type === 'time' || (line.list !== '' && line.list !== 'candidate'))) return false
  return line.list !== 'candidate' || label === 'b' || form.onBallot.has(label)
}

/** The results of a relation on a sheet, in order. */
export function evaluate(relation, form, sheet, inputs) {
  const { ranging } = relation
  const world = { form, sheet, inputs, blanks: null, label: '' }
  if (ranging.size === 0) return [once(relation, world)]
  const labels = union(ranging, world)
  if (labels.length > 0) return labels.map((label) => once(relation, { ...world, label }))
  const named = [...ranging].filter((code) => form.byCode.get(code).list !== 'candidate' && form.byCode.get(code).absent === 'find')
  return named.length > 0 ? [skipped('', named)] : []
}

function union(codes, { form, sheet }) {
  const labels = new Set()
  for (const code of codes) {
    if (form.byCode.get(code).list === 'candidate') form.candidates.forEach((label) => labels.add(label))
    else for (const label of freeCells(sheet, code).keys()) labels.add(label)
  }
  return [...labels].sort()
}

function skipped(label, named) {
  return { verdict: 'skipped', label, left: '', right: '', lines: [...new Set(named)].sort() }
}

function once(relation, world) {
  const { label } = world
  world.blanks = { named: [], seen: 0 }
  const values = relation.sides.map((side) => sideValue(side, world))
  if (world.blanks.seen > 0) return skipped(label, world.blanks.named)
  let shown = 0
  let verdict = 'holds'
  for (let i = 0; i < relation.comparisons.length && verdict === 'holds'; i++) {
    shown = i
    if (!compares(values[i], relation.comparisons[i], values[i + 1])) verdict = 'fails'
  }
  return { verdict, label, left: spellValue(values[shown]), right: spellValue(values[shown + 1]), lines: [] }
}

function sideValue(side, world) {
  let sum = { n: 0n, d: 1n }
  for (const { sign, n, d, atom } of side) {
    const value = atom ? atomValue(atom, world) : 1n
    const term = { n: BigInt(sign * n) * value, d: BigInt(d) }
    sum = { n: sum.n * term.d + term.n * sum.d, d: sum.d * term.d }
  }
  return sum
}

function atomValue(atom, world) {
  if (atom.what === 'input') return BigInt(world.inputs[atom.input] ?? 0)
  if (atom.what === 'var') return read(atom, world.label, world)
  return atom.where ? conditional(atom, world) : plainly(atom, world)
}

function plainly({ what, over: { code } }, world) {
  const line = world.form.byCode.get(code)
  const labels = line.list === 'candidate' ? world.form.candidates : [...freeCells(world.sheet, code).keys()]
  if (what === 'count') return BigInt(labels.filter((label) => filled(world, code, label)).length)
  if (line.list !== 'candidate' && labels.length === 0) return blank(line, code, world)
  return labels.reduce((sum, label) => sum + read({ code, label }, '', world), 0n)
}

function conditional({ what, over: { code }, where }, world) {
  const line = world.form.byCode.get(code)
  const codes = new Set([code])
  for (const side of [where.left, where.right]) if (side.label === 'b') codes.add(side.code)
  if (what === 'sum' && line.list !== 'candidate' && freeCells(world.sheet, code).size === 0) return blank(line, code, world)
  let sum = 0n
  for (const label of union(codes, world)) {
    const before = world.blanks.seen
    const left = read(where.left, label, world)
    const right = read(where.right, label, world)
    if (world.blanks.seen > before) continue
    if (!compares({ n: left, d: 1n }, where.comparison, { n: right, d: 1n })) continue
    if (what === 'count') sum += filled(world, code, label) ? 1n : 0n
    else sum += read({ code, label }, '', world)
  }
  return sum
}

function filled({ form, sheet }, code, label) {
  return cellOf(form, sheet, code, label) !== undefined
}

function read({ code, label }, standing, world) {
  const at = label === 'b' ? standing : label
  const value = at === '' ? lineOf(world.form, world.sheet, code) : cellOf(world.form, world.sheet, code, at)
  if (value !== undefined) return BigInt(value)
  return blank(world.form.byCode.get(code), at === '' ? code : `${code}[${at}]`, world)
}

function blank(line, name, { blanks }) {
  if (line.absent === 'zero') return 0n
  blanks.seen++
  if (line.absent === 'find') blanks.named.push(name)
  return 0n
}

function compares(a, comparison, b) {
  const [left, right] = [a.n * b.d, b.n * a.d]
  if (comparison === '=') return left === right
  if (comparison === '<') return left < right
  if (comparison === '<=') return left <= right
  return comparison === '>' ? left > right : left >= right
}

function spellValue({ n, d }) {
  let [a, b] = [n < 0n ? -n : n, d]
  while (b) [a, b] = [b, a % b]
  const [top, bottom] = a === 0n ? [0n, 1n] : [n / a, d / a]
  return bottom === 1n ? `${top}` : `${top}/${bottom}`
}

