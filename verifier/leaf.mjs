// Opening a leaf (spec/acts/act.md §7): its bytes, its keys, its signatures.
import { hex, utf8 } from './bytes.mjs'
import { ascending, hash, integer, key, object, Reader, Refusal, signature, text, time } from './canonical.mjs'
import { refusedKey, refusedNewKey } from './keys.mjs'
import { KINDS } from './kinds.mjs'

export const LARGEST_LEAF = 65535
export const ZEROS = '0'.repeat(64)
const MOST = Number.MAX_SAFE_INTEGER
const SIGNATURE_DOMAIN = 'urna/signature/1\n'
const POSSESSION_DOMAIN = 'urna/possession/1\n'
const CLOSE = 0x7d
const INVALID = ['signature.invalid', 'signatures[].sig']
const NO_POSSESSION = ['key.possession', 'body.possession']

const restsOn = object({ acts: ascending(64, hash), rules: ascending(64, text(128)) })
const passedOver = (r) => {
  const from = r.at
  r.skip()
  return { from, to: r.at }
}
const actType = object({ body: passedOver, genesis: hash, kind: text(64), office: text(128), rests_on: restsOn })
const seen = object({ root: hash, size: integer(0, MOST) })
const signatureType = object({
  claimed: time, counter: integer(1, MOST), key, prev: hash,
  seen: (r) => {
    const value = seen(r)
    r.signedEnd = r.at
    return value
  },
  sig: signature,
})

/** Opens leaves; keys that were looked at once are not looked at again. */
export class Opener {
  constructor(sha256) {
    this.sha256 = sha256
    this.refusedKeys = new WeakMap()
    this.leaf = null // being read
    this.type = object({ act: (r) => this.act(r), received: time, signatures: (r) => this.signatures(r) })
    this.signature = ascending(64, (r) => this.signer(r), (signer) => signer.key)
  }

  /** The leaf of bytes; its signatures are still to be verified. Throws a Refusal. */
  read(bytes) {
    if (bytes.length > LARGEST_LEAF) throw new Refusal('form.oversized', '', bytes.length, LARGEST_LEAF)
    const r = new Reader(bytes)
    const leaf = (this.leaf = { act: null, hash: '', received: '', signatures: [], checks: [] })
    leaf.received = this.type(r).received
    if (r.at < bytes.length) throw new Refusal('form.trailing')
    if (leaf.signatures.length === 0) throw new Refusal('signature.missing', 'signatures')
    this.bodyRules(leaf)
    return leaf
  }

  act(r) {
    const { leaf } = this
    const from = r.at
    const act = actType(r)
    const to = r.at
    const body = KINDS.get(act.kind)
    if (!body) throw new Refusal('act.kind', 'act.kind', act.kind)
    const inner = new Reader(r.bytes, act.body.from, act.body.to)
    inner.path.push('body')
    act.body = body(inner)
    if (inner.at < inner.end) inner.fail('form.canonical')
    leaf.act = act
    leaf.hash = hex(this.sha256(r.bytes.subarray(from, to)))
  }

  signatures(r) {
    this.domain = `${SIGNATURE_DOMAIN}${this.leaf.act.genesis}\n${this.leaf.hash}\n`
    return this.signature(r)
  }

  signer(r) {
    const from = r.at
    const read = signatureType(r)
    const refused = this.refused(read.key)
    if (refused) r.fail(refused, [...r.path, 'key'])
    const signed = signedBytes(this.domain, r.bytes.subarray(from, r.signedEnd))
    const signer = { key: read.key.text, counter: read.counter, prev: read.prev, seen: read.seen, signed: hex(this.sha256(signed)) }
    this.leaf.signatures.push(signer)
    this.leaf.checks.push({ key: read.key, message: signed, sig: read.sig.bytes, refusal: INVALID })
    return signer
  }

  refused(k) {
    let found = this.refusedKeys.get(k)
    if (found === undefined) this.refusedKeys.set(k, (found = refusedKey(k.bytes)))
    return found
  }

  // What a kind asks of its body alone (spec/acts/office.md).
  bodyRules(leaf) {
    const { kind, body, genesis } = leaf.act
    if (kind === 'office/genesis/1') genesisRules(body)
    if (kind !== 'office/delegated/1') return
    const refused = refusedNewKey(body.key.bytes)
    if (refused) throw new Refusal(refused, 'body.key')
    if (!/^([0-9a-f]{32})?$/.test(body.person)) throw new Refusal('person.tag', 'body.person', body.person)
    const message = utf8(`${POSSESSION_DOMAIN}${genesis}\n${body.office}`)
    leaf.checks.push({ key: body.key, message, sig: body.possession.bytes, refusal: NO_POSSESSION })
  }
}

// The domain is ASCII; written by hand, for an encoder costs more than all else here.
function signedBytes(domain, fields) {
  const out = new Uint8Array(domain.length + fields.length + 1)
  for (let i = 0; i < domain.length; i++) out[i] = domain.charCodeAt(i)
  out.set(fields, domain.length)
  out[out.length - 1] = CLOSE
  return out
}

function genesisRules(body) {
  for (const k of [body.intake_key, body.ledger_key, ...body.root_keys, ...body.witnesses.keys]) {
    const refused = refusedNewKey(k.bytes)
    if (refused) throw new Refusal(refused, 'body', k.text)
  }
  if (body.root_threshold > body.root_keys.length) throw new Refusal('genesis.threshold', 'body.root_threshold', body.root_threshold, body.root_keys.length)
  if (body.witnesses.threshold > body.witnesses.keys.length) {
    throw new Refusal('genesis.threshold', 'body.witnesses.threshold', body.witnesses.threshold, body.witnesses.keys.length)
  }
  if (!/^[^ +\t\n]+$/.test(body.origin)) throw new Refusal('genesis.origin', 'body.origin', body.origin)
}

/** What refuses a leaf whose check number i failed. */
export function refusalOf(leaf, i) {
  return new Refusal(...leaf.checks[i].refusal)
}
