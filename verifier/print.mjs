// The report in words, for people.

/** The text that the command prints. */
export function print(report) {
  const lines = [
    ['origin', `${report.origin} (${report.nature})`],
    ['genesis', report.genesis],
    ['checkpoint', `size ${report.size}, root ${report.root}`],
    ['entries', `${report.acts} acts, ${report.signatures} signatures, ${report.findings} findings, ${report.void} void`],
    ...Object.entries(report.levels),
  ].map(([name, value]) => `${name.padEnd(10)} ${value}`)
  for (const fault of report.faults) lines.push(`fault      ${fault.level} ${place(fault)}: ${fault.what}`)
  return `${lines.join('\n')}\n`
}

function place(fault) {
  return [fault.index >= 0 ? `entry ${fault.index}` : '', fault.file].filter(Boolean).join(', ')
}
