// A form and sheets laid out on it (spec/formulas.md §1).

export const MOST = Number.MAX_SAFE_INTEGER
const CODE = /^[A-Z][A-Z0-9]{0,63}$/
const LABEL = /^[a-z][a-z0-9-]{0,63}$/
const MOST_LABELS = 64
const MOST_CANDIDATES = 512
const MOST_LINES = 256
export const ALL = 'all'

export const isLabel = (label) => LABEL.test(label) && label !== 'b'

/** The form of lines {code, type, list, absent, …} for a ballot, or null where it cannot be laid out. */
export function layForm(lines, candidates) {
  const byCode = new Map(lines.map((line) => [line.code, line]))
  const good = lines.length >= 1 && lines.length <= MOST_LINES && byCode.size === lines.length && lines.every(lineFits)
  if (!good || candidates.length > MOST_CANDIDATES || new Set(candidates).size < candidates.length || !candidates.every(isLabel)) return null
  return { lines, byCode, candidates, onBallot: new Set(candidates), ...slotsOf(lines, candidates) }
}

// A sheet holds its fixed cells in one row: a slot for each plain line, and
// for each candidate of a list by candidate.
function slotsOf(lines, candidates) {
  const slots = new Map()
  let next = 0
  for (const { code, list } of lines) {
    if (list !== '' && list !== 'candidate') continue
    slots.set(code, next)
    next += list === '' ? 1 : candidates.length
  }
  return { slots, width: next, places: new Map(candidates.map((label, i) => [label, i])) }
}

function lineFits(line) {
  return CODE.test(line.code) && ['number', 'time'].includes(line.type) && ['', 'box', 'member', 'candidate'].includes(line.list) &&
    ['find', 'zero', 'skip'].includes(line.absent) && !(line.type === 'time' && line.list !== '')
}

/** The fields of the misfits of {lines, lists}, tables as canonical.mjs reads them. */
export function misfits(form, { lines, lists }) {
  const fields = []
  lines.keys.forEach((code, i) => {
    const line = form.byCode.get(code)
    if (!line || line.list !== '' || !inLimits(line, lines.values[i])) fields.push(code)
  })
  lists.keys.forEach((code, i) => {
    const line = form.byCode.get(code)
    const cells = lists.values[i]
    if (!line || line.list === '' || (line.list !== 'candidate' && cells.keys.length > MOST_LABELS)) fields.push(code)
    else listMisfits(form, line, cells, fields)
  })
  return fields
}

function listMisfits(form, line, { keys, values }, fields) {
  keys.forEach((label, i) => {
    if (line.list === 'candidate' ? !form.onBallot.has(label) : !isLabel(label)) fields.push(line.code)
    else if (!inLimits(line, values[i])) fields.push(`${line.code}[${label}]`)
  })
}

function inLimits(line, value) {
  return Number.isSafeInteger(value) && (line.type === 'time' || value >= 0)
}

/** {lines, lists} without misfits, laid out on the form. */
export function laySheet(form, { lines, lists }) {
  const row = new Array(form.width).fill(undefined)
  lines.keys.forEach((code, i) => { row[form.slots.get(code)] = lines.values[i] })
  let free = NONE
  lists.keys.forEach((code, i) => {
    const { keys, values } = lists.values[i]
    const slot = form.slots.get(code)
    if (slot !== undefined) keys.forEach((label, j) => { row[slot + form.places.get(label)] = values[j] })
    else if (keys.length > 0) free = (free === NONE ? new Map() : free).set(code, new Map(keys.map((label, j) => [label, values[j]])))
  })
  return { row, free }
}
const NONE = new Map()

/** The number on a plain line, undefined where it is blank. */
export function lineOf(form, sheet, code) {
  return sheet.row[form.slots.get(code)]
}

/** The number of one cell of a list, undefined where it is blank. */
export function cellOf(form, sheet, code, label) {
  const slot = form.slots.get(code)
  return slot === undefined ? sheet.free.get(code)?.get(label) : sheet.row[slot + form.places.get(label)]
}

/** The cells of a free list, by label. */
export function freeCells(sheet, code) {
  return sheet.free.get(code) ?? NONE
}

/** Whether two sheets have the same numbers and the same blanks. */
export function sameSheet(a, b) {
  return a.row.every((value, i) => value === b.row[i]) && a.free.size === b.free.size && [...a.free].every(([code, cells]) => {
    const others = freeCells(b, code)
    return cells.size === others.size && [...cells].every(([label, value]) => others.get(label) === value)
  })
}
