// One verification: genesis and checkpoint, then all entries in their order.
import { hex, same, textOf } from './bytes.mjs'
import { Refusal } from './canonical.mjs'
import { notChecked } from './coded.mjs'
import { ReadFailure } from './fetch.mjs'
import { fold, voidEntry } from './fold.mjs'
import { LARGEST_LEAF, Opener, refusalOf } from './leaf.mjs'
import { keyLine, LARGEST_NOTE, namedKey, openCheckpoint } from './note.mjs'
import { outcome } from './outcome.mjs'
import { Report } from './report.mjs'
import { Sightings } from './sightings.mjs'
import { State } from './state.mjs'
import { differences, standingFindings, sumUnits, totalsOfSum } from './sums.mjs'
import { ENTRIES, LARGEST_BUNDLE, splitBundle, tilePath, WIDTH, widthAt } from './tiles.mjs'
import { Hasher } from './tree.mjs'
import { TreeCheck } from './treecheck.mjs'

const AHEAD = 4

/** Verifies what read gives; platform is {sha256, verifyAll}. Returns {report, state, sums}. */
export async function run(read, platform, options = {}) {
  const checker = new Run(read, platform, options)
  if (await checker.begin()) {
    await checker.entries()
    checker.count()
  } else checker.report.stop()
  return checker
}

class Run {
  constructor(read, platform, options) {
    Object.assign(this, { read, platform, options })
    this.report = new Report(Boolean(options.genesis))
    this.hasher = new Hasher(platform.sha256)
    this.opener = new Opener(platform.sha256)
    this.state = new State(platform.sha256)
    this.sightings = new Sightings()
  }

  // Reads genesis and checkpoint; false where the report can go no further.
  async begin() {
    const { report } = this
    const signed = await this.need('checkpoint', LARGEST_NOTE)
    this.first = await this.need('genesis.json', LARGEST_LEAF)
    const leaf = await this.genesis()
    if (!leaf) return false
    const { origin, nature, ledger_key: key } = leaf.act.body
    Object.assign(report, { genesis: leaf.hash, origin, nature })
    const pinned = this.options.genesis
    if (pinned && pinned !== leaf.hash) {
      report.fault('V1', { index: 0, file: 'genesis.json', what: `another election: genesis ${leaf.hash}, pinned ${pinned}` })
      return false
    }
    const ledgerKey = namedKey(origin, key.bytes, this.platform.sha256)
    const head = await openCheckpoint(signed, ledgerKey, { verifyAll: this.platform.verifyAll, hasher: this.hasher })
    if (head.why) {
      report.fault('V1', { file: 'checkpoint', what: head.why })
      return false
    }
    this.head = head
    Object.assign(report, { size: head.size, root: hex(head.root) })
    this.tree = new TreeCheck(this.read, this.hasher, head)
    await this.statedKey(ledgerKey)
    return true
  }

  async genesis() {
    const fault = (what) => this.report.fault('V2', { index: 0, file: 'genesis.json', what })
    const [leaf] = await this.open([this.first])
    if (leaf instanceof Refusal) fault(String(leaf))
    else if (leaf.act.kind !== 'office/genesis/1') fault(`an act of kind ${leaf.act.kind}, not a genesis`)
    else return leaf
    return null
  }

  async statedKey(key) {
    const file = await this.read('ledger.vkey', 1024)
    const fault = (what) => this.report.fault('V1', { file: 'ledger.vkey', what })
    if (!file.bytes) fault('the file is missing or too long')
    else if (textOf(file.bytes)?.replace(/\n$/, '') !== keyLine(key)) fault('another key than genesis names')
  }

  async need(path, most) {
    const file = await this.read(path, most)
    if (!file.bytes) throw new ReadFailure(`${path}: ${file.absent ? 'no such file' : 'the file is too long'}`)
    return file.bytes
  }

  // Leaves with their signatures verified, or what refuses each.
  async open(entries) {
    const opened = entries.map((bytes) => this.readLeaf(bytes))
    const checks = opened.flatMap((leaf) => leaf.checks ?? [])
    const good = await this.platform.verifyAll(checks)
    let at = 0
    return opened.map((leaf) => {
      if (leaf instanceof Refusal) return leaf
      const bad = good.slice(at, (at += leaf.checks.length)).indexOf(false)
      const refusal = bad < 0 ? null : refusalOf(leaf, bad)
      leaf.checks = null
      return refusal ?? leaf
    })
  }

  readLeaf(bytes) {
    try {
      return this.opener.read(bytes)
    } catch (refusal) {
      if (refusal instanceof Refusal) return refusal
      throw refusal
    }
  }

