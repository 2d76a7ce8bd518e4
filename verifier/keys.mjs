// What a key's 32 bytes must be (spec/acts/act.md §4).
import { unhex } from './bytes.mjs'

const P = 2n ** 255n - 19n
const D = mod(-121665n * inverse(121666n))
const SMALL = new Set([
  '0100000000000000000000000000000000000000000000000000000000000000',
  'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  '0000000000000000000000000000000000000000000000000000000000000000',
  '0000000000000000000000000000000000000000000000000000000000000080',
  '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
  '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85',
  'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
  'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa',
].map((h) => String.fromCharCode(...unhex(h))))

function mod(a) {
  const r = a % P
  return r < 0n ? r + P : r
}

function power(base, exponent) {
  let out = 1n
  for (let b = mod(base), e = exponent; e > 0n; e >>= 1n) {
    if (e & 1n) out = mod(out * b)
    b = mod(b * b)
  }
  return out
}

function inverse(a) {
  return power(a, P - 2n)
}

function ordinate(bytes) {
  let y = BigInt(bytes[31] & 0x7f)
  for (let i = 30; i >= 0; i--) y = y * 256n + BigInt(bytes[i])
  return y
}

/** The rule that refuses a signer's key, or ''. */
export function refusedKey(bytes) {
  // Only bytes that end in ff…7f, 0…80 or ff…ff can be another spelling.
  const y = ordinate(bytes)
  const sign = bytes[31] >> 7
  if (y >= P || (sign === 1 && (y === 1n || y === P - 1n))) return 'key.canonical'
  return SMALL.has(String.fromCharCode(...bytes)) ? 'key.small-order' : ''
}

/** The rule that refuses a key that a genesis or a delegation names, or ''. */
export function refusedNewKey(bytes) {
  const refused = refusedKey(bytes)
  if (refused) return refused
  const y = ordinate(bytes)
  const square = mod(y * y)
  // x² = (y² - 1) / (d y² + 1) must be a square.
  const x2 = mod((square - 1n) * inverse(mod(D * square + 1n)))
  return x2 === 0n || power(x2, (P - 1n) / 2n) === 1n ? '' : 'key.point'
}
