// Signed notes and the checkpoint: the text, its signatures, the key line.
import { base64, hex, join, same, textOf, unbase64, unhex, utf8 } from './bytes.mjs'

const ED25519 = 1
export const LARGEST_NOTE = 65536
const MOST_SIGNATURES = 100

/** {name, id, key} of a line NAME+ID+KEY, or null. */
export function parseKeyLine(line, sha256) {
  const found = /^([^+\s]+)\+([0-9a-f]{8})\+([A-Za-z0-9+/=]+)$/u.exec(line)
  if (!found) return null
  const typed = unbase64(found[3])
  if (!typed || typed.length !== 33 || typed[0] !== ED25519) return null
  const key = { name: found[1], key: typed.subarray(1), id: keyId(found[1], typed.subarray(1), sha256) }
  return same(key.id, unhex(found[2])) ? key : null
}

export function namedKey(name, key, sha256) {
  return { name, key, id: keyId(name, key, sha256) }
}

/** The line NAME+ID+KEY of a key. */
export function keyLine({ name, key, id }) {
  return `${name}+${hex(id)}+${base64(join(Uint8Array.of(ED25519), key))}`
}

function keyId(name, key, sha256) {
  return sha256(join(utf8(name), Uint8Array.of(10, ED25519), key)).slice(0, 4)
}

async function verifyOne(verifyAll, bytes, message, sig) {
  const [good] = await verifyAll([{ key: { text: base64(bytes), bytes }, message, sig }])
  return good
}

/** Opens a note with one key: its text, or the reason why it is none. */
export async function openNote(bytes, key, verifyAll) {
  if (bytes.length > LARGEST_NOTE) return { why: 'it is longer than 65,536 bytes' }
  const whole = textOf(bytes)
  // eslint-disable-next-line no-control-regex
  if (whole === null || /[\u0000-\u0009\u000b-\u001f\u007f]/.test(whole)) return { why: 'it is no note: not UTF-8, or with control characters' }
  const split = whole.lastIndexOf('\n\n')
  if (split < 0 || !whole.endsWith('\n')) return { why: 'it is no note: no signatures behind an empty line' }
  const text = whole.slice(0, split + 1)
  const lines = whole.slice(split + 2, -1).split('\n')
  if (lines.length > MOST_SIGNATURES) return { why: 'it has more than 100 signatures' }
  const own = []
  for (const line of lines) {
    const found = /^— ([^ +]+) ([A-Za-z0-9+/]+={0,2})$/.exec(line)
    const blob = found && unbase64(found[2])
    if (!blob || blob.length < 5 || /\s/u.test(found[1])) return { why: 'a signature line is malformed' }
    if (found[1] === key.name && same(blob.subarray(0, 4), key.id)) own.push(blob.subarray(4))
  }
  if (own.length === 0) return { why: 'it has no signature of the ledger’s key' }
  if (own[0].length !== 64 || !(await verifyOne(verifyAll, key.key, utf8(text), own[0]))) return { why: 'the signature of the ledger’s key does not verify' }
  return { text }
}

/** {origin, size, root} of a checkpoint's text, or null where it is spelled otherwise. */
export function parseCheckpoint(text) {
  const lines = text.split('\n')
  if (lines.length !== 4 || lines[3] !== '' || lines[0] === '') return null
  if (!/^(0|[1-9]\d{0,15})$/.test(lines[1]) || !Number.isSafeInteger(Number(lines[1]))) return null
  const root = unbase64(lines[2])
  if (!root || root.length !== 32) return null
  return { origin: lines[0], size: Number(lines[1]), root }
}

/** Opens a checkpoint of the expected origin: {size, root} or {why}. */
export async function openCheckpoint(bytes, key, { verifyAll, hasher }) {
  const note = await openNote(bytes, key, verifyAll)
  if (note.why) return note
  const point = parseCheckpoint(note.text)
  if (!point) return { why: 'its text is not spelled as a checkpoint is' }
  if (point.origin !== key.name) return { why: `its origin is ${point.origin}, not ${key.name}` }
  if (point.size === 0 && !same(point.root, hasher.empty)) return { why: 'size 0 with another root than that of nothing' }
  return point
}

