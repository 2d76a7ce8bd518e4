// The language of control relations: its grammar and canonical spelling
// (spec/formulas.md §2). What a formula means is in evaluate.mjs.

const MOST_BYTES = 1000
const MOST_SIDES = 8
const MOST_TERMS = 64
const MOST_INT = 1000000000
const INPUTS = new Set(['members', 'signed', 'candidates'])
const COMPARISONS = ['<=', '>=', '=', '<', '>']

/** A text outside the grammar; column is counted from 1. */
export class SyntaxFault extends Error {
  constructor(column) {
    super(`column ${column}`)
    this.column = column
  }
}

/** The relation of a text: {sides, comparisons, ranging}. A side is a list of terms; ranging are the codes outside sums with [b]. */
export function parseFormula(text) {
  if (new TextEncoder().encode(text).length > MOST_BYTES) throw new SyntaxFault(1)
  return new Parser(text).relation()
}

class Parser {
  constructor(text) {
    this.text = text
    this.at = 0
    this.terms = 0
  }

  fail(at = this.at) {
    throw new SyntaxFault(at + 1)
  }

  space() {
    while (this.text[this.at] === ' ') this.at++
  }

  take(symbol) {
    this.space()
    if (!this.text.startsWith(symbol, this.at)) return false
    this.at += symbol.length
    return true
  }

  need(symbol) {
    if (!this.take(symbol)) this.fail()
  }

  run(pattern) {
    pattern.lastIndex = this.at
    const found = pattern.exec(this.text)
    if (!found) return ''
    this.at += found[0].length
    return found[0]
  }

  comparison() {
    return COMPARISONS.find((symbol) => this.take(symbol))
  }

  relation() {
    const sides = [this.side()]
    const comparisons = []
    do {
      this.space()
      const before = this.at
      const found = this.comparison()
      if (!found) this.fail()
      if (sides.length === MOST_SIDES) this.fail(before)
      comparisons.push(found)
      sides.push(this.side())
      this.space()
    } while (this.at < this.text.length)
    return { sides, comparisons, ranging: rangingCodes(sides) }
  }

  side() {
    const terms = [this.term(1)]
    for (;;) {
      if (this.take('+')) terms.push(this.term(1))
      else if (this.take('-')) terms.push(this.term(-1))
      else return terms
    }
  }

  term(sign) {
    this.space()
    if (++this.terms > MOST_TERMS && /[0-9a-zA-Z]/.test(this.text[this.at] ?? '')) this.fail()
    if (!/[0-9]/.test(this.text[this.at] ?? '')) return { sign, n: 1, d: 1, atom: this.atom() }
    const n = this.int()
    if (this.take('/')) {
      this.space()
      const from = this.at
      const d = this.int()
      if (d === 0) this.fail(from)
      this.need('*')
      return { sign, ...lowest(n, d), atom: this.atom() }
    }
    return this.take('*') ? { sign, n, d: 1, atom: this.atom() } : { sign, n, d: 1, atom: null }
  }

  int() {
    this.space()
    const from = this.at
    const digits = this.run(/[0-9]+/y)
    if (digits === '') this.fail()
    if ((digits.length > 1 && digits[0] === '0') || digits.length > 10 || Number(digits) > MOST_INT) this.fail(from)
    return Number(digits)
  }

  atom() {
    this.space()
    const from = this.at
    if (/[A-Z]/.test(this.text[this.at] ?? '')) return { what: 'var', ...this.variable() }
    const word = this.run(/[a-z]+/y)
    if (word === '') this.fail()
    if (INPUTS.has(word)) return { what: 'input', input: word }
    if (word !== 'sum' && word !== 'count') this.fail(from)
    return this.aggregate(word)
  }

  aggregate(what) {
    this.need('(')
    const over = this.unlabelled()
    this.space()
    if (this.take(')')) return { what, over, where: null }
    const from = this.at
    const word = this.run(/[a-z]+/y)
    if (word !== 'where') this.fail(from)
    const left = this.variable()
    this.space()
    const comparison = this.comparison()
    if (!comparison) this.fail()
    const right = this.variable()
    this.need(')')
    return { what, over, where: { left, comparison, right } }
  }

  unlabelled() {
    this.space()
    const from = this.at
    const over = this.variable()
    if (over.label !== '' && over.label !== 'b') this.fail(from)
    return over
  }

  variable() {
    this.space()
    const from = this.at
    const code = this.run(/[A-Z][A-Z0-9]*/y)
    if (code === '') this.fail()
    if (code.length > 64) this.fail(from)
    if (!this.take('[')) return { code, label: '' }
    this.space()
    if (this.take('*')) {
      this.need(']')
      return { code, label: 'b' }
    }
    const start = this.at
    const label = this.run(/[a-z][a-z0-9-]*/y)
    if (label === '') this.fail()
    if (label.length > 64) this.fail(start)
    this.need(']')
    return { code, label }
  }
}

function rangingCodes(sides) {
  const codes = sides.flat().filter(({ atom }) => atom?.what === 'var' && atom.label === 'b').map(({ atom }) => atom.code)
  return new Set(codes)
}

function lowest(n, d) {
  let [a, b] = [n, d]
  while (b) [a, b] = [b, a % b]
  return { n: n / a, d: d / a }
}

/** The canonical spelling of a relation. */
export function spell({ sides, comparisons }) {
  return sides.map((side, i) => (i > 0 ? ` ${comparisons[i - 1]} ` : '') + spellSide(side)).join('')
}

function spellSide(terms) {
  return terms.map((term, i) => (i > 0 ? (term.sign < 0 ? ' - ' : ' + ') : '') + spellTerm(term)).join('')
}

function spellTerm({ n, d, atom }) {
  const ratio = d === 1 ? `${n}` : `${n}/${d}`
  if (!atom) return ratio
  return ratio === '1' ? spellAtom(atom) : `${ratio} * ${spellAtom(atom)}`
}

function spellAtom(atom) {
  if (atom.what === 'input') return atom.input
  if (atom.what === 'var') return spellVar(atom)
  const { where } = atom
  if (!where) return `${atom.what}(${atom.over.code})`
  return `${atom.what}(${atom.over.code}[b] where ${spellVar(where.left)} ${where.comparison} ${spellVar(where.right)})`
}

function spellVar({ code, label }) {
  return label === '' ? code : `${code}[${label}]`
}
