// Signers of a nominee (spec/acts/candidacy.md, § Signatures and § Lookup): the lines
// that a seed draws, what a sample shows, and the voter's check of an answer to "was
// my number used?". A page that loads this file needs nobody's word.
import { base64, hex, join, same, unbase64, unhex, utf8 } from './bytes.mjs'
import { Reader, Refusal, hash, integer, list, object, text } from './canonical.mjs'
import { sha256 } from './sha256.mjs'

const EXPONENT = 65537
const DIGEST_INFO = unhex('3031300d060960864801650304020105000420') // RFC 8017, 9.2, note 1
const MOST_BOUNDED = 5000

/** An answer that shows nothing, and the word for why. */
export class Shortfall extends Error {
  constructor(reason) {
    super(`the answer shows nothing: ${reason}`)
    this.reason = reason
  }
}

function path(r) {
  const digits = r.text(64 * 64)
  if (!/^(?:[0-9a-f]{64})*$/.test(digits)) r.fail('answer.path')
  return digits.match(/.{64}/g) ?? []
}

const LEAF = object({ cell: hash, line: text(64), path, place: integer(0, Number.MAX_SAFE_INTEGER), salt: hash, sheet: text(64), tag: hash })
const ANSWER = object({
  genesis: hash, leaves: list(1000, LEAF), nominee: text(40), root: hash, schema: text(40), signature: text(1024), unit: text(40),
})
const ZEROS = '0'.repeat(64)

// The fields of objects in the order of canonical JSON.
function ordered(value) {
  if (Array.isArray(value)) return value.map(ordered)
  if (value === null || typeof value !== 'object') return value
  return Object.fromEntries(Object.keys(value).sort().map((key) => [key, ordered(value[key])]))
}

const closed = (leaf) => leaf.salt === ZEROS && leaf.sheet === '' && leaf.line === ''
const isPlace = (name) => /^[^\n\t ](?:[^\n\t]*[^\n\t ])?$/.test(name)

function readAnswer(answer) {
  try {
    const bytes = utf8(JSON.stringify(ordered(answer)))
    const reader = new Reader(bytes)
    const read = ANSWER(reader)
    const signature = unbase64(read.signature)
    const places = read.leaves.every((leaf) => closed(leaf) || (isPlace(leaf.sheet) && isPlace(leaf.line)))
    if (reader.at !== bytes.length || read.schema !== 'urna/signer-answer/1' || !signature || base64(signature) !== read.signature || !places) throw new Shortfall('form')
    return { ...read, signature }
  } catch (fault) {
    if (fault instanceof Refusal || fault instanceof TypeError) throw new Shortfall('form')
    throw fault
  }
}

const digest = (words) => hex(sha256(utf8(words)))

/** The tag of a signature. */
export const tagOf = (signature) => hex(sha256(join(utf8('urna/signer-tag/1\n'), signature)))

const cellOf = ({ salt, sheet, line }) => digest(`urna/signer-cell/1\n${salt}\n${sheet}\n${line}`)
const sized = (count, tree) => digest(`urna/signer-tree/1\n${count}\n${tree}`)
const above = (left, right) => hex(sha256(unhex(`01${left}${right}`)))

// Whether a signature is the key's on the question of a number (RFC 8017, 8.2.2).
function signed({ genesis, modulus, number }, signature) {
  const n = BigInt(`0x${modulus}`)
  const size = Math.ceil(modulus.length / 2)
  const s = signature.length === size ? BigInt(`0x${hex(signature)}`) : n
  if (s >= n) return false
  const question = sha256(utf8(`urna/signer/1\n${genesis}\n${number}`))
  const filling = new Uint8Array(size - 3 - DIGEST_INFO.length - question.length).fill(0xff)
  const want = join(Uint8Array.of(0, 1), filling, Uint8Array.of(0), DIGEST_INFO, question)
  let power = s
  for (let e = EXPONENT; e > 1; e >>= 1) power = (power * power) % n // 65537 is 2^16 + 1
  power = (power * s) % n
  return same(unhex(power.toString(16).padStart(2 * size, '0')), want)
}

// The root to which a leaf's way leads in a tree of so many, '' for a way of another length.
function rooted(leaf, count) {
  const sides = []
  for (let at = leaf.place, n = count; n > 1; ) {
    let k = 1
    while (2 * k < n) k *= 2
    sides.unshift(at < k)
    if (at < k) n = k
    else [at, n] = [at - k, n - k]
  }
  if (sides.length !== leaf.path.length) return ''
  return leaf.path.reduce((own, beside, i) => (sides[i] ? above(own, beside) : above(beside, own)), hex(sha256(unhex(`00${leaf.tag}${leaf.cell}`))))
}

