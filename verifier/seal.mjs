// The value of a seal (spec/acts/act.md §5): what a typist committed to.

const DOMAIN = 'urna/seal/1\n'
const PLAIN = /^[A-Za-z0-9-]*$/
const ESCAPED = { '"': '\\"', '\\': '\\\\', '\n': '\\n', '\t': '\\t' }

/** The canonical text of the values that a seal holds. */
export function spellValues({ lines, lists }, station) {
  return `{"lines":${spellCounts(lines)},"lists":${spellTable(lists, spellCounts)},"station":${spellText(station)}}`
}

export function sealOf(state, salt, spelled) {
  return state.hashOf(`${DOMAIN}${salt}\n${spelled}`)
}

function spellCounts(counts) {
  return spellTable(counts, String)
}

// Keys stand in the order in which they were read, which is ascending.
function spellTable({ keys, values }, spell) {
  return `{${keys.map((key, i) => `${spellText(key)}:${spell(values[i])}`).join(',')}}`
}

function spellText(text) {
  return PLAIN.test(text) ? `"${text}"` : `"${text.replace(/["\\\n\t]/g, (c) => ESCAPED[c])}"`
}
