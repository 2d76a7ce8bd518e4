import assert from 'node:assert/strict'
import { hex, same, unhex, utf8 } from '../bytes.mjs'
import { sha256, verifyAll } from '../node.mjs'
import { openCheckpoint, parseKeyLine } from '../note.mjs'
import { ENTRIES, hashesAt, parseTilePath, splitBundle, tilePath, WIDTH, widthAt } from '../tiles.mjs'
import { Hasher, provesEntry, provesGrowth } from '../tree.mjs'
import { join } from '../bytes.mjs'

const hasher = new Hasher(sha256)
const hashes = (list) => (list ?? []).map(unhex)

/** A vector of schema urna/ledger/1 against this program. */
export async function checkLedger(vector, name) {
  const got = await HOLDS[vector.kind](vector)
  assert.equal(got, vector.verdict === 'good', `${name}: ${vector.what}`)
}

const HOLDS = {
  leaf: (v) => hex(hasher.leaf(unhex(v.leaf ?? ''))) === v.hash,
  tree: treeHolds,
  'tile-path': (v) => {
    const got = parseTilePath(v.path)
    return got !== null && got.level === (v.level ?? 0) && got.number === (v.number ?? 0) && got.width === v.width
  },
  bundle: (v) => {
    const split = splitBundle(unhex(v.data ?? ''), parseTilePath(v.path).width)
    if (split.bad >= 0) assert.equal(split.bad, v.entry ?? 0, v.what)
    return split.bad < 0 && split.entries.map(hex).join() === (v.leaves ?? []).join()
  },
  checkpoint: async (v) => {
    const key = parseKeyLine(v.vkey, sha256)
    if (!key || key.name !== v.origin) return false
    const point = await openCheckpoint(utf8(v.signed), key, { verifyAll, hasher })
    return !point.why && point.size === (v.size ?? 0) && hex(point.root) === v.root
  },
  'entry-proof': (v) => provesEntry(hasher, {
    index: v.index ?? 0, size: v.size ?? 0, root: unhex(v.root), hash: unhex(v.hash), proof: hashes(v.proof),
  }),
  'growth-proof': (v) => provesGrowth(hasher, {
    oldSize: v.old_size ?? 0, oldRoot: unhex(v.old_root), size: v.size ?? 0, root: unhex(v.root), proof: hashes(v.proof),
  }),
}

function treeHolds(v) {
  const leaves = Array.from({ length: v.count ?? 0 }, (_, i) => utf8(`leaf ${i}`))
  const level0 = leaves.map((leaf) => hasher.leaf(leaf))
  for (const [size, root] of Object.entries(v.roots ?? {})) {
    if (hex(hasher.root(level0, 0, Number(size))) !== root) return false
  }
  return !v.files || same(utf8(JSON.stringify(v.files)), utf8(JSON.stringify(filesOf(leaves, level0))))
}

function filesOf(leaves, level0) {
  const files = {}
  const size = leaves.length
  let hashed = level0
  for (let level = 0; hashesAt(level, size) > 0; level++) {
    for (let number = 0; widthAt(level, number, size) > 0; number++) {
      const width = widthAt(level, number, size)
      const at = number * WIDTH
      files[tilePath(level, number, width)] = hex(sha256(join(...hashed.slice(at, at + width))))
      if (level > 0) continue
      const parts = leaves.slice(at, at + width).flatMap((leaf) => [Uint8Array.of(leaf.length >> 8, leaf.length & 255), leaf])
      files[tilePath(ENTRIES, number, width)] = hex(sha256(join(...parts)))
    }
    const above = Math.floor(hashed.length / WIDTH)
    hashed = Array.from({ length: above }, (_, i) => hasher.root(hashed, i * WIDTH, (i + 1) * WIDTH))
  }
  return Object.fromEntries(Object.entries(files).sort(([a], [b]) => (a < b ? -1 : 1)))
}