  async entries() {
    const { report, tree } = this
    let stopped
    for await (const bundle of this.bundles()) {
      if (bundle.bad >= 0) stopped = { index: bundle.first + bundle.bad, file: bundle.path, what: bundle.what }
      if (bundle.first === 0 && bundle.entries?.[0] && !same(bundle.entries[0], this.first)) {
        report.fault('V1', { index: 0, file: 'genesis.json', what: 'differs from entry 0' })
      }
      const opened = await bundle.opened
      ;(bundle.entries ?? []).forEach((leaf, i) => this.entry(leaf, opened[i], bundle))
      if (stopped) break
      await tree.settle()
      this.options.progress?.(tree.count, this.head.size)
    }
    for (const fault of await tree.finish(stopped)) report.fault('V1', fault)
    if (report.levels.V1 === 'ok') for (const fault of await this.sightings.faults(tree)) report.fault('V1', fault)
    if (stopped) report.stop()
  }

  entry(bytes, leaf, bundle) {
    const index = this.state.size
    this.tree.add(this.hasher.leaf(bytes))
    if (leaf instanceof Refusal) {
      voidEntry(this.state)
      this.report.fault('V2', { index, file: bundle.path, what: String(leaf) })
      return
    }
    const refusal = fold(this.state, leaf)
    if (refusal) this.report.fault(levelOf(refusal), { index, what: `void: ${refusal}` })
    else for (const fault of this.sightings.add(index, leaf)) this.report.fault('V1', fault)
  }

  // Bundles in their order; the next ones are read and opened meanwhile.
  async *bundles() {
    const count = Math.ceil(this.head.size / WIDTH)
    const queue = []
    for (let next = 0; next < count || queue.length > 0;) {
      while (next < count && queue.length < AHEAD) queue.push(unheard(this.bundle(next++)))
      yield await queue.shift()
    }
  }

  async bundle(number) {
    const bundle = await this.bundleFile(number)
    bundle.opened = unheard(this.open(bundle.entries ?? []))
    return bundle
  }

  async bundleFile(number) {
    const width = widthAt(ENTRIES, number, this.head.size)
    const at = { first: number * WIDTH, path: tilePath(ENTRIES, number, width), bad: 0 }
    for (const stored of width < WIDTH ? [width, WIDTH] : [WIDTH]) {
      const file = await this.read(tilePath(ENTRIES, number, stored), LARGEST_BUNDLE)
      if (file.tooLong) return { ...at, what: 'the bundle is too long' }
      if (!file.bytes) continue
      const split = splitBundle(file.bytes, stored)
      const bad = split.bad >= width && stored > width ? -1 : split.bad
      return { ...at, bad, entries: bad < 0 ? split.entries.slice(0, width) : [], what: 'the bundle does not split into its entries' }
    }
    return { ...at, what: 'the bundle is missing' }
  }

  // V3: sums, declarations and outcome of what was folded.
  count() {
    const { state, report } = this
    Object.assign(report, state.tally, { found: state.listed })
    if (!state.form) return
    const sums = sumUnits(state)
    this.sums = sums
    report.totals = totalsOfSum(sums[0])
    report.outcome = outcome(state, report.totals)
    report.declared = state.declarations.map((d) => this.declaration(d, sums))
    report.standing = standingFindings(state, sums).filter((f) => f.unit === 0).map(({ unit, ...finding }) => finding)
    report.not_checked = notChecked(state)
    const { register, reported, disputed, held, findings, breached } = sums[0]
    report.stations = { register, reported, disputed, held, findings, breached }
  }

  declaration(d, sums) {
    return {
      index: d.index, by: d.sources.length > 0 ? d.sources.join(', ') : d.office, sources: d.sources, stage: d.stage, as_of: d.asOf,
      election: d.election, unit: this.state.territory.units[d.unit].id, counts: d.counts, shares: d.shares,
      totals: declaredTotals(this.state, d), differences: differences(this.state, d, sums[d.unit]), findings: d.findings,
    }
  }
}

// A promise that fails while nobody waits for it: who stopped reading does not
// want to know, and who waits later hears of it all the same.
function unheard(promise) {
  promise.catch(() => {})
  return promise
}

// The exact counts among a declaration's that this election has totals for.
function declaredTotals(state, { counts, election }) {
  const totals = {}
  const candidates = {}
  for (const { of, count, precision } of election === '' ? counts : []) {
    if (precision !== 'exact') continue
    if (state.form.onBallot.has(of)) candidates[of] = count
    else if (!state.form.byCode.has(of)) totals[of] = count
  }
  return { ...totals, candidates }
}

const OF_SIGNERS = ['signature.', 'key.', 'office.', 'person.', 'genesis.', 'act.unentitled', 'act.genesis']

// V2 where an act has no standing by its signers, else V3.
function levelOf({ rule }) {
  return OF_SIGNERS.some((prefix) => rule.startsWith(prefix)) ? 'V2' : 'V3'
}
