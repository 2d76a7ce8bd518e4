import assert from 'node:assert/strict'
import { draw, seedOf, withdraw } from '../draw.mjs'

/** A vector of schema urna/media/1 against this program. */
export async function checkDraw(vector, name) {
  const seed = seedOf(vector)
  const drawn = draw(seed, vector.candidates, vector.blocks)
  const after = vector.withdrawals.reduce(withdraw, drawn)
  const who = ({ slots }) => slots.map((slot) => slot.candidate)
  assert.deepEqual({ seed, order: drawn.order, drawn: who(drawn), after: who(after) }, vector.want, `${name}: ${vector.name}`)
}
