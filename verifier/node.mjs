// What Node gives the verifier: files or a server to read, SHA-256, Ed25519.
import { createHash, createPublicKey, verify as verifySignature } from 'node:crypto'
import { readFile, stat } from 'node:fs/promises'
import { join as joinPath } from 'node:path'
import { join, unhex } from './bytes.mjs'
import { fetchSource, ReadFailure } from './fetch.mjs'

const SPKI = unhex('302a300506032b6570032100')
const keys = new Map()

export function sha256(bytes) {
  return createHash('sha256').update(bytes).digest()
}

/** Verifies on the thread pool, so that the cores share the work. */
export function verify(key, message, signature) {
  const opened = publicKey(key)
  if (!opened) return Promise.resolve(false)
  return new Promise((resolve) => verifySignature(null, message, opened, signature, (fault, good) => resolve(!fault && good)))
}

// A ledger has few keys and many signatures of each; opening a key costs as
// much as a verification does.
function publicKey(bytes) {
  const name = Buffer.from(bytes).toString('latin1')
  if (!keys.has(name)) {
    if (keys.size >= 10000) keys.clear()
    try {
      keys.set(name, createPublicKey({ key: Buffer.from(join(SPKI, bytes)), format: 'der', type: 'spki' }))
    } catch {
      keys.set(name, null)
    }
  }
  return keys.get(name)
}

/** Reads a public folder, the folder above one, or a server's address. */
export async function openSource(place) {
  if (/^https?:\/\//.test(place)) return fetchSource(place)
  const inner = joinPath(place, 'public')
  const folder = (await isFolder(inner)) ? inner : place
  if (!(await isFolder(folder))) throw new ReadFailure(`${place}: no such folder`)
  return async (path, most) => {
    const file = joinPath(folder, path)
    try {
      if ((await stat(file)).size > most) return { tooLong: true }
      return { bytes: new Uint8Array(await readFile(file)) }
    } catch (fault) {
      if (fault.code === 'ENOENT' || fault.code === 'ENOTDIR') return { absent: true }
      throw new ReadFailure(`${path}: ${fault.message}`)
    }
  }
}

async function isFolder(path) {
  return stat(path).then((s) => s.isDirectory(), () => false)
}
