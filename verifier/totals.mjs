// Totals of a sheet or sum (spec/acts/results.md §4). What is unknown is undefined.
import { cellOf, freeCells, lineOf, MOST } from './form.mjs'

const TOTALS = ['registered', 'issued', 'valid', 'invalid']

/** {registered, issued, valid, invalid, voted, candidates: {label: votes}}, the known ones. */
export function sheetTotals(form, sheet) {
  const out = {}
  for (const total of TOTALS) out[total] = bounded(addUp(form.lines.filter((line) => line.addsTo === total), (line) => lineValue(form, sheet, line)))
  if (out.valid !== undefined && out.invalid !== undefined) out.voted = bounded(BigInt(out.valid) + BigInt(out.invalid))
  const lists = form.lines.filter((line) => line.list === 'candidate' && line.addsTo === 'valid')
  const candidates = {}
  for (const label of form.candidates) {
    const votes = bounded(addUp(lists, (line) => cell(line, cellOf(form, sheet, line.code, label))))
    if (votes !== undefined) candidates[label] = votes
  }
  for (const total of TOTALS) if (out[total] === undefined) delete out[total]
  if (out.voted === undefined) delete out.voted
  return { ...out, candidates }
}

function addUp(lines, valueOf) {
  if (lines.length === 0) return undefined
  let sum = 0n
  for (const line of lines) {
    const value = valueOf(line)
    if (value === undefined) return undefined
    sum += value
  }
  return sum
}

function bounded(sum) {
  return sum === undefined || sum > BigInt(MOST) ? undefined : Number(sum)
}

function lineValue(form, sheet, line) {
  if (line.list === '') return cell(line, lineOf(form, sheet, line.code))
  if (line.list === 'candidate') return addUp(form.candidates, (label) => cell(line, cellOf(form, sheet, line.code, label)))
  const cells = freeCells(sheet, line.code)
  return cells.size === 0 ? cell(line, undefined) : [...cells.values()].reduce((sum, value) => sum + BigInt(value), 0n)
}

function cell(line, value) {
  if (value !== undefined) return BigInt(value)
  return line.absent === 'zero' ? 0n : undefined
}
