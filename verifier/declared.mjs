// Declarations and what speaks against them (spec/acts/source.md, results.md §6).
import { Refusal } from './canonical.mjs'
import { codedRelation } from './coded.mjs'
import { freeCells, laySheet, lineOf } from './form.mjs'
import { localDay } from './fold.mjs'
import { coversUnit } from './offices.mjs'
import { breach } from './sheet.mjs'
import { misfitOf } from './results.mjs'
import { isShare, mayBeSame, noTotal, shareText } from './share.mjs'
import { sheetTotals } from './totals.mjs'

const AS_OF = /^(\d{4}(-\d\d(-\d\d(T\d\d:\d\d[+-]\d\d:\d\d)?)?)?)?$/
const TOTALS = ['registered', 'issued', 'valid', 'invalid', 'voted']

function unitOf(state, id) {
  const number = state.territory?.unitNumbers.get(id)
  if (number === undefined) throw new Refusal('act.dangling', 'body.unit', id)
  return number
}

export const sourceDeclared = {
  decide(entry) {
    const { state, body, index } = entry
    if (body.sources.length === 0) throw new Refusal('form.items', 'body.sources')
    for (const id of body.sources) if (!state.sources.has(id)) throw new Refusal('act.dangling', 'body.sources', id)
    if (!state.form) throw new Refusal('procedure.ballot', 'act.kind')
    const unit = unitOf(state, body.unit)
    if (!AS_OF.test(body.as_of)) throw new Refusal('declared.as-of', 'body.as_of', body.as_of)
    if (body.counts.length + body.shares.length === 0) throw new Refusal('form.items', 'body.counts')
    const known = (of, more) => body.election !== '' ? of !== '' : TOTALS.includes(of) || of === more || state.form.onBallot.has(of) || isCounted(state.form.byCode.get(of))
    checkRows(body.counts, 'body.counts[].of', (of) => known(of))
    checkRows(body.shares, 'body.shares[].of', (of) => known(of, 'turnout'), isShare)
    entry.statement = { index, office: entry.office, sources: body.sources, stage: body.stage, asOf: body.as_of, election: body.election, unit, counts: body.counts, shares: body.shares }
    contradictions(entry)
  },
  apply: declare,
}

function isCounted(line) {
  return line !== undefined && line.type === 'number' && line.list !== 'candidate'
}

function checkRows(rows, field, known, printed = () => true) {
  const seen = new Set()
  for (const row of rows) {
    if (seen.has(row.of)) throw new Refusal('act.repeated', field, row.of)
    seen.add(row.of)
    if (!known(row.of)) throw new Refusal('form.line', field, row.of)
    if (!printed(row.printed)) throw new Refusal('declared.share', 'body.shares[].printed', row.printed)
  }
}

export const resultDeclared = {
  decide(entry) {
    const { state, body, index, office } = entry
    misfitOf(state, body, 'body.')
    const unit = unitOf(state, body.unit)
    const sheet = laySheet(state.form, body)
    const counts = countsOf(state.form, sheet)
    if (sheet.free.size === 0 && sheet.row.every((value) => value === undefined)) throw new Refusal('form.items', 'body.lines')
    if (!coversUnit(state, office, unit)) throw new Refusal('act.unentitled', 'act.office', office)
    const asOf = localDay(entry.leaf.received, state.rulebook.election.utcOffset)
    entry.statement = { index, office, sources: [], stage: body.stage, asOf, election: '', unit, counts, shares: [] }
    contradictions(entry)
  },
  apply: declare,
}

// What a body's sheet says, all exact.
function countsOf(form, sheet) {
  const counts = []
  const say = (of, count) => counts.push({ of, count, precision: 'exact' })
  const numbers = form.lines.filter((line) => line.type === 'number' && line.list !== 'candidate')
  for (const line of numbers) {
    const value = line.list === '' ? lineOf(form, sheet, line.code) : undefined
    const cells = [...freeCells(sheet, line.code).values()]
    if (value !== undefined) say(named(form, line), value)
    if (cells.length > 0) say(line.code, cells.reduce((a, b) => a + b, 0))
  }
  const votes = sheetTotals(form, sheet).candidates
  for (const label of form.candidates) if (label in votes) say(label, votes[label])
  return counts
}

