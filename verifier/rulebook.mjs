// The rulebook's text (spec/acts/rulebook.md). One mistake refuses it.
import { utf8 } from './bytes.mjs'
import { isDay } from './canonical.mjs'
import { fits } from './evaluate.mjs'
import { layForm } from './form.mjs'
import { parseFormula, SyntaxFault } from './formula.mjs'

const MOST_TEXT = 4 * 2 ** 20
const MOST_CELL = 4000
const MOST_ROWS = 10000
const MOST_TABLES = 64
const BILLION = 1000000000

/** A text that does not follow its page. */
export class TextFault extends Error {}

const ensure = (holds, why) => {
  if (!holds) throw new TextFault(why)
}

const COLUMNS = {
  __proto__: null,
  election: 'key value',
  rules: 'id article text source from to how',
  offices: 'office level delegated_by roles label_en label_kk label_ru',
  acts: 'kind office roles signatures persons article from to',
  form: 'code label_en label_kk label_ru part type list absent adds_to required article (status)',
  relations: 'code level formula how severity article title_en title_kk title_ru',
}

/** The tables of a rulebook's text, checked. */
export function parseRulebook(text) {
  ensure(utf8(text).length <= MOST_TEXT && text.endsWith('\n') && !text.includes('\r'), 'length or line ends')
  const tables = split(text)
  const book = {
    election: readElection(tables.election),
    rules: readRules(tables.rules),
    offices: readOffices(tables.offices),
    form: readForm(tables.form),
  }
  book.acts = readActs(tables.acts, book.offices)
  book.relations = readRelations(tables.relations, book.form)
  return book
}

function split(text) {
  const tables = Object.create(null)
  let lines = null
  for (const line of text.slice(0, -1).split('\n')) {
    if (line.startsWith('@ ')) {
      const name = line.slice(2).replace(/\.tsv$/, '')
      ensure(line === `@ ${name}.tsv` && (COLUMNS[name] || isName(name)) && !tables[name], line)
      ensure(Object.keys(tables).length < MOST_TABLES, 'too many tables')
      lines = tables[name] = []
    } else {
      ensure(lines, 'text before the first table')
      lines.push(line)
    }
  }
  for (const name of Object.keys(COLUMNS)) ensure(tables[name]?.length > 0, `${name} is missing`)
  for (const [name, lines] of Object.entries(tables)) if (lines.length > 0) tables[name] = rows(name, lines)
  return tables
}

function rows(name, [heading, ...lines]) {
  const columns = heading.split('\t')
  ensure(new Set(columns).size === columns.length && fit(name, columns), `${name}: columns`)
  ensure(lines.length <= MOST_ROWS, `${name}: too many rows`)
  return lines.map((line) => {
    const cells = line.split('\t')
    ensure(cells.length === columns.length, `${name}: ${line}`)
    for (const cell of cells) ensure(cell.trim() === cell && utf8(cell).length <= MOST_CELL, `${name}: ${cell}`)
    const row = Object.fromEntries(columns.map((column, i) => [column, cells[i]]))
    for (const column of COLUMNS[name] ? columns : []) if (/_(en|kk|ru)$/.test(column)) ensure(row[column] !== '', `${name}: ${column} is empty`)
    return row
  })
}

/** The columns of a table that every rulebook has are given; those of a chapter's table are only named well. */
function fit(name, columns) {
  if (!COLUMNS[name]) return columns.every((column) => /^[a-z][a-z0-9_]{0,63}$/.test(column))
  const known = COLUMNS[name].split(' ')
  const wanted = known.filter((column) => column[0] !== '(')
  const all = known.map((column) => column.replace(/[()]/g, ''))
  return wanted.every((c) => columns.includes(c)) && columns.every((c) => all.includes(c))
}

const isName = (text) => /^[a-z][a-z-]{0,63}$/.test(text)

function date(text) {
  const found = /^(\d{4})-(\d\d)-(\d\d)$/.exec(text)
  ensure(found && isDay(...found.slice(1).map(Number)), `date ${text}`)
  return text
}

function span(row) {
  if (row.from !== '') date(row.from)
  if (row.to !== '') date(row.to)
  ensure(row.from === '' || row.to === '' || row.to > row.from, `${row.from} to ${row.to}`)
}

function whole(text, min, max) {
  ensure(/^(0|-?[1-9]\d{0,15})$/.test(text) && Number(text) >= min && Number(text) <= max, `integer ${text}`)
  return Number(text)
}

function fraction(text) {
  const found = /^([1-9]\d{0,9})\/([1-9]\d{0,9})$/.exec(text)
  const [n, d] = found ? found.slice(1).map(Number) : []
  ensure(found && n < d && d <= BILLION && divisor(n, d) === 1, `fraction ${text}`)
  return { n: BigInt(n), d: BigInt(d) }
}

function divisor(a, b) {
  return b === 0 ? a : divisor(b, a % b)
}

function names(text) {
  const list = text.split(',')
  ensure(list.every(isName) && new Set(list).size === list.length, `names ${text}`)
  return list
}

function once(list, keyOf, what) {
  ensure(new Set(list.map(keyOf)).size === list.length, `${what} twice`)
}

function oneOf(text, ...words) {
  ensure(words.includes(text), `${text} is none of ${words}`)
  return text
}

const KEYS = ['title.en', 'title.kk', 'title.ru', 'polling_day', 'utc_offset', 'outcome.base', 'outcome.majority', 'outcome.runoff',
  'entry.rounds', 'entry.seal_hours']
const MORE_KEYS = ['outcome.lead_share', 'outcome.lead_margin', 'protocol.hours', 'labels.draft']

