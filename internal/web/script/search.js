// The search of a copy that has no server: the same names, words and order as
// the portal's own search (search.go).
'use strict'
const MOST = 50
const place = document.getElementById('hits')
const words = JSON.parse(place.dataset.words)
const lang = document.documentElement.lang
const query = new URLSearchParams(location.search).get('q') ?? ''

function say(key, ...args) {
  return words[key].replace(/\{(\d)\}/g, (_, i) => args[i - 1])
}

const nameOf = ([, name, kk, ru]) => ({ kk, ru })[lang] || name
const folded = ([id, name, kk, ru]) => [id, name, kk || name, ru || name].join('\n').toLowerCase()

function hit(units, what, one) {
  const [id, , , , above] = one
  const name = what === 'unit' ? nameOf(one) : nameOf(one) === id ? say('station-plain', id) : say('station-heading', id, nameOf(one))
  const item = document.createElement('li')
  const link = document.createElement('a')
  link.href = `${what}/${id}.html`
  link.textContent = name
  item.append(link)
  if (name !== id) {
    const code = document.createElement('code')
    code.textContent = id
    item.append(' ', code)
  }
  const way = []
  for (let unit = above; unit >= 0; unit = units[unit][4]) way.unshift(nameOf(units[unit]))
  const small = document.createElement('small')
  small.textContent = way.join(' › ')
  item.append(document.createElement('br'), small)
  return item
}

function tell(text) {
  const paragraph = document.createElement('p')
  paragraph.textContent = text
  place.append(paragraph)
}

// Called by names.js.
function urnaNames({ units, stations }) {
  const wanted = query.toLowerCase().split(/\s+/).filter(Boolean)
  if (wanted.length === 0) return
  const exact = stations.find(([id]) => id === query.trim())
  const holds = (one) => wanted.every((word) => folded(one).includes(word))
  const found = [
    ...(exact ? [['station', exact]] : []),
    ...units.slice(1).filter(holds).map((one) => ['unit', one]),
    ...stations.filter((one) => one !== exact && holds(one)).map((one) => ['station', one]),
  ]
  if (found.length === 0) return tell(say('search-none', query))
  const list = document.createElement('ul')
  list.className = 'hits'
  for (const [what, one] of found.slice(0, MOST)) list.append(hit(units, what, one))
  place.append(list)
  if (found.length > MOST) tell(say('search-more', MOST))
}

document.querySelector('form.search input[name=q]').value = query
