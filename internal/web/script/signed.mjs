// A voter's check of the registrar's answer. The number and the answer stay here.
import { line, speaker } from '../verifier/said.mjs'
import { Shortfall, check } from '../verifier/signers.mjs'

const MOST = 4 << 20
const root = document.getElementById('signed')
const { genesis, modulus } = root.dataset
const words = JSON.parse(root.dataset.words)
const say = speaker(words)
const [form, number, file, said, steps] = ['form', 'number', 'answer', 'said', 'steps'].map((id) => document.getElementById(`signed-${id}`))
const filed = [...document.querySelectorAll('#signed-sheets tbody tr')].map(({ dataset }) => ({ ...dataset, signatures: Number(dataset.signatures) }))

const add = (state, text) => line(steps, { state, name: words[state], text })

async function readFile(given) {
  if (!given || given.size > MOST) return undefined
  try {
    return JSON.parse(await given.text())
  } catch {
    return undefined
  }
}

function held(answer) {
  const beside = filed.filter((f) => f.nominee === answer.nominee && f.unit === answer.unit)
  const sheets = beside.find((f) => f.root === answer.root)
  const asked = { genesis, modulus, number: number.value, root: sheets?.root ?? '', signatures: sheets?.signatures ?? 0 }
  const used = check(asked, answer)
  said.textContent = used.length ? say('used', used.length, sheets.name, sheets.in) : say('none', sheets.name, sheets.in)
  add('good', say('complete', sheets.signatures))
  for (const { sheet, line: at } of used) add('bad', say('place', sheet, at))
  for (const { entry } of beside.filter((f) => f !== sheets)) add('open', say('others', Number(entry)))
}

form.addEventListener('submit', async (event) => {
  event.preventDefault()
  steps.replaceChildren()
  said.textContent = ''
  number.value = number.value.replaceAll(/\s/g, '').toUpperCase()
  if (!/^[0-9A-Z]{1,40}$/.test(number.value)) return void (said.textContent = say('number'))
  const answer = await readFile(file.files[0])
  if (answer === undefined || answer === null || typeof answer !== 'object') return void (said.textContent = say('file'))
  try {
    held(answer)
  } catch (fault) {
    if (!(fault instanceof Shortfall)) throw fault
    said.textContent = say('nothing')
    add('bad', say(`why-${fault.reason}`))
  }
})
root.hidden = false
