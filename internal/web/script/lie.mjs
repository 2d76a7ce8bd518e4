// Lies told about a copy of the ledger: a reader that gives what a liar's copy
// would give. The ledger itself is never touched.
import { base64, textOf, unbase64, utf8 } from '../verifier/bytes.mjs'
import { ENTRIES, parseTilePath, splitBundle, WIDTH } from '../verifier/tiles.mjs'

/** A reader of an altered copy; told({file, index, was, is}) hears once what was altered. */
export function lying(read, { lie, index }, told) {
  let said = false
  const say = (what) => {
    if (!said) told(what)
    said = true
  }
  return async (path, most) => {
    const file = await read(path, most)
    return file.bytes ? (LIES[lie](path, file.bytes, { index, say }) ?? file) : file
  }
}

const LIES = {
  digit: inLeaf(/"lists":\{.*?"C":\{"[^"]*":(\d+)|"lists":\{.*?:(\d+)/), // a candidate's votes where the form calls them C
  station: inLeaf(/"station":"[^"]*(\d)"/),
  order: inBundle((leaves, at) => {
    const other = at > 0 ? at - 1 : at + 1
    if (other >= leaves.length) return null
    ;[leaves[at], leaves[other]] = [leaves[other], leaves[at]]
    return { was: `${at}, ${other}`, is: `${other}, ${at}` }
  }),
  withheld: (path, bytes, { index, say }) => {
    if (!holds(path, index)) return null
    say({ file: path, index, was: `${bytes.length}`, is: '0' })
    return { absent: true }
  },
  tile: (path, bytes, { index, say }) => {
    const tile = parseTilePath(path)
    if (tile?.level !== 0 || tile.number !== Math.floor(index / WIDTH)) return null
    const altered = bytes.slice()
    const at = 32 * (index % WIDTH)
    altered[at] ^= 1
    say({ file: path, index, was: `${bytes[at]}`, is: `${altered[at]}` })
    return { bytes: altered }
  },
  checkpoint: (path, bytes, { say }) => {
    if (path !== 'checkpoint') return null
    const lines = textOf(bytes).split('\n')
    const root = unbase64(lines[2])
    root[0] ^= 1
    const was = lines[2]
    lines[2] = base64(root)
    say({ file: path, index: -1, was, is: lines[2] })
    return { bytes: utf8(lines.join('\n')) }
  },
  key: (path, bytes, { say }) => {
    if (path !== 'ledger.vkey') return null
    const text = textOf(bytes)
    const at = text.length - 8
    const altered = `${text.slice(0, at)}${text[at] === 'A' ? 'B' : 'A'}${text.slice(at + 1)}`
    say({ file: path, index: -1, was: text.trim(), is: altered.trim() })
    return { bytes: utf8(altered) }
  },
}

function holds(path, index) {
  const tile = parseTilePath(path)
  return tile?.level === ENTRIES && tile.number === Math.floor(index / WIDTH)
}

// A lie about the entries of one bundle.
function inBundle(alter) {
  return (path, bytes, { index, say }) => {
    if (!holds(path, index)) return null
    const { entries } = splitBundle(bytes, parseTilePath(path).width)
    const told = alter(entries, index % WIDTH)
    if (!told) return null
    say({ file: path, index, ...told })
    return { bytes: joined(entries) }
  }
}

// A lie about one digit of an entry: the last digit that the pattern finds.
function inLeaf(pattern) {
  return inBundle((leaves, at) => {
    const text = textOf(leaves[at])
    const found = pattern.exec(text)
    if (!found) return null
    const number = found[1] ?? found[2]
    const end = found.index + found[0].lastIndexOf(number) + number.length
    const digit = (Number(text[end - 1]) + 1) % 10
    leaves[at] = utf8(`${text.slice(0, end - 1)}${digit}${text.slice(end)}`)
    const start = Math.max(0, end - 24)
    return { was: text.slice(start, end), is: `${text.slice(start, end - 1)}${digit}` }
  })
}

function joined(entries) {
  const bytes = new Uint8Array(entries.reduce((length, entry) => length + 2 + entry.length, 0))
  let at = 0
  for (const entry of entries) {
    bytes[at] = entry.length >> 8
    bytes[at + 1] = entry.length & 255
    bytes.set(entry, at + 2)
    at += 2 + entry.length
  }
  return bytes
}
