// Says that the ledger has grown since this page was drawn. Where no stream can be
// kept, the checkpoint is asked for again and again.
const note = document.getElementById('live')
const number = new Intl.NumberFormat(document.documentElement.lang)
const drawn = Number(note.dataset.size)
const POLL = 30000

function grown(size) {
  if (!(size > drawn)) return
  if (document.querySelector('[data-live=reload]')) return again()
  note.querySelector('span').textContent = note.dataset.words.replace('{1}', number.format(size))
  note.hidden = false
}

// A wall draws itself anew, not more often than every few seconds.
let waits = false
function again() {
  if (waits) return
  waits = true
  setTimeout(() => location.reload(), 3000)
}

let polls = false
async function poll() {
  if (!polls) polls = setInterval(poll, POLL)
  const answer = await fetch('/checkpoint', { cache: 'no-cache' }).catch(() => null)
  if (answer?.ok) grown(Number((await answer.text()).split('\n')[1]))
}

// A page that nobody looks at keeps no connection: a browser has few of them.
let stream = null
function follow() {
  if (document.hidden) {
    stream?.close()
    stream = null
    return
  }
  stream ??= new EventSource('/live')
  stream.onerror = () => {
    if (stream?.readyState === EventSource.CLOSED) poll() // else the browser comes again by itself
  }
  stream.addEventListener('checkpoint', ({ data }) => grown(JSON.parse(data).size))
}

document.addEventListener('visibilitychange', follow)
follow()