function readElection(table) {
  once(table, (row) => row.key, 'key')
  const got = Object.fromEntries(table.map((row) => [row.key, row.value]))
  for (const row of table) ensure((KEYS.includes(row.key) || MORE_KEYS.includes(row.key)) && row.value !== '', row.key)
  for (const key of KEYS) ensure(key in got, `${key} is missing`)
  if ('labels.draft' in got) names(got['labels.draft'])
  const plurality = got['outcome.majority'] === 'plurality'
  const open = got['outcome.majority'] === 'none' // these sums elect nobody
  const lead = ['outcome.lead_share', 'outcome.lead_margin'].filter((key) => key in got)
  const runoff = whole(got['outcome.runoff'], 0, 512)
  ensure(runoff !== 1 && !((plurality || open) && (runoff !== 0 || lead.length > 0)) && lead.length !== 1, 'outcome')
  return {
    pollingDay: date(got.polling_day),
    utcOffset: whole(got.utc_offset, -840, 840),
    base: oneOf(got['outcome.base'], 'valid', 'voted'),
    majority: plurality || open ? null : fraction(got['outcome.majority']),
    open,
    lead: lead.length === 2 ? { share: fraction(got[lead[0]]), margin: fraction(got[lead[1]]) } : null,
    runoff,
    rounds: whole(got['entry.rounds'], 1, 10),
    sealHours: whole(got['entry.seal_hours'], 1, 8784),
    protocolHours: 'protocol.hours' in got ? whole(got['protocol.hours'], 24, 8784) : 0,
  }
}

function readRules(table) {
  once(table, (row) => row.id, 'rule')
  for (const row of table) {
    ensure(/^[a-z][a-z0-9._-]{0,63}$/.test(row.id) && row.text !== '', `rule ${row.id}`)
    oneOf(row.how, 'enforced', 'computed', 'shown')
    span(row)
  }
  return new Map(table.map((row) => [row.id, row]))
}

function readOffices(table) {
  once(table, (row) => row.office, 'office')
  const offices = new Map(table.map((row) => [row.office, { ...row, delegatedBy: row.delegated_by, roles: names(row.roles) }]))
  for (const office of offices.values()) {
    ensure(isName(office.office) && office.office !== 'root', `office ${office.office}`)
    oneOf(office.level, 'nation', 'unit', 'station')
    let up = office
    for (let steps = 0; up.delegatedBy !== 'root'; steps++) {
      up = offices.get(up.delegatedBy)
      ensure(up && steps <= offices.size, `${office.office} does not end at root`)
    }
  }
  return offices
}

function readActs(table, offices) {
  once(table, (row) => [row.kind, row.office, row.from].join('\t'), 'row of acts')
  return table.map((row) => {
    const office = offices.get(row.office)
    const roles = names(row.roles)
    ensure(/^[a-z][a-z-]*\/[a-z][a-z-]*\/[1-9]\d{0,15}$/.test(row.kind) && utf8(row.kind).length <= 64, `kind ${row.kind}`)
    ensure(office && roles.every((role) => office.roles.includes(role)), `roles of ${row.office}`)
    span(row)
    const signatures = whole(row.signatures, 1, 100)
    return { ...row, roles, signatures, persons: whole(row.persons, 1, signatures) }
  })
}

function readForm(table) {
  ensure(layForm(table, []), 'form')
  for (const row of table) {
    ensure(isName(row.part), `part ${row.part}`)
    oneOf(row.adds_to, '', 'registered', 'issued', 'valid', 'invalid')
    oneOf(row.status ?? '', '', 'law', 'draft')
    ensure(row.type !== 'time' || row.adds_to === '', `${row.code} is a time`)
    ensure((row.list === 'candidate' && row.adds_to !== '') ? row.adds_to === 'valid' : row.adds_to !== 'valid', `${row.code} adds to ${row.adds_to}`)
  }
  return table.map((row) => ({ ...row, addsTo: row.adds_to, required: oneOf(row.required, 'yes', 'no') === 'yes' }))
}

function readRelations(table, lines) {
  once(table, (row) => row.code, 'relation')
  return table.map((row) => {
    ensure(/^[A-Z][A-Za-z0-9]{0,63}$/.test(row.code), `relation ${row.code}`)
    oneOf(row.level, 'station', 'unit', 'nation')
    oneOf(row.severity, 'error', 'warning', 'info')
    oneOf(row.how, 'formula', 'coded', 'shown')
    ensure((row.how === 'formula') === (row.formula !== ''), `${row.code}: formula`)
    return { ...row, relation: row.formula === '' ? null : readFormula(row, lines) }
  })
}

// Who stands on the ballot is not known yet: a label of a list by candidate is
// looked at when the ballot is set.
function readFormula(row, lines) {
  let relation
  try {
    relation = parseFormula(row.formula)
  } catch (fault) {
    if (fault instanceof SyntaxFault) throw new TextFault(`${row.code}: ${fault.message}`)
    throw fault
  }
  ensure(fits(relation, layForm(lines, labelsOf(relation, lines)), row.level), `${row.code} does not fit the form`)
  return relation
}

function labelsOf(relation, lines) {
  const byCandidate = new Set(lines.filter((line) => line.list === 'candidate').map((line) => line.code))
  const vars = relation.sides.flat().flatMap(({ atom }) => atom?.what === 'var' ? [atom] : atom?.where ? [atom.where.left, atom.where.right] : [])
  return [...new Set(vars.filter((v) => byCandidate.has(v.code) && v.label !== 'b' && v.label !== '').map((v) => v.label))]
}