function named(form, line) {
  const alone = line.addsTo !== '' && form.lines.filter((l) => l.addsTo === line.addsTo).length === 1
  return alone ? line.addsTo : line.code
}

function declare(entry) {
  entry.statement.findings = entry.findings
  entry.state.declarations.push(entry.statement)
}

const day = (asOf) => asOf.slice(0, 10)

// Days as far as both are known: negative where a is earlier.
function compareDays(a, b) {
  const length = Math.min(day(a).length, day(b).length)
  const [x, y] = [a.slice(0, length), b.slice(0, length)]
  return x < y ? -1 : x > y ? 1 : 0
}

function ofOneMoment(a, b) {
  if (a.stage === 'final' && b.stage === 'final') return true
  return a.stage === b.stage && a.asOf !== '' && b.asOf !== '' && compareDays(a.asOf, b.asOf) === 0
}

function isBefore(a, b) {
  if (a.stage === 'preliminary' && b.stage === 'final') return true
  return a.stage !== 'final' && a.asOf !== '' && b.asOf !== '' && compareDays(a.asOf, b.asOf) < 0
}

const exact = (statement, of) => statement.counts.find((c) => c.of === of && c.precision === 'exact')?.count

function contradictions(entry) {
  const { state, statement } = entry
  const earlier = state.declarations.filter((d) => d.unit === statement.unit && d.election === statement.election)
  const moment = earlier.filter((d) => ofOneMoment(d, statement))
  ownSum(entry)
  const total = codedRelation(state, 'P10')
  const ranges = total && noTotal(statement)
  if (ranges) breach(entry, total, { field: 'shares', got: ranges, limit: 'one total for all' })
  for (const { of, count, precision } of statement.counts) {
    if (precision === 'exact' && !rivalCount(entry, moment, of, count)) falling(entry, earlier, of, count)
  }
  for (const share of statement.shares) rivalShare(entry, moment, share)
}

function ownSum(entry) {
  const { state, statement } = entry
  if (statement.election !== '') return
  const valid = exact(statement, 'valid')
  const votes = state.candidates.map((label) => exact(statement, label))
  if (valid === undefined || votes.includes(undefined)) return
  const sum = votes.reduce((a, b) => a + BigInt(b), 0n)
  if (sum !== BigInt(valid)) entry.find('declared.own-sum', 'warning', { field: 'valid', got: valid, limit: sum })
}

function rivalCount(entry, moment, of, count) {
  const stated = moment.map((d) => ({ index: d.index, count: exact(d, of) })).filter((s) => s.count !== undefined)
  if (stated.length === 0 || stated.some((s) => s.count === count)) return false
  entry.find('declared.rival', 'warning', { field: of, got: count, limit: `${stated[0].count} (entry ${stated[0].index})` })
  return true
}

function falling(entry, earlier, of, count) {
  const relation = codedRelation(entry.state, 'P9')
  if (!relation) return
  let lowest = null
  for (const d of earlier.filter((e) => isBefore(e, entry.statement))) {
    const stated = exact(d, of)
    if (stated !== undefined && (!lowest || stated < lowest.count)) lowest = { count: stated, index: d.index }
  }
  if (!lowest || count >= lowest.count || entry.state.changed > lowest.index) return
  breach(entry, relation, { field: of, got: count, limit: `${lowest.count} (entry ${lowest.index})` })
}

function rivalShare(entry, moment, share) {
  const printed = moment.map((d) => ({ index: d.index, share: d.shares.find((s) => s.of === share.of) })).filter((s) => s.share)
  if (printed.length === 0 || printed.some((p) => mayBeSame(p.share, share))) return
  const [first] = printed
  entry.find('declared.rival', 'warning', { field: share.of, got: shareText(share), limit: `${shareText(first.share)} (entry ${first.index})` })
}
