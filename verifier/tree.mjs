// The Merkle tree of the ledger (RFC 6962) and its proofs; hashes are bytes.
// Sizes and indexes go to 2^53 - 1, so that no bitwise operator touches them.
import { same } from './bytes.mjs'

const LEAF = 0
const NODE = 1

/** Hashing of leaves and nodes on a platform's SHA-256. */
export class Hasher {
  constructor(sha256) {
    this.sha256 = sha256
    this.pair = new Uint8Array(65)
    this.pair[0] = NODE
    this.long = new Uint8Array(65536)
    this.long[0] = LEAF
    this.empty = sha256(new Uint8Array(0))
  }

  leaf(bytes) {
    if (bytes.length > 65535) throw new Error('an entry is longer than 65,535 bytes')
    this.long.set(bytes, 1)
    return this.sha256(this.long.subarray(0, bytes.length + 1))
  }

  node(left, right) {
    this.pair.set(left, 1)
    this.pair.set(right, 33)
    return this.sha256(this.pair)
  }

  /** The root over hashes[from:to], a run of equal subtrees. */
  root(hashes, from = 0, to = hashes.length) {
    if (to === from) return this.empty
    if (to - from === 1) return hashes[from]
    const middle = from + below(to - from)
    return this.node(this.root(hashes, from, middle), this.root(hashes, middle, to))
  }
}

/** The largest power of two below n, for n > 1. */
export function below(n) {
  let k = 1
  while (k * 2 < n) k *= 2
  return k
}

/** Does the proof place the leaf hash at index in the tree of that size and root? */
export function provesEntry(hasher, { index, size, root, hash, proof }) {
  if (!(index >= 0 && index < size)) return false
  const left = [...proof]
  const up = (i, n) => {
    if (n === 1) return hash
    const k = below(n)
    const inner = i < k ? up(i, k) : up(i - k, n - k)
    const beside = left.shift()
    if (!inner || !beside) return null
    return i < k ? hasher.node(inner, beside) : hasher.node(beside, inner)
  }
  const got = up(index, size)
  return got !== null && left.length === 0 && same(got, root)
}

/** Does the proof show that the tree of the size begins with the older one? */
export function provesGrowth(hasher, { oldSize, oldRoot, size, root, proof }) {
  if (!(oldSize >= 1 && oldSize <= size)) return false
  const left = [...proof]
  // Both roots of a subtree: of the older tree and of the newer one.
  const grow = (m, n, whole) => {
    if (m === n) {
      const own = whole ? oldRoot : left.shift()
      return own ? [own, own] : null
    }
    const k = below(n)
    const inner = m <= k ? grow(m, k, whole) : grow(m - k, n - k, false)
    const beside = left.shift()
    if (!inner || !beside) return null
    if (m <= k) return [inner[0], hasher.node(inner[1], beside)]
    return [hasher.node(beside, inner[0]), hasher.node(beside, inner[1])]
  }
  const got = grow(oldSize, size, true)
  return got !== null && left.length === 0 && same(got[0], oldRoot) && same(got[1], root)
}
