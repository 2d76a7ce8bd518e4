// Bytes and their spellings: hex, base64, UTF-8, big-endian lengths.

const encoder = new TextEncoder()
const decoder = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
const DIGITS = encoder.encode('0123456789abcdef')
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
const SEXTET = new Int8Array(128).fill(-1)
for (let i = 0; i < 64; i++) SEXTET[ALPHABET.charCodeAt(i)] = i

export const utf8 = (text) => encoder.encode(text)

/** The text of bytes, or null where they are no UTF-8. */
export function textOf(bytes) {
  try {
    return decoder.decode(bytes)
  } catch {
    return null
  }
}

/** The text of bytes that are known to be ASCII; Node has a quicker way. */
export const ascii = globalThis.Buffer ? (bytes, from, to) => globalThis.Buffer.prototype.latin1Slice.call(bytes, from, to) : decodeAscii

function decodeAscii(bytes, from, to) {
  let out = ''
  for (; from < to; from += 4096) out += String.fromCharCode.apply(null, bytes.subarray(from, Math.min(to, from + 4096)))
  return out
}

// At once: a text that is put together piece by piece keeps every piece.
export function hex(bytes) {
  const out = new Uint8Array(2 * bytes.length)
  for (let i = 0; i < bytes.length; i++) {
    out[2 * i] = DIGITS[bytes[i] >> 4]
    out[2 * i + 1] = DIGITS[bytes[i] & 15]
  }
  return ascii(out, 0, out.length)
}

export function unhex(text) {
  const out = new Uint8Array(text.length / 2)
  for (let i = 0; i < out.length; i++) out[i] = parseInt(text.slice(2 * i, 2 * i + 2), 16)
  return out
}

/** The bytes of base64 text in its one spelling, or null: padded, spare bits zero. */
export function unbase64(text) {
  if (text.length % 4 !== 0) return null
  const pad = text.endsWith('==') ? 2 : text.endsWith('=') ? 1 : 0
  const out = new Uint8Array((text.length / 4) * 3 - pad)
  let bits = 0
  let held = 0
  let at = 0
  for (let i = 0; i < text.length - pad; i++) {
    const code = text.charCodeAt(i)
    const six = code < 128 ? SEXTET[code] : -1
    if (six < 0) return null
    held = ((held << 6) | six) & 0xffff
    bits += 6
    if (bits >= 8) {
      bits -= 8
      out[at++] = (held >> bits) & 0xff
    }
  }
  return (held & ((1 << bits) - 1)) === 0 ? out : null
}

export function base64(bytes) {
  let out = ''
  for (let i = 0; i < bytes.length; i += 3) {
    const three = (bytes[i] << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0)
    for (let j = 0; j < 4; j++) out += i + j > bytes.length ? '=' : ALPHABET[(three >> (18 - 6 * j)) & 63]
  }
  return out
}

export function same(a, b) {
  if (a.length !== b.length) return false
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false
  return true
}

export function join(...parts) {
  const out = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    out.set(part, at)
    at += part.length
  }
  return out
}
