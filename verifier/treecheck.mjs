// V1: the tree that the entries give, held against tiles and checkpoint.
// Memory: one tile a level and the roots of full tiles, 1/256 of the hashes.
import { same } from './bytes.mjs'
import { ENTRIES, HASH, hashesAt, splitTile, tilePath, WIDTH, widthAt } from './tiles.mjs'

export class TreeCheck {
  constructor(read, hasher, head) {
    Object.assign(this, { read, hasher, head })
    this.levels = [] // the hashes of the tile under way at each level
    this.full = [] // full[L][N]: the root of the full tile N at level L
    this.count = 0
    this.differing = [] // tiles that are not what the entries give
    this.pending = []
  }

  /** Adds the leaf hash of the next entry. */
  add(hash) {
    this.count++
    this.push(0, hash)
  }

  push(level, hash) {
    const tile = (this.levels[level] ??= [])
    tile.push(hash)
    if (tile.length < WIDTH) return
    const root = this.hasher.root(tile)
    const roots = (this.full[level] ??= [])
    roots.push(root)
    this.compare(level, roots.length - 1, tile)
    this.levels[level] = []
    this.push(level + 1, root)
  }

  compare(level, number, hashes) {
    this.pending.push(this.held(level, number, hashes))
  }

  /** Waits for the comparisons under way, so that they do not pile up. */
  async settle() {
    const pending = this.pending
    this.pending = []
    await Promise.all(pending)
  }

  async held(level, number, hashes) {
    const published = await this.tile(level, number)
    const at = published ? hashes.findIndex((hash, i) => !same(hash, published[i])) : 0
    if (at >= 0) this.differing.push({ level, number, at, missing: !published })
  }

  /** The published hashes of a tile in the tree of the head, or null. */
  async tile(level, number, size = this.head.size) {
    const width = widthAt(level, number, size)
    for (const stored of width < WIDTH ? [width, WIDTH] : [WIDTH]) {
      const file = await this.read(tilePath(level, number, stored), HASH * stored)
      if (file.bytes) return file.bytes.length === HASH * stored ? splitTile(file.bytes).slice(0, width) : null
      if (file.tooLong) return null
    }
    return null
  }

  /** The faults of the tree once all entries were added, or reading stopped. */
  async finish(stopped) {
    if (!stopped) this.levels.forEach((tile, level) => tile.length && this.compare(level, this.full[level]?.length ?? 0, tile))
    await this.settle()
    this.differing.sort((a, b) => a.level - b.level || a.number - b.number)
    const holds = !stopped && same(this.root(), this.head.root)
    const known = new Map()
    const faults = []
    let placed = 0
    for (const tile of this.differing) {
      const above = !holds && !tile.missing && (await this.underRoot(tile.level, tile.number, known))
      if (above) placed++
      const fault = above ? this.ofEntries(tile) : this.ofTile(tile)
      if (fault) faults.push(fault)
    }
    if (stopped) faults.push(stopped)
    else if (!holds && placed === 0) faults.push({ index: this.head.size, file: 'checkpoint', what: 'its root is not that of the entries' })
    return faults
  }

  firstOf({ level, number, at }) {
    return (number * WIDTH + at) * WIDTH ** level
  }

  ofTile(tile) {
    const file = tilePath(tile.level, tile.number, widthAt(tile.level, tile.number, this.head.size))
    return { index: this.firstOf(tile), file, what: tile.missing ? 'the tile is missing or has another length' : 'the tile differs from the entries' }
  }

  // A tile under the checkpoint's root speaks against what lies below it: an
  // entry, or a lower tile that agrees with the entries. Where the lower tile
  // differs too, that one says where the fault lies.
  ofEntries(tile) {
    const { level, number, at } = tile
    if (level === 0) {
      const file = tilePath(ENTRIES, number, widthAt(ENTRIES, number, this.head.size))
      return { index: this.firstOf(tile), file, what: 'the entry differs from its hash under the checkpoint’s root' }
    }
    const below = number * WIDTH + at
    if (this.differing.some((other) => !other.missing && other.level === level - 1 && other.number === below)) return null
    return { index: this.firstOf(tile), file: tilePath(level - 1, below), what: 'the tile differs from its hash under the checkpoint’s root' }
  }

  async underRoot(level, number, known) {
    const name = `${level}/${number}`
    if (!known.has(name)) known.set(name, await this.findUnderRoot(level, number, known))
    return known.get(name)
  }

  async findUnderRoot(level, number, known) {
    const hashes = await this.tile(level, number)
    if (!hashes) return false
    if (number === Math.ceil(hashesAt(level, this.head.size) / WIDTH) - 1 && hashes.length < WIDTH) return this.edgeHolds(known)
    const above = await this.tile(level + 1, Math.floor(number / WIDTH))
    if (!above || !same(above[number % WIDTH], this.hasher.root(hashes))) return false
    return this.underRoot(level + 1, Math.floor(number / WIDTH), known)
  }

  // The partial tiles at the right edge give the root together.
  async edgeHolds(known) {
    if (!known.has('edge')) {
      const root = await this.rootAt(this.head.size).catch(() => null)
      known.set('edge', root !== null && same(root, this.head.root))
    }
    return known.get('edge')
  }

  /** The root of the entries added so far. */
  root() {
    return rootOf(this.levels, this.hasher)
  }

  /** The root that the published tiles give for an earlier size. */
  async rootAt(size) {
    const levels = []
    for (let level = 0; hashesAt(level, size) > 0; level++) {
      const count = hashesAt(level, size)
      const width = count % WIDTH
      if (width === 0) levels.push([])
      else {
        const hashes = await this.tile(level, Math.floor(count / WIDTH))
        if (!hashes) throw new Error(`no tile for the root at size ${size}`)
        levels.push(hashes.slice(0, width))
      }
    }
    return rootOf(levels, this.hasher)
  }
}

// The hashes left over at each level, from the leaves up; those of a lower
// level stand to the right of those of a higher one.
function rootOf(levels, hasher) {
  let right = null
  for (const hashes of levels) {
    if (right === null && hashes.length === 0) continue
    right = hasher.root(right === null ? hashes : [...hashes, right])
  }
  return right ?? hasher.empty
}

