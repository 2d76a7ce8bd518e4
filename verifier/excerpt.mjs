// Single entries of a ledger, proven to the checkpoint from its hash tiles
// (spec/ledger.md §2, §5; spec/verification.md §5).
import { ENTRIES, LARGEST_BUNDLE, splitBundle, tilePath, WIDTH, widthAt } from './tiles.mjs'
import { below, provesEntry } from './tree.mjs'
import { TreeCheck } from './treecheck.mjs'

export class Excerpt {
  constructor(read, hasher, head) {
    Object.assign(this, { read, hasher, head })
    this.tree = new TreeCheck(read, hasher, head)
    this.bundles = new Map()
    this.tiles = new Map()
  }

  /** The bytes of an entry, or null where its bundle is not what it should be. */
  async leaf(index) {
    const number = Math.floor(index / WIDTH)
    if (!this.bundles.has(number)) this.bundles.set(number, this.bundle(number))
    return (await this.bundles.get(number))?.[index % WIDTH] ?? null
  }

  async bundle(number) {
    const width = widthAt(ENTRIES, number, this.head.size)
    for (const stored of width < WIDTH ? [width, WIDTH] : [WIDTH]) {
      const file = await this.read(tilePath(ENTRIES, number, stored), LARGEST_BUNDLE)
      if (!file.bytes) continue
      const split = splitBundle(file.bytes, stored)
      return split.bad < 0 ? split.entries.slice(0, width) : null
    }
    return null
  }

  /** Whether the entry is under the checkpoint's root. */
  async proves(index, leaf) {
    const proof = []
    let [from, to] = [0, this.head.size]
    while (to - from > 1) {
      const middle = from + below(to - from)
      const beside = index < middle ? await this.over(middle, to) : await this.over(from, middle)
      if (!beside) return false
      proof.unshift(beside)
      if (index < middle) to = middle
      else from = middle
    }
    return provesEntry(this.hasher, { index, size: this.head.size, root: this.head.root, hash: this.hasher.leaf(leaf), proof })
  }

  // The hash over entries from to, put together from tiles; null where one is missing.
  async over(from, to) {
    const count = to - from
    let level = 0
    let step = 1
    while (step * WIDTH <= count) {
      step *= WIDTH
      level++
    }
    if (Number.isInteger(Math.log2(count)) && from % count === 0) return this.within(level, from / step, count / step)
    const middle = from + below(count)
    const left = await this.over(from, middle)
    const right = await this.over(middle, to)
    return left && right && this.hasher.node(left, right)
  }

  async within(level, first, count) {
    const number = Math.floor(first / WIDTH)
    const name = tilePath(level, number)
    if (!this.tiles.has(name)) this.tiles.set(name, this.tree.tile(level, number))
    const tile = await this.tiles.get(name)
    const at = first % WIDTH
    return tile && tile.length >= at + count ? this.hasher.root(tile, at, at + count) : null
  }
}
