// What a browser gives the verifier: fetch, SHA-256 of our own, Ed25519 of WebCrypto.
import { fetchSource } from './fetch.mjs'
import { sha256 } from './sha256.mjs'

const ED25519 = { name: 'Ed25519' }
const keys = new Map()
const MOST_KEYS = 10000

async function publicKey({ text, bytes }) {
  if (!keys.has(text)) {
    if (keys.size >= MOST_KEYS) keys.clear()
    keys.set(text, crypto.subtle.importKey('raw', bytes, ED25519, false, ['verify']).catch(() => null))
  }
  return keys.get(text)
}

async function verifyOne({ key, message, sig }) {
  const opened = await publicKey(key)
  return opened !== null && crypto.subtle.verify(ED25519, opened, sig, message)
}

/** Why this browser cannot verify: 'insecure', 'ed25519', or '' where it can. */
export async function missing() {
  if (!globalThis.crypto?.subtle) return 'insecure'
  const bytes = new Uint8Array(32)
  bytes[0] = 0x58
  bytes.fill(0x66, 1) // the base point of the curve
  return crypto.subtle.importKey('raw', bytes, ED25519, false, ['verify']).then(() => '', () => 'ed25519')
}

export const platform = { sha256, verifyAll: (checks) => Promise.all(checks.map(verifyOne)) }

/** The site of this page: the folder above that of the modules. */
export const site = new URL('../', import.meta.url).href

/** The ledger that the site publishes. */
export const read = fetchSource(site)
