// Canonical JSON (spec/acts/act.md §2): one spelling for each value, compared
// byte by byte while it is read. A type is a function from a reader to a value.
import { ascii, unbase64, utf8 } from './bytes.mjs'

/** What has no standing, as data. */
export class Refusal {
  constructor(rule, field = '', got = '', limit = '') {
    Object.assign(this, { rule, field, got: String(got), limit: String(limit) })
  }

  toString() {
    const at = this.field ? ` ${this.field}` : ''
    return `${this.rule}${at}${this.got ? ` ${this.got}` : ''}${this.limit ? ` (${this.limit})` : ''}`
  }
}

const QUOTE = 0x22
const BACKSLASH = 0x5c
const COMMA = 0x2c
const OPEN = 0x7b
const CLOSE = 0x7d
const OPEN_LIST = 0x5b
const CLOSE_LIST = 0x5d
const MINUS = 0x2d
const ZERO = 0x30
const NINE = 0x39

const ALLOWED = [
  [0x09, 0x0a], [0x20, 0x7e], [0xa1, 0xac], [0xae, 0x2af], [0x386, 0x386], [0x388, 0x38a], [0x38c, 0x38c],
  [0x38e, 0x3a1], [0x3a3, 0x3ff], [0x400, 0x482], [0x48a, 0x52f], [0x531, 0x556], [0x559, 0x58a], [0x10a0, 0x10c5],
  [0x10d0, 0x10ff], [0x1e00, 0x1eff], [0x2010, 0x2027], [0x2030, 0x205e], [0x20a0, 0x20c0], [0x2116, 0x2116],
  [0x2212, 0x2212], [0x2260, 0x2260], [0x2264, 0x2265],
]
const allowed = new Uint8Array(0x10000)
for (const [from, to] of ALLOWED) allowed.fill(1, from, to + 1)
const PLAIN = new Uint8Array(256)
for (let c = 0x20; c <= 0x7e; c++) PLAIN[c] = c !== QUOTE && c !== BACKSLASH ? 1 : 0
const ESCAPES = new Map([[QUOTE, '"'], [BACKSLASH, '\\'], [0x6e, '\n'], [0x74, '\t']])

/** Walks bytes from the left; every fault throws a Refusal. */
export class Reader {
  constructor(bytes, at = 0, end = bytes.length) {
    Object.assign(this, { bytes, at, end })
    this.path = []
  }

  fail(rule, path = this.path) {
    throw new Refusal(rule, path.join('.').replaceAll('.[]', '[]'))
  }

  around() {
    const path = this.path.at(-1) === '[]' ? this.path.slice(0, -1) : this.path
    return path.slice(0, -1)
  }

  peek() {
    if (this.at >= this.end) this.fail('form.truncated', [])
    return this.bytes[this.at]
  }

  expect(byte) {
    if (this.peek() !== byte) this.fail('form.canonical')
    this.at++
  }

  startsWith(literal) {
    const { bytes, at } = this
    if (at + literal.length > this.end) return false
    for (let i = 0; i < literal.length; i++) if (bytes[at + i] !== literal[i]) return false
    this.at = at + literal.length
    return true
  }

  quote() {
    if (this.peek() !== QUOTE) this.fail('form.canonical', this.around())
    this.at++
  }

  text(limit) {
    this.quote()
    const from = this.at
    let at = from
    while (at < this.end && PLAIN[this.bytes[at]]) at++
    this.at = at
    const out = ascii(this.bytes, from, at)
    if (this.peek() === QUOTE) {
      this.at++
      if (out.length > limit) this.fail('form.length')
      return out
    }
    return this.longText(out, limit)
  }

  // The rest of a text behind its plain beginning.
  longText(out, limit) {
    let length = out.length
    for (;;) {
      const byte = this.peek()
      if (byte === QUOTE) break
      if (byte === BACKSLASH) {
        out += this.escape()
        length++
      } else if (byte < 0x80) {
        if (byte < 0x20) this.fail('form.escape')
        if (!allowed[byte]) this.fail('form.code-point')
        out += String.fromCharCode(byte)
        this.at++
        length++
      } else {
        const from = this.at
        out += this.codePoint()
        length += this.at - from
      }
    }
    this.at++
    if (length > limit) this.fail('form.length')
    return out
  }

