// The fourth door: the reader alters a copy, the verifier names it.
import { missing, site } from '../verifier/web.mjs'
import { line, speaker } from '../verifier/said.mjs'

const root = document.getElementById('break')
const words = JSON.parse(root.dataset.words)
const say = speaker(words)
const [form, said, steps, progress, button] = ['form', 'said', 'steps', 'progress', 'go'].map((id) => document.getElementById(`break-${id}`))

const add = (state, text) => line(steps, { state, name: words[state], text })

async function entryOf(station) {
  const answer = await fetch(new URL(`station/${encodeURIComponent(station)}/station.json`, site))
  if (!answer.ok) return -1
  const { versions } = await answer.json()
  return (versions.find((v) => v.counted) ?? versions[0])?.index ?? -1
}

async function tell() {
  const { station, lie } = Object.fromEntries(new FormData(form))
  steps.replaceChildren()
  said.textContent = say('working')
  const index = await entryOf(station)
  if (index < 0) return done(say('unknown', station))
  const worker = new Worker(new URL('./lieworker.mjs', import.meta.url), { type: 'module' })
  await new Promise((resolve) => {
    worker.onerror = (event) => resolve(done(say('failed', event.message ?? '')))
    worker.onmessage = ({ data }) => {
      if (data.told) add('open', say('told', data.told.file, data.told.was, data.told.is))
      else if (data.failed) resolve(caught([say('refused', data.failed)]))
      else if (data.report) resolve(caught(named(data.report)))
      else Object.assign(progress, { hidden: false, max: data.size, value: data.done })
    }
    worker.postMessage({ lie, index })
  })
  worker.terminate()
}

// What the verifier names, in its order.
function named({ faults }) {
  return faults.slice(0, 12).map((f) => say('fault', f.level, f.index ?? -1, f.file ? ` ${f.file}` : '', f.what))
}

function caught(lines) {
  for (const text of lines) add('bad', text)
  done(say(lines.length > 0 ? 'caught' : 'missed', lines.length))
}

function done(text) {
  progress.hidden = true
  button.disabled = false
  said.textContent = text
}

const lacks = await missing()
root.hidden = false
if (lacks) {
  said.textContent = say(lacks)
  button.disabled = true
} else {
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    button.disabled = true
    tell().catch((fault) => done(say('failed', fault.message)))
  })
}
