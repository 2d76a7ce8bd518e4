// The value of a seal (spec/acts/act.md §5): what a typist committed to.

const DOMAIN = 'urna/seal/1\n'
const ESCAPED = { '"': '\\"', '\\': '\\\\', '\n': '\\n', '\t': '\\t' }

export function sealOf(state, salt, { lines, lists, station }) {
  return state.hashOf(`${DOMAIN}${salt}\n{"lines":${spellCounts(lines)},"lists":${spellTable(lists, spellCounts)},"station":${spellText(station)}}`)
}

function spellCounts(counts) {
  return spellTable(counts, String)
}

// Keys stand in the order in which they were read, which is ascending.
function spellTable({ keys, values }, spell) {
  return `{${keys.map((key, i) => `${spellText(key)}:${spell(values[i])}`).join(',')}}`
}

function spellText(text) {
  return `"${text.replace(/["\\\n\t]/g, (c) => ESCAPED[c])}"`
}
