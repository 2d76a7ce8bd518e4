// What can be checked of one station without reading all entries, and what
// cannot (spec/verification.md §5).
import { hex } from './bytes.mjs'
import { Refusal } from './canonical.mjs'
import { evaluate } from './evaluate.mjs'
import { Excerpt } from './excerpt.mjs'
import { laySheet, layForm, misfits } from './form.mjs'
import { LARGEST_LEAF, Opener } from './leaf.mjs'
import { LARGEST_NOTE, namedKey, openCheckpoint } from './note.mjs'
import { parseRulebook } from './rulebook.mjs'
import { Hasher } from './tree.mjs'
import { hashText } from './state.mjs'
import { sheetTotals } from './totals.mjs'

// How far the founding is searched for the ballot.
const MOST_FOUNDING = 4096

/**
 * Checks the entries of a station; say takes each step {what, ok, args} as it is known.
 * Returns the checkpoint's root and the totals of each protocol by its entry.
 */
export async function checkStation({ read, platform, station, entries, say }) {
  const check = new StationCheck(read, platform, say)
  if (!(await check.begin())) return { totals: check.totals }
  const protocols = []
  for (const index of entries) {
    const leaf = await check.entry(index)
    if (leaf && check.ofStation(index, leaf, station) && leaf.act.body.lines) protocols.push({ index, leaf })
  }
  await check.relations(protocols)
  return { root: hex(check.excerpt.head.root), totals: check.totals }
}

class StationCheck {
  constructor(read, platform, say) {
    Object.assign(this, { read, platform, say: (what, ok, ...args) => { say({ what, ok, args }); return ok } })
    this.opener = new Opener(platform.sha256)
    this.hasher = new Hasher(platform.sha256)
    this.totals = new Map()
  }

  async begin() {
    const [signed, first] = await Promise.all([this.read('checkpoint', LARGEST_NOTE), this.read('genesis.json', LARGEST_LEAF)])
    const leaf = first.bytes && (await this.open(first.bytes))
    const good = Boolean(leaf?.act) && leaf.act.kind === 'office/genesis/1'
    if (!this.say('genesis', good, good ? leaf.hash : String(leaf ?? ''))) return false
    this.genesis = leaf
    const { origin, ledger_key: key } = leaf.act.body
    const named = namedKey(origin, key.bytes, this.platform.sha256)
    const head = signed.bytes ? await openCheckpoint(signed.bytes, named, { verifyAll: this.platform.verifyAll, hasher: this.hasher }) : { why: '' }
    if (!this.say('checkpoint', head.why === undefined, ...(head.why === undefined ? [head.size, hex(head.root)] : [head.why, '']))) return false
    this.excerpt = new Excerpt(this.read, this.hasher, head)
    return true
  }

  // A leaf with good signatures, or the refusal.
  async open(bytes) {
    try {
      const leaf = this.opener.read(bytes)
      const good = await this.platform.verifyAll(leaf.checks)
      return good.includes(false) ? new Refusal('signature.invalid', 'signatures[].sig') : leaf
    } catch (refusal) {
      if (refusal instanceof Refusal) return refusal
      throw refusal
    }
  }

  async entry(index) {
    const { excerpt } = this
    const bytes = index < excerpt.head.size ? await excerpt.leaf(index) : null
    if (!this.say('place', bytes !== null && (await excerpt.proves(index, bytes)), index)) return null
    const leaf = await this.open(bytes)
    const good = !(leaf instanceof Refusal)
    this.say('signed', good, index, good ? leaf.signatures.length : String(leaf))
    return good ? leaf : null
  }

  ofStation(index, leaf, station) {
    const { act } = leaf
    return this.say('station', act.genesis === this.genesis.hash && act.body.station === station, index, act.kind, act.office)
  }

  async relations(protocols) {
    if (protocols.length === 0) return
    const law = await this.law()
    if (!law) return
    for (const { index, leaf } of protocols) {
      const { form } = law
      if (misfits(form, leaf.act.body).length > 0) {
        this.say('sheet', false, index)
        continue
      }
      const sheet = laySheet(form, leaf.act.body)
      this.totals.set(index, sheetTotals(form, sheet))
      for (const relation of law.relations) this.relation(index, relation, evaluate(relation.relation, form, sheet, inputs(leaf, form)))
    }
  }

  // A relation that fails is a finding, and no fault of the ledger.
  relation(index, { code, formula }, results) {
    const failing = results.find((result) => result.verdict === 'fails')
    if (failing) this.say('fails', null, index, code, formula, failing.left, failing.right)
    else if (results.some((result) => result.verdict === 'holds')) this.say('holds', true, index, code, formula)
    else this.say('blank', null, index, code, formula)
  }

  // The rulebook from the parts behind the genesis, and the ballot.
  async law() {
    const { head } = this.excerpt
    const parts = []
    let book = null
    for (let index = 1; index < Math.min(head.size, MOST_FOUNDING); index++) {
      const { kind, body } = await this.unsigned(index)
      if (!book && kind === 'act/part/1' && body.of === 'rulebook') parts.push(body.text)
      if (!book && kind === 'rulebook/adopted/1') book = this.rulebook(parts.slice(-body.parts).join(''))
      if (book && kind === 'candidacy/ballot-set/1') return this.ballot(index, book)
    }
    this.say('law', null)
    return null
  }

  async unsigned(index) {
    try {
      return this.opener.read(await this.excerpt.leaf(index)).act
    } catch {
      return {}
    }
  }

  rulebook(text) {
    const good = hashText(this.platform.sha256, text) === this.genesis.act.body.rulebook
    return this.say('rulebook', good, this.genesis.act.body.rulebook) ? parseRulebook(text) : null
  }

  async ballot(index, book) {
    const leaf = await this.entry(index)
    const form = leaf && layForm(book.form, leaf.act.body.candidates.map((c) => c.id))
    return form && { form, relations: book.relations.filter((r) => r.level === 'station' && r.relation) }
  }
}

function inputs({ act, signatures }, form) {
  const members = act.body.members ?? []
  const onPaper = members.filter((member) => member.stance === 'signed').length
  const { length } = form.candidates
  if (act.body.attestation === 'paper') return { members: members.length, signed: onPaper, candidates: length }
  return { members: Math.max(members.length, signatures.length), signed: signatures.length, candidates: length }
}
