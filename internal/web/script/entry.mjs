// Help for whoever copies a paper by keyboard. Everything works without it.
const form = document.querySelector('form.sheet')
const fields = [...form.querySelectorAll('.lines input')]
const counts = fields.filter((field) => field.classList.contains('count'))
const note = document.getElementById('entry-note')
const kept = ['urna', location.pathname, ...['slot', 'as', 'form'].map((name) => new FormData(form).get(name))].join(' ')
let changed = false
let leaves = false

// Digits in groups of three, as people read them back; the field in hand is plain.
const plain = (text) => text.replace(/[\s\u00a0\u202f]/g, '')
const grouped = (text) => /^\d{4,15}$/.test(plain(text)) ? plain(text).replace(/\B(?=(\d{3})+$)/g, '\u00a0') : text

for (const field of counts) {
  field.value = grouped(field.value)
  field.addEventListener('focus', () => {
    if (/^[\d\s]+$/.test(field.value)) field.value = plain(field.value)
    field.select()
  })
  field.addEventListener('blur', () => { field.value = grouped(field.value) })
}

// The character of an Enter that has moved the focus is not for the next field,
// which would send the form.
let moved = false
form.addEventListener('keypress', (event) => {
  if (event.key === 'Enter' && moved) event.preventDefault()
}, true)
form.addEventListener('keyup', () => { moved = false })

// Enter and arrows walk the fields; the last one leads to the button and no
// further. Alt with an arrow goes to the next part of the form.
form.addEventListener('keydown', (event) => {
  const at = fields.indexOf(event.target)
  if (at < 0 || event.isComposing) return
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) form.requestSubmit()
  else if (event.altKey && event.key === 'ArrowDown') part(at, 1)
  else if (event.altKey && event.key === 'ArrowUp') part(at, -1)
  else if (event.key === 'Enter') (fields[at + 1] ?? form.querySelector('.actions button')).focus()
  else if (event.key === 'ArrowDown') fields[at + 1]?.focus()
  else if (event.key === 'ArrowUp') fields[at - 1]?.focus()
  else return
  moved = event.key === 'Enter'
  event.preventDefault()
})

// The first field behind each heading, and the first of all.
function part(at, step) {
  const begins = (field) => field.previousElementSibling?.tagName !== 'INPUT' && field.closest('.line').previousElementSibling?.tagName === 'H2'
  const starts = fields.map((field, i) => i).filter((i) => i === 0 || begins(fields[i]))
  const next = step > 0 ? starts.find((i) => i > at) : starts.findLast((i) => i < at)
  fields[next ?? at].focus()
}

// What was typed stays in this tab until it is sent, so that a lost connection or
// a page left by mistake loses no keystroke. Then it is forgotten: what comes back
// to be retyped is to be read from the paper, and the next person has none of it.
const values = () => Object.fromEntries(fields.map((field) => [field.name, field.value]))
form.addEventListener('input', () => {
  changed = true
  sessionStorage.setItem(kept, JSON.stringify(values()))
})

const before = sessionStorage.getItem(kept)
const asked = fields.filter((field) => field.value === '')
if (before && asked.some((field) => JSON.parse(before)[field.name])) {
  say(note.dataset.kept, note.dataset.restore, () => {
    const typed = JSON.parse(before)
    for (const field of asked) field.value = typed[field.name] ?? ''
    changed = true
    note.hidden = true
    fields[0].focus()
  })
}

function say(text, button, act) {
  note.replaceChildren(document.createTextNode(`${text} `))
  const press = Object.assign(document.createElement('button'), { type: 'button', className: 'quiet', textContent: button })
  press.addEventListener('click', act)
  note.append(press)
  note.hidden = false
}

// Nothing is sent into the void: first it is asked whether the desk answers.
form.addEventListener('submit', (event) => {
  const { submitter } = event
  event.preventDefault()
  fetch('/style.css', { method: 'HEAD', cache: 'no-store' }).then(() => {
    if (submitter?.name) form.append(Object.assign(document.createElement('input'), { type: 'hidden', name: submitter.name, value: submitter.value }))
    leaves = true
    sessionStorage.removeItem(kept)
    form.submit()
  }, () => say(note.dataset.offline, note.dataset.retry, () => form.requestSubmit(submitter ?? undefined)))
})

window.addEventListener('beforeunload', (event) => {
  if (changed && !leaves) event.preventDefault()
})

form.dataset.keys = 'on'
