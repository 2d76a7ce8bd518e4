// Ed25519 in Node, a batch at a time; also the program of a thread.
import { createPublicKey, verify } from 'node:crypto'
import { isMainThread, parentPort } from 'node:worker_threads'
import { unhex } from './bytes.mjs'

const SPKI = unhex('302a300506032b6570032100')
const KEY = 32
const HEAD = KEY + 64 + 4
const MOST_KEYS = 10000

/** A batch as one run of bytes, which moves to a thread without a copy. */
export function pack(checks) {
  const out = new Uint8Array(checks.reduce((sum, { message }) => sum + HEAD + message.length, 0))
  const view = new DataView(out.buffer)
  let at = 0
  for (const { key, message, sig } of checks) {
    out.set(key.bytes, at)
    out.set(sig, at + KEY)
    view.setUint32(at + HEAD - 4, message.length)
    out.set(message, at + HEAD)
    at += HEAD + message.length
  }
  return out
}

/** Whether each signature of a packed batch is good. */
export function verifyPacked(packed) {
  const view = new DataView(packed.buffer, packed.byteOffset)
  const good = []
  for (let at = 0; at < packed.length;) {
    const length = view.getUint32(at + HEAD - 4)
    const key = publicKey(packed.subarray(at, at + KEY))
    good.push(key !== null && verify(null, packed.subarray(at + HEAD, at + HEAD + length), key, packed.subarray(at + KEY, at + HEAD - 4)))
    at += HEAD + length
  }
  return good
}

// A ledger has few keys and many signatures of each; opening a key costs as
// much as a verification does.
const keys = new Map()

function publicKey(bytes) {
  const name = Buffer.from(bytes).toString('latin1')
  if (!keys.has(name)) {
    if (keys.size >= MOST_KEYS) keys.clear()
    keys.set(name, openKey(bytes))
  }
  return keys.get(name)
}

// Bytes that are no point of the curve are a key that verifies nothing.
function openKey(bytes) {
  try {
    return createPublicKey({ key: Buffer.concat([SPKI, bytes]), format: 'der', type: 'spki' })
  } catch {
    return null
  }
}

if (!isMainThread) parentPort.on('message', (packed) => parentPort.postMessage(verifyPacked(packed)))
