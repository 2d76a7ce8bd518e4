// The lot for airtime and the schedule that follows from it (spec/acts/media.md
// §2 to §4): whoever has the inputs draws again.
import { hex, utf8 } from './bytes.mjs'
import { sha256 } from './sha256.mjs'

const WORD = 1n << 64n

/** The seed of a lot, in hexadecimal digits. */
export function seedOf({ opened, throws, beacon }) {
  const lines = throws.map(({ candidate, pips }) => `${candidate} ${pips}\n`).join('')
  return hex(sha256(utf8(`urna/lot/1\n${opened}\n${lines}\n${beacon}\n`)))
}

function* numbers(seed, purpose) {
  for (let i = 0; ; i++) {
    const digits = hex(sha256(utf8(`urna/lot-stream/1\n${seed}\n${purpose}\n${i}\n`)))
    for (let at = 0; at < 64; at += 16) yield BigInt(`0x${digits.slice(at, at + 16)}`)
  }
}

/** The items of a list in the order that the seed gives for a purpose. */
export function shuffle(seed, purpose, items) {
  const drawn = [...items]
  const stream = numbers(seed, purpose)
  for (let i = drawn.length - 1; i > 0; i--) {
    const n = BigInt(i + 1)
    let x
    do x = stream.next().value
    while (x >= WORD - (WORD % n))
    const j = Number(x % n)
    ;[drawn[i], drawn[j]] = [drawn[j], drawn[i]]
  }
  return drawn
}

function williams(n) {
  const base = [0]
  for (let step = 1; base.length < n; step++) base.push(step, ...(base.length + 1 < n ? [n - step] : []))
  const plus = (row, by) => row.map((x) => (x + by) % n)
  const rows = base.map((_, i) => plus(base, i))
  if (n % 2 === 0 || n === 1) return rows
  const back = base.toReversed()
  return [...rows, ...base.map((_, i) => plus(back, (n - i) % n))]
}

const weightOf = ({ audience, length }) => BigInt(Math.max(1, audience)) * BigInt(length)
const least = (debt) => (a, b) => (debt.get(a) < debt.get(b) ? -1 : debt.get(a) > debt.get(b) ? 1 : 0)

/** The schedule of blocks for candidates: its order, and its slots by number. */
export function draw(seed, candidates, blocks) {
  const order = shuffle(seed, 'order', candidates)
  const slots = blocks.flatMap((block, b) => {
    const days = Array.from({ length: block.days }, (_, day) => day)
    return days.flatMap((day) => Array.from({ length: block.count }, () => ({ block: b, day, candidate: '' })))
  })
  if (order.length > 0) dealAll({ seed, order, blocks, slots })
  return { seed, order, blocks, slots, gone: [] }
}

function dealAll({ seed, order, blocks, slots }) {
  const rows = williams(order.length).map((row) => row.map((i) => order[i]))
  const debt = new Map(order.map((id) => [id, 0n]))
  for (const daypart of ['prime', 'other']) {
    const used = { turn: 0, short: 0 }
    blocks.forEach((block, b) => {
      if (block.daypart !== daypart) return
      const own = slots.filter((slot) => slot.block === b)
      const queue = shuffle(seed, `rest/${b + 1}`, order).sort(least(debt))
      deal({ block, own, queue, rows, debt, used })
    })
  }
}

function deal({ block, own, queue, rows, debt, used }) {
  const n = queue.length
  const full = Math.floor(block.count / n)
  const all = full * block.days
  const rowAt = (k) => rows[(n === 2 ? used.turn + (2 * k < all ? 0 : 1) : used.turn + k) % rows.length]
  const aired = []
  let served = 0
  for (let day = 0; day < block.days; day++) {
    for (let k = 0; k < full; k++) aired.push(...rowAt(day * full + k))
    const chosen = Array.from({ length: block.count % n }, () => queue[served++ % n])
    if (chosen.length === 0) continue
    for (const id of chosen) debt.set(id, debt.get(id) + weightOf(block))
    const next = full > 0 && day + 1 < block.days ? rowAt((day + 1) * full)[0] : undefined
    const row = rows[used.short++ % rows.length].filter((id) => chosen.includes(id))
    aired.push(...turned(row, aired.at(-1), next))
  }
  own.forEach((slot, i) => { slot.candidate = aired[i] })
  used.turn += all
}

function turned(row, last, next) {
  const turns = row.map((_, i) => [...row.slice(i), ...row.slice(0, i)])
  const starts = turns.filter((turn) => turn[0] !== last)
  return starts.find((turn) => turn.at(-1) !== next) ?? starts[0] ?? row
}

function dateOf(block, day) {
  return new Date(Date.parse(`${block.date}T00:00:00Z`) + day * 86400000).toISOString().slice(0, 10)
}

/** The schedule without a candidate from a day on. */
export function withdraw(schedule, { candidate, from, to }) {
  const { seed, order, blocks } = schedule
  const slots = schedule.slots.map((slot) => ({ ...slot }))
  const gone = [...schedule.gone, candidate]
  const freed = slots.flatMap((slot, i) => (slot.candidate === candidate && dateOf(blocks[slot.block], slot.day) >= from ? [i] : []))
  for (const i of freed) slots[i].candidate = ''
  if (to === 'dealt') {
    const prime = (i) => blocks[slots[i].block].daypart === 'prime'
    const left = shuffle(seed, `freed/${candidate}`, order).filter((id) => !gone.includes(id))
    redeal({ blocks, slots, left }, [...freed.filter(prime), ...freed.filter((i) => !prime(i))])
  }
  return { seed, order, blocks, slots, gone }
}

function redeal({ blocks, slots, left }, freed) {
  const debt = new Map(left.map((id) => [id, 0n]))
  const owe = (slot) => debt.set(slot.candidate, (debt.get(slot.candidate) ?? 0n) + weightOf(blocks[slot.block]))
  const beside = (i, id) => [i - 1, i + 1].some((j) => slots[j]?.block === slots[i].block && slots[j].candidate === id)
  for (const slot of slots) if (slot.candidate !== '') owe(slot)
  let waiting = []
  freed.forEach((i, n) => {
    if (waiting.length === 0) waiting = [...left].sort(least(debt))
    if (waiting.length === 0) return
    const at = Math.max(0, waiting.findIndex((id) => !beside(i, id)))
    slots[i].candidate = waiting.splice(at, 1)[0]
    owe(slots[i])
    if (beside(i, slots[i].candidate)) exchange({ slots, beside }, i, freed.slice(0, n))
  })
}

function exchange({ slots, beside }, i, earlier) {
  const here = slots[i].candidate
  for (const k of earlier.filter((k) => slots[k].block === slots[i].block)) {
    const there = slots[k].candidate
    ;[slots[i].candidate, slots[k].candidate] = [there, here]
    if (!beside(i, there) && !beside(k, here)) return
    ;[slots[i].candidate, slots[k].candidate] = [here, there]
  }
}