// Throws where leaves with the tag could have been kept back.
function complete({ root, signatures }, leaves, tag) {
  if (leaves.length === 0) {
    if (signatures === 0 && root === sized(0, digest(''))) return
    throw new Shortfall('leaves')
  }
  if (leaves[0].place > 0 && leaves[0].tag >= tag) throw new Shortfall('first')
  if (leaves.at(-1).place < signatures - 1 && leaves.at(-1).tag <= tag) throw new Shortfall('last')
}

/**
 * The places {place, sheet, line} where a number was used, none where it was not; a
 * Shortfall with its reason where the answer does not show it. asked is {genesis,
 * modulus, number, root, signatures} as the ledger and the voter have them.
 */
export function check(asked, answer) {
  const { genesis, leaves, root, signature } = readAnswer(answer)
  if (genesis !== asked.genesis) throw new Shortfall('election')
  if (root !== asked.root) throw new Shortfall('sheets')
  if (!signed(asked, signature)) throw new Shortfall('signature')
  const tag = tagOf(signature)
  leaves.forEach((leaf, i) => {
    if (leaf.place >= asked.signatures || (i > 0 && leaf.place !== leaves[i - 1].place + 1)) throw new Shortfall('places')
    const tree = rooted(leaf, asked.signatures)
    if (tree === '' || sized(asked.signatures, tree) !== root) throw new Shortfall('root')
  })
  complete(asked, leaves, tag)
  for (const leaf of leaves) {
    if (leaf.tag === tag ? leaf.sheet === '' || cellOf(leaf) !== leaf.cell : !closed(leaf)) throw new Shortfall('opening')
  }
  return leaves.filter((leaf) => leaf.tag === tag).map(({ place, sheet, line }) => ({ place, sheet, line }))
}

const WORD = 1n << 64n

function* numbers(seed, purpose) {
  for (let i = 0; ; i++) {
    const digits = digest(`urna/sample/1\n${seed}\n${purpose}\n${i}\n`)
    for (let at = 0; at < 64; at += 16) yield BigInt(`0x${digits.slice(at, at + 16)}`)
  }
}

/** The lines from 0 that a seed draws of a whole for a purpose, ascending. */
export function sample({ seed, purpose, whole, sample: size }) {
  const stream = numbers(seed, purpose)
  const moved = new Map()
  const at = (i) => moved.get(i) ?? i
  const drawn = []
  for (let i = 0; i < Math.min(size, whole); i++) {
    const n = BigInt(whole - i)
    let x
    do x = stream.next().value
    while (x >= WORD - (WORD % n))
    const j = i + Number(x % n)
    drawn.push(at(j))
    moved.set(j, at(i))
  }
  return drawn.sort((a, b) => a - b)
}

/** How many of a whole are valid at least, where of a sample so many were. */
export function lowerBound({ whole, sample: size, valid, oneIn }) {
  if (size <= 0 || valid <= 0 || valid > size || size > whole) return 0
  if (size === whole || size > MOST_BOUNDED) return valid
  let [low, high] = [0, whole]
  while (high - low > 1) {
    const middle = low + Math.floor((high - low) / 2)
    if (rare({ whole, size, valid, oneIn }, middle)) low = middle
    else high = middle
  }
  return Math.max(low, valid)
}

function rare({ whole, size, valid, oneIn }, k) {
  if (k === 0) return true
  const [a, rest] = [BigInt(k), BigInt(whole - k)]
  let term = a ** BigInt(size)
  let sum = term
  for (let i = size; i > valid; i--) {
    term = (term * rest * BigInt(i)) / (a * BigInt(size - i + 1))
    sum += term
  }
  return sum * BigInt(oneIn) <= BigInt(whole) ** BigInt(size)
}

const PARTS = 10_000n
const up = (n, by) => (n + by - 1n) / by
const decimals = (a, b) => (2n * PARTS * a + b) / (2n * b) // a half goes up

/** What 2 CCR 20530 to 20532 estimates of a sample, and its word for it. */
export function california({ whole, sample: size, valid, twice, required }) {
  if (size <= 0 || whole < size) return { figure: 0, word: 'full count' }
  const [w, n, need] = [BigInt(whole), BigInt(size), BigInt(required)]
  const a = decimals(w, n)
  const figure = up(decimals(BigInt(valid), n) * w, PARTS) - up(a * (a - PARTS) * BigInt(twice), PARTS * PARTS)
  const word = 100n * figure >= 110n * need ? 'qualifies' : 100n * figure < 95n * need ? 'fails' : 'full count'
  return { figure: Number(figure), word }
}