  escape() {
    this.at++
    const found = ESCAPES.get(this.peek())
    if (found === undefined) this.fail('form.escape')
    this.at++
    return found
  }

  codePoint() {
    const lead = this.bytes[this.at]
    const more = lead >= 0xc2 && lead < 0xe0 ? 1 : lead >= 0xe0 && lead < 0xf0 ? 2 : lead >= 0xf0 && lead < 0xf5 ? 3 : 0
    if (more === 0) this.fail('form.utf8')
    let code = lead & (0x3f >> more)
    for (let i = 1; i <= more; i++) {
      if (this.at + i >= this.end) this.fail('form.truncated', [])
      const next = this.bytes[this.at + i]
      if ((next & 0xc0) !== 0x80) this.fail('form.utf8')
      code = code * 64 + (next & 0x3f)
    }
    if (code < [0, 0x80, 0x800, 0x10000][more] || (code >= 0xd800 && code < 0xe000) || code > 0x10ffff) this.fail('form.utf8')
    if (code > 0xffff || !allowed[code]) this.fail('form.code-point')
    this.at += more + 1
    return String.fromCharCode(code)
  }

  integer(min, max) {
    const from = this.at
    let at = from
    if (this.peek() === MINUS) at++
    const first = at
    let value = 0
    while (at < this.end && this.bytes[at] >= ZERO && this.bytes[at] <= NINE) value = value * 10 + (this.bytes[at++] - ZERO)
    const digits = at - first
    const after = this.bytes[at]
    const ends = at >= this.end || after === COMMA || after === CLOSE || after === CLOSE_LIST
    const spelled = digits > 0 && digits <= 16 && (this.bytes[first] !== ZERO || (digits === 1 && first === from))
    if (!ends || !spelled || value > Number.MAX_SAFE_INTEGER) this.fail('form.integer')
    this.at = at
    const signed = first > from ? -value : value
    if (signed < min || signed > max) this.fail('form.range')
    return signed
  }

  /** Passes over a bracketed value without reading it. */
  skip() {
    const first = this.peek()
    if (first !== OPEN && first !== OPEN_LIST) this.fail('form.canonical')
    let depth = 0
    do {
      const byte = this.peek()
      this.at++
      if (byte === QUOTE) this.skipText()
      else if (byte === OPEN || byte === OPEN_LIST) depth++
      else if (byte === CLOSE || byte === CLOSE_LIST) depth--
    } while (depth > 0)
  }

  skipText() {
    for (;;) {
      const byte = this.peek()
      this.at += byte === BACKSLASH ? 2 : 1
      if (byte === QUOTE) return
    }
  }
}

/** A text of at most so many bytes. */
export const text = (limit) => (r) => r.text(limit)

export const integer = (min, max) => (r) => r.integer(min, max)

export function word(...words) {
  return (r) => {
    const got = r.text(Infinity)
    if (!words.includes(got)) r.fail('form.word')
    return got
  }
}

export function hash(r) {
  r.quote()
  const from = r.at
  const { bytes } = r
  for (let i = from; i < from + 64; i++) {
    const c = bytes[i]
    if (i >= r.end || !((c >= 0x30 && c <= 0x39) || (c >= 0x61 && c <= 0x66))) r.fail('form.hash')
  }
  if (bytes[from + 64] !== QUOTE) r.fail('form.hash')
  r.at = from + 65
  return ascii(bytes, from, from + 64)
}

function encoded(length, rule) {
  return (r) => {
    const got = r.text(Infinity)
    const bytes = unbase64(got)
    if (!bytes || bytes.length !== length) r.fail(rule)
    return { text: got, bytes }
  }
}

export const signature = encoded(64, 'form.signature')

const newKey = encoded(32, 'form.key')
const knownKeys = new Map()
const MOST_KNOWN = 10000

/** A key as {text, bytes}; one that was read before is the same object. */
export function key(r) {
  const from = r.at
  const known = knownKeys.get(r.text(Infinity))
  if (known) return known
  r.at = from
  const read = newKey(r)
  if (knownKeys.size >= MOST_KNOWN) knownKeys.clear()
  knownKeys.set(read.text, read)
  return read
}

const DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]

