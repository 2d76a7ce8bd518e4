// One verification: genesis and checkpoint, then all entries in their order.
import { hex, same, unbase64 } from './bytes.mjs'
import { openCheckpoint, LARGEST_NOTE, namedKey } from './note.mjs'
import { ReadFailure } from './fetch.mjs'
import { Report } from './report.mjs'
import { ENTRIES, LARGEST_BUNDLE, splitBundle, tilePath, WIDTH, widthAt } from './tiles.mjs'
import { Hasher } from './tree.mjs'
import { TreeCheck } from './treecheck.mjs'

const AHEAD = 4

/** Verifies what read gives; platform is {sha256, verify}. */
export async function run(read, platform, options = {}) {
  const checker = new Run(read, platform, options)
  if (await checker.begin()) await checker.entries()
  return checker.report
}

class Run {
  constructor(read, platform, options) {
    Object.assign(this, { read, platform, options })
    this.report = new Report(Boolean(options.genesis))
    this.hasher = new Hasher(platform.sha256)
  }

  async begin() {
    const signed = await this.need('checkpoint', LARGEST_NOTE)
    const first = await this.need('genesis.json', 65535)
    const { body } = JSON.parse(new TextDecoder().decode(first)).act
    const key = namedKey(body.origin, unbase64(body.ledger_key), this.platform.sha256)
    const head = await openCheckpoint(signed, key, { verify: this.platform.verify, hasher: this.hasher })
    if (head.why) {
      this.report.fault('V1', { file: 'checkpoint', what: head.why })
      return false
    }
    this.head = head
    this.report.size = head.size
    this.report.root = hex(head.root)
    this.tree = new TreeCheck(this.read, this.hasher, head)
    return true
  }

  async need(path, most) {
    const file = await this.read(path, most)
    if (!file.bytes) throw new ReadFailure(`${path}: ${file.absent ? 'no such file' : 'the file is too long'}`)
    return file.bytes
  }

  async entries() {
    let stopped
    for await (const bundle of this.bundles()) {
      if (bundle.bad >= 0) stopped = { index: bundle.first + bundle.bad, file: bundle.path, what: bundle.what }
      if (stopped) break
      for (const leaf of bundle.entries) this.tree.add(this.hasher.leaf(leaf))
      await this.tree.settle()
      this.options.progress?.(this.tree.count, this.head.size)
    }
    for (const fault of await this.tree.finish(stopped)) this.report.fault('V1', fault)
  }

  // Bundles in their order, the next ones being read meanwhile.
  async *bundles() {
    const count = Math.ceil(this.head.size / WIDTH)
    const queue = []
    for (let next = 0; next < count || queue.length > 0;) {
      while (next < count && queue.length < AHEAD) queue.push(this.bundle(next++))
      yield await queue.shift()
    }
  }

  async bundle(number) {
    const width = widthAt(ENTRIES, number, this.head.size)
    const path = tilePath(ENTRIES, number, width)
    const at = { first: number * WIDTH, path }
    for (const stored of width < WIDTH ? [width, WIDTH] : [WIDTH]) {
      const file = await this.read(tilePath(ENTRIES, number, stored), LARGEST_BUNDLE)
      if (file.tooLong) return { ...at, bad: 0, what: 'the bundle is too long' }
      if (!file.bytes) continue
      const split = splitBundle(file.bytes, stored)
      const bad = split.bad >= 0 && split.bad < width ? split.bad : stored === width ? split.bad : -1
      return { ...at, entries: split.entries.slice(0, width), bad, what: 'the bundle does not split into its entries' }
    }
    return { ...at, bad: 0, what: 'the bundle is missing' }
  }
}
