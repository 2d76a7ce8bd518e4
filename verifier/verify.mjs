#!/usr/bin/env node
// urna's second verifier, as a command. It shares no line with the first one.
import { openSource, sha256, verifyAll } from './node.mjs'
import { run } from './run.mjs'
import { print } from './print.mjs'

const USAGE = 'usage: node verify.mjs DIR|URL [--genesis HASH] [--json]\n'

function parse(args) {
  const options = { json: false, genesis: null, place: null }
  for (let i = 0; i < args.length; i++) {
    if (args[i] === '--json') options.json = true
    else if (args[i] === '--genesis') options.genesis = args[++i] ?? ''
    else if (args[i].startsWith('-') || options.place !== null) return null
    else options.place = args[i]
  }
  if (options.place === null || (options.genesis !== null && !/^[0-9a-f]{64}$/.test(options.genesis))) return null
  return options
}

function progress() {
  let last = Date.now()
  return (done, size) => {
    if (Date.now() - last < 2000) return
    last = Date.now()
    process.stderr.write(`verified ${done} of ${size}\n`)
  }
}

async function main() {
  const options = parse(process.argv.slice(2))
  if (!options) {
    process.stderr.write(USAGE)
    return 2
  }
  let report
  try {
    ;({ report } = await run(await openSource(options.place), { sha256, verifyAll }, { genesis: options.genesis, progress: progress() }))
  } catch (fault) {
    process.stderr.write(`${fault.name === 'Error' || fault.constructor.name === 'ReadFailure' ? fault.message : fault.stack}\n`)
    return 1
  }
  process.stdout.write(options.json ? `${JSON.stringify(report, null, 2)}\n` : print(report))
  process.stderr.write(`memory ${Math.round(process.memoryUsage().rss / 2 ** 20)} MiB resident\n`)
  return report.ok ? 0 : 1
}

process.exitCode = await main()
