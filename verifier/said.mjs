// What the scripts of pages share, the check and the doors of the portal: words with
// places, and lines of a list.

/** A function that says the text of a key with {1}, {2} filled in. */
export function speaker(words) {
  const number = new Intl.NumberFormat(document.documentElement.lang)
  return (key, ...args) => words[key].replace(/\{(\d)\}/g, (_, i) => typeof args[i - 1] === 'number' ? number.format(args[i - 1]) : args[i - 1])
}

const SIGNS = { good: '✓', bad: '✗', open: '–' }

/** Adds a line to a list: a sign with its name for those who do not see it, and a text. */
export function line(list, { state, name, text }) {
  const item = document.createElement('li')
  const sign = document.createElement('span')
  sign.className = `sign ${state}`
  sign.setAttribute('role', 'img')
  sign.setAttribute('aria-label', name)
  sign.textContent = SIGNS[state]
  item.append(sign, ` ${text}`)
  list.append(item)
  return item
}
