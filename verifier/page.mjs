// The page "check it yourself": one station here, everything in a thread.
import { placeInSums, sameTotals } from './place.mjs'
import { line, speaker } from './said.mjs'
import { checkStation } from './station.mjs'
import { missing, platform, read, site } from './web.mjs'

const root = document.getElementById('check')
const words = JSON.parse(root.dataset.words)
const [station, mine, all] = ['station', 'mine', 'all'].map((id) => document.getElementById(`check-${id}`))
const [progress, said, steps] = ['progress', 'said', 'steps'].map((id) => document.getElementById(`check-${id}`))
const say = speaker(words)
const step = (state, text) => line(steps, { state, name: words[state], text })

function announce(text) {
  said.textContent = text
}

function begin(text) {
  steps.replaceChildren()
  for (const button of [mine, all]) button.disabled = true
  announce(text)
}

function end(text) {
  for (const button of [mine, all]) button.disabled = false
  progress.hidden = true
  announce(text)
}

async function json(path) {
  const answer = await fetch(new URL(path, site))
  return answer.ok ? answer.json() : null
}

async function checkMine() {
  begin(say('working'))
  const shown = await json(`station/${encodeURIComponent(station.value)}/station.json`)
  if (!shown) return end(say('unknown', station.value))
  let faults = 0
  const told = ({ what, ok, args }) => {
    if (ok === false) faults++
    step(ok === true ? 'good' : ok === false ? 'bad' : 'open', say(ok === false ? `${what}-bad` : what, ...args))
  }
  const { root, totals } = await checkStation({ read, platform, station: shown.station, entries: shown.versions.map((v) => v.index), say: told })
  const counted = shown.versions.find((v) => v.counted)
  if (!counted) step('open', say('none-counts', shown.station))
  else if (totals.has(counted.index)) {
    await placeInSums({ station: shown.station, units: shown.above, totals: totals.get(counted.index), root, fetchJSON: json, say: told })
  }
  step('open', say('later'))
  end(say(faults === 0 ? 'mine-good' : 'mine-bad', shown.station))
}

function checkAll() {
  begin(say('working'))
  progress.hidden = false
  progress.removeAttribute('value')
  const worker = new Worker(new URL('./worker.mjs', import.meta.url), { type: 'module' })
  const stop = (text) => {
    worker.terminate()
    end(text)
  }
  worker.onerror = (event) => stop(say('failed', event.message ?? ''))
  worker.onmessage = ({ data }) => {
    if (data.failed) return stop(say('failed', data.failed))
    if (data.report) return showAll(data).then(stop, (fault) => stop(say('failed', fault.message)))
    progress.max = data.size
    progress.value = data.done
    announce(say('progress', data.done, data.size))
  }
  worker.postMessage({ station: station.value })
}

async function showAll({ report, station: found }) {
  for (const level of ['V1', 'V2', 'V3', 'V4']) {
    const state = report.levels[level]
    step(state === 'ok' ? 'good' : state === 'fault' ? 'bad' : 'open', say(level))
  }
  for (const fault of report.faults.slice(0, 20)) step('bad', say('fault', fault.level, fault.index, fault.file, fault.what))
  step('good', say('counted', report.acts, report.signatures, report.findings, report.void))
  if (found) await showStation(report, found)
  for (const code of report.not_checked) step('open', say('coded', code))
  step('open', say('unpinned', report.genesis))
  return say(report.ok ? 'all-good' : 'all-bad', report.size, report.root)
}

// Which protocol counts, and whether this site shows the sums that contain it.
async function showStation(report, { counted, units }) {
  step(counted < 0 ? 'open' : 'good', counted < 0 ? say('none-counts', station.value) : say('counts', station.value, counted))
  for (const { unit, totals } of units) {
    const shown = await json(`unit/${encodeURIComponent(unit)}/result.json`)
    // A file of a copy may have been written at an earlier size; equal sums are equal.
    if (shown && sameTotals(shown.totals, totals)) step('good', say('sum', unit))
    else if (shown?.root !== report.root) step('open', say('moved', unit))
    else step('bad', say('sum-bad', unit))
  }
}

function guarded(check) {
  return () => Promise.resolve(check()).catch((fault) => end(say('failed', fault.message)))
}

// A copy that is files only cannot fill the form by what stands in the address.
if (!station.value) station.value = new URLSearchParams(location.search).get('station') ?? ''
const lacks = await missing()
root.hidden = false
if (lacks) {
  announce(say(lacks))
  for (const button of [mine, all]) button.disabled = true
} else {
  document.getElementById('check-form').addEventListener('submit', (event) => {
    event.preventDefault()
    guarded(checkMine)()
  })
  all.addEventListener('click', guarded(checkAll))
}