/** Whether year-month-day is a day that exists. */
export function isDay(year, month, day) {
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)
  return month >= 1 && month <= 12 && day >= 1 && day <= DAYS[month - 1] + (month === 2 && leap ? 1 : 0)
}

let lastTime = ''

/** A day as its own text, empty where none is known. */
export function day(r) {
  const text = r.text(Infinity)
  if (text === '') return text
  const found = /^([1-9]\d{3})-(\d\d)-(\d\d)$/.exec(text)
  if (!found || !isDay(...found.slice(1).map(Number))) r.fail('form.day')
  return text
}

/** A time as its own text, which sorts as time does. */
export function time(r) {
  const got = r.text(Infinity)
  if (got === lastTime) return got
  const found = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)Z$/.exec(got)
  const [year, month, day, hour, minute, second] = found ? found.slice(1).map(Number) : []
  if (!found || year < 1970 || !isDay(year, month, day) || hour > 23 || minute > 59 || second > 59) r.fail('form.time')
  lastTime = got
  return got
}

/** A list of at most so many items. */
export function list(limit, type) {
  return (r) => {
    if (r.peek() !== OPEN_LIST) r.fail('form.canonical', r.around())
    r.at++
    const out = []
    if (r.peek() === CLOSE_LIST) {
      r.at++
      return out
    }
    r.path.push('[]')
    for (;;) {
      out.push(type(r))
      if (r.peek() === CLOSE_LIST) break
      if (r.peek() !== COMMA) r.fail('form.canonical', r.around())
      r.at++
    }
    r.path.pop()
    r.at++
    if (out.length > limit) r.fail('form.items')
    return out
  }
}

/** A list whose items ascend by their text and hold nothing twice. */
export function ascending(limit, type, textOf = (item) => item) {
  const read = list(limit, type)
  return (r) => {
    const out = read(r)
    for (let i = 1; i < out.length; i++) if (!(textOf(out[i - 1]) < textOf(out[i]))) r.fail('form.order')
    return out
  }
}

/** A table from keys of 1 to 64 bytes, which ascend, to values: {keys, values}. */
export function table(limit, type) {
  return (r) => {
    r.expect(OPEN)
    const out = { keys: [], values: [] }
    let last = ''
    while (r.peek() !== CLOSE) {
      if (last !== '') r.expect(COMMA)
      if (r.peek() !== QUOTE) r.fail('form.canonical')
      const code = r.text(Infinity)
      if (code === '' || utf8Length(code) > 64) r.fail('form.key-order')
      r.path.push(code)
      if (code <= last) r.fail('form.key-order')
      r.expect(0x3a)
      out.keys.push(code)
      out.values.push(type(r))
      r.path.pop()
      last = code
    }
    r.at++
    if (out.keys.length > limit) r.fail('form.items')
    return out
  }
}

function utf8Length(code) {
  return code.length <= 21 ? code.length : utf8(code).length
}

/** An object with exactly these fields, in this order. */
export function object(fields) {
  const names = Object.keys(fields)
  const types = Object.values(fields)
  const heads = names.map((name, i) => utf8(`${i === 0 ? '{' : ','}"${name}":`))
  return (r) => {
    const out = {}
    for (let i = 0; i < names.length; i++) {
      if (!r.startsWith(heads[i])) misfit(r, names, i)
      r.path.push(names[i])
      out[names[i]] = types[i](r)
      r.path.pop()
    }
    if (r.peek() !== CLOSE) misfit(r, names, names.length)
    r.at++
    return out
  }
}

// Says why the field number i does not begin here.
function misfit(r, names, i) {
  const opening = i === 0 ? OPEN : COMMA
  if (r.peek() === CLOSE && i > 0) r.fail('form.missing-field', [...r.path, names[i]])
  r.expect(opening)
  if (r.peek() === CLOSE && i < names.length) r.fail('form.missing-field', [...r.path, names[i]])
  if (r.peek() !== QUOTE) r.fail('form.canonical')
  const found = r.text(Infinity)
  const at = [...r.path, found]
  if (i > 0 && found <= names[i - 1]) r.fail('form.key-order', at)
  if (i === names.length || found < names[i]) r.fail('form.unknown-field', at)
  if (found > names[i]) r.fail('form.missing-field', [...r.path, names[i]])
  r.peek()
  r.fail('form.canonical', at)
}
