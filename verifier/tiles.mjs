// Tiles and bundles: their places, their paths, what their bytes must be.

export const WIDTH = 256
export const HASH = 32
export const ENTRIES = -1
export const LARGEST_BUNDLE = WIDTH * 65537

/** The path of a tile, or of a bundle at the level ENTRIES. */
export function tilePath(level, number, width = WIDTH) {
  const digits = String(number)
  const groups = []
  for (let to = digits.length; to > 0; to -= 3) groups.unshift(digits.slice(Math.max(0, to - 3), to).padStart(3, '0'))
  const last = groups.length - 1
  const spelled = groups.map((group, i) => (i < last ? 'x' : '') + group).join('/')
  const name = level === ENTRIES ? 'entries' : level
  return `tile/${name}/${spelled}${width < WIDTH ? `.p/${width}` : ''}`
}

/** What a path names, or null where it is not the one spelling of a tile. */
export function parseTilePath(path) {
  const found = /^tile\/(entries|\d{1,2})\/((?:x\d{3}\/)*\d{3})(?:\.p\/(\d{1,3}))?$/.exec(path)
  if (!found) return null
  const level = found[1] === 'entries' ? ENTRIES : Number(found[1])
  const number = Number(found[2].replaceAll(/[x/]/g, ''))
  const width = found[3] === undefined ? WIDTH : Number(found[3])
  if (level > 63 || !Number.isSafeInteger(number) || width < 1 || (found[3] !== undefined && width >= WIDTH)) return null
  return tilePath(level, number, width) === path ? { level, number, width } : null
}

/** How many hashes the tree of the size has at a level. */
export function hashesAt(level, size) {
  let count = size
  for (let i = 0; i < level && count > 0; i++) count = Math.floor(count / WIDTH)
  return count
}

/** The width of a tile in the tree of the size: 0 where there is none. */
export function widthAt(level, number, size) {
  return Math.max(0, Math.min(WIDTH, hashesAt(Math.max(level, 0), size) - number * WIDTH))
}

/** The entries of a bundle: {entries} or {bad}, the place of the first fault. */
export function splitBundle(bytes, width) {
  const entries = []
  let at = 0
  for (let i = 0; i < width; i++) {
    if (at + 2 > bytes.length) return { entries, bad: i }
    const length = bytes[at] * 256 + bytes[at + 1]
    if (at + 2 + length > bytes.length) return { entries, bad: i }
    entries.push(bytes.subarray(at + 2, at + 2 + length))
    at += 2 + length
  }
  return at === bytes.length ? { entries, bad: -1 } : { entries, bad: width }
}

export function splitTile(bytes) {
  return Array.from({ length: bytes.length / HASH }, (_, i) => bytes.subarray(i * HASH, (i + 1) * HASH))
}
