// Reads the public files of a ledger over HTTP, in Node and in a browser.

/** A file could not be read for another reason than being absent. */
export class ReadFailure extends Error {}

/** A reader (path, most bytes) of {bytes}, {absent} or {tooLong}. */
export function fetchSource(address) {
  const base = address.endsWith('/') ? address : `${address}/`
  return async (path, most) => {
    let answer
    try {
      answer = await fetch(new URL(path, base))
    } catch (fault) {
      throw new ReadFailure(`${path}: ${fault.message}`)
    }
    if (answer.status === 404) return { absent: true }
    if (!answer.ok) throw new ReadFailure(`${path}: the server answered ${answer.status}`)
    return bounded(answer, most, path)
  }
}

// A hostile server may send without end, so the limit is kept while reading.
async function bounded(answer, most, path) {
  const parts = []
  let length = 0
  const reader = answer.body.getReader()
  for (;;) {
    const { done, value } = await reader.read().catch((fault) => { throw new ReadFailure(`${path}: ${fault.message}`) })
    if (done) break
    length += value.length
    if (length > most) {
      await reader.cancel()
      return { tooLong: true }
    }
    parts.push(value)
  }
  const bytes = new Uint8Array(length)
  let at = 0
  for (const part of parts) {
    bytes.set(part, at)
    at += part.length
  }
  return { bytes }
}
