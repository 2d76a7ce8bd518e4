// A voter's answer with one thing altered, and what is no answer at all.
import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import test from 'node:test'
import { Shortfall, check } from '../signers.mjs'

const { asked, answer, want } = JSON.parse(readFileSync(new URL('../../spec/vectors/candidacy/answer-twice.json', import.meta.url), 'utf8'))

const shortfall = (fault) => fault instanceof Shortfall
const altered = (change) => {
  const copy = structuredClone(answer)
  change(copy)
  return copy
}
// A text with its digit number i replaced by another one of the same kind.
const other = (text, i) => text.slice(0, i) + (text[i] === '1' ? '2' : '1') + text.slice(i + 1)

test('an answer with any one digit altered shows nothing', () => {
  let count = 0
  answer.leaves.forEach((leaf, n) => {
    for (const field of ['cell', 'path', 'salt', 'tag', 'sheet', 'line']) {
      for (let i = 0; i < leaf[field].length; i += 7) {
        const bad = altered((copy) => { copy.leaves[n][field] = other(leaf[field], i) })
        assert.throws(() => check(asked, bad), shortfall, `leaf ${n}, ${field}, digit ${i}`)
        count++
      }
    }
    assert.throws(() => check(asked, altered((copy) => { copy.leaves[n].place++ })), shortfall)
    const without = altered((copy) => { copy.leaves.splice(n, 1) })
    assert.throws(() => check(asked, without), shortfall, `without leaf ${n}`)
  })
  for (const field of ['genesis', 'root', 'signature']) {
    for (let i = 0; i < answer[field].length - 2; i += 31) {
      assert.throws(() => check(asked, altered((copy) => { copy[field] = other(answer[field], i) })), shortfall, `${field}, digit ${i}`)
      count++
    }
  }
  assert.ok(count > 100, `${count} digits altered`)
  assert.deepEqual(check(asked, answer), want.used)
})

test('an answer to another voter, or for other sheets, shows nothing', () => {
  for (const change of [{ number: '900101100000' }, { root: '0'.repeat(64) }, { genesis: '0'.repeat(64) }, { signatures: asked.signatures + 1 }]) {
    assert.throws(() => check({ ...asked, ...change }, answer), shortfall, JSON.stringify(change))
  }
})

test('what is no answer has no form', () => {
  const circle = {}
  circle.leaves = circle
  for (const wrong of [null, undefined, 7, 'x', [], {}, { ...answer, more: 1 }, { ...answer, leaves: [null] }, { ...answer, leaves: 1n }, { ...answer, root: null }]) {
    assert.throws(() => check(asked, wrong), { reason: 'form' })
  }
})
