// The report in words, for people.

/** The text that the command prints. */
export function print(report) {
  const lines = [
    ['origin', `${report.origin} (${report.nature})`],
    ['genesis', report.genesis],
    ['checkpoint', `size ${report.size}, root ${report.root}`],
    ['entries', `${report.acts} acts, ${report.signatures} signatures, ${report.findings} findings, ${report.void} void`],
    ...Object.entries(report.levels),
    ...report.faults.map((fault) => ['fault', `${fault.level} ${place(fault)}: ${fault.what}`]),
    ...count(report),
    ...report.not_checked.map((code) => ['relation', `${code} is not checked`]),
  ].map(([name, value]) => `${name.padEnd(10)} ${value}`)
  lines.push(report.pinned ? 'the genesis is the pinned one' : 'no genesis was pinned: this ledger is consistent with itself')
  return `${lines.join('\n')}\n`
}

function place(fault) {
  return [fault.index >= 0 ? `entry ${fault.index}` : '', fault.file].filter(Boolean).join(', ')
}

function count({ totals, outcome, stations, declared, standing }) {
  if (!totals) return []
  const { candidates, ...known } = totals
  return [
    ['stations', Object.entries(stations).map(([what, n]) => `${n} ${what}`).join(', ')],
    ...Object.entries(known),
    ...Object.entries(candidates),
    ['outcome', [outcome.standing, outcome.candidates.join(', ')].filter(Boolean).join(': ')],
    ...declared.map((d) => ['declared', `${d.stage} by ${d.by} for ${d.unit} (entry ${d.index}): ${d.differences.length} differences from the sum`]),
    ...standing.map((f) => ['sums', `${f.rule} ${f.field} ${f.got} against ${f.limit}`]),
  ]
}
