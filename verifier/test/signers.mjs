import assert from 'node:assert/strict'
import { Shortfall, california, check, lowerBound, sample } from '../signers.mjs'

// What a voter learns from an answer.
function verdict(asked, answer) {
  try {
    return { used: check(asked, answer) }
  } catch (fault) {
    if (!(fault instanceof Shortfall)) throw fault
    return { reason: fault.reason }
  }
}

/** A vector of schema urna/candidacy/1 against this program. */
export async function checkSigners(vector, name) {
  const said = `${name}: ${vector.name}`
  if (vector.sample) assert.deepEqual(sample(vector.sample), vector.sample.lines, said)
  for (const one of vector.bound ?? []) assert.equal(lowerBound({ ...one, oneIn: one.one_in }), one.least, `${said}: ${JSON.stringify(one)}`)
  for (const one of vector.california ?? []) assert.deepEqual(california(one), { figure: one.figure, word: one.word }, `${said}: ${JSON.stringify(one)}`)
  if (vector.asked) assert.deepEqual(verdict(vector.asked, vector.answer), vector.want, said)
  assert.ok(vector.sample || vector.bound || vector.california || vector.asked, `${said}: nothing to check`)
}
