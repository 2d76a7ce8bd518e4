import assert from 'node:assert/strict'
import { hex, unhex, utf8 } from '../bytes.mjs'
import { Refusal } from '../canonical.mjs'
import { Opener, refusalOf } from '../leaf.mjs'
import { sha256, verifyAll } from '../node.mjs'
import { Hasher } from '../tree.mjs'

/** A vector of schema urna/acts/1 against this program. */
export async function checkAct(vector, name) {
  const bytes = vector.leaf_hex === undefined ? utf8(vector.leaf) : unhex(vector.leaf_hex)
  const got = await answer(bytes)
  assert.deepEqual(got, vector.want, `${name}: ${vector.name}`)
}

async function answer(bytes) {
  try {
    const leaf = new Opener(sha256).read(bytes)
    const bad = (await verifyAll(leaf.checks)).indexOf(false)
    if (bad >= 0) throw refusalOf(leaf, bad)
    return { act: leaf.hash, leaf: hex(new Hasher(sha256).leaf(bytes)), signers: leaf.signatures.map((s) => s.key) }
  } catch (refusal) {
    if (!(refusal instanceof Refusal)) throw refusal
    return { refusal: { rule: refusal.rule, field: refusal.field } }
  }
}
