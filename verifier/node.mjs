// What Node gives the verifier: files or a server to read, SHA-256, Ed25519.
import * as crypto from 'node:crypto'
import { readFileSync, statSync } from 'node:fs'
import { availableParallelism, cpus } from 'node:os'
import { join as joinPath } from 'node:path'
import { Worker } from 'node:worker_threads'
import { fetchSource, ReadFailure } from './fetch.mjs'
import { pack, verifyPacked } from './signatures.mjs'

// Below so many signatures a thread costs more than it saves.
const FEW = 100

export const sha256 = crypto.hash
  ? (bytes) => crypto.hash('sha256', bytes, 'buffer')
  : (bytes) => crypto.createHash('sha256').update(bytes).digest()

const threads = []
let turn = 0

/** Verifies a batch of {key, message, sig}, on a thread for each core. */
export async function verifyAll(checks) {
  if (checks.length < FEW) return verifyPacked(pack(checks))
  if (threads.length === 0) {
    for (let i = (availableParallelism?.() ?? cpus().length); i > 0; i--) threads.push(new Thread())
  }
  return threads[turn++ % threads.length].verify(pack(checks))
}

// A thread answers in the order in which it is asked. It keeps the program from
// ending only while an answer is due.
class Thread {
  constructor() {
    this.waiting = []
    this.worker = new Worker(new URL('./signatures.mjs', import.meta.url))
    this.worker.on('message', (good) => {
      this.waiting.shift().resolve(good)
      if (this.waiting.length === 0) this.worker.unref()
    })
    this.worker.on('error', (fault) => this.waiting.splice(0).forEach(({ reject }) => reject(fault)))
    this.worker.unref() // behind the listeners, which hold it
  }

  verify(packed) {
    this.worker.ref()
    this.worker.postMessage(packed, [packed.buffer])
    return new Promise((resolve, reject) => this.waiting.push({ resolve, reject }))
  }
}

/** Reads a public folder, the folder above one, or a server's address. */
export async function openSource(place) {
  if (/^https?:\/\//.test(place)) return fetchSource(place)
  const inner = joinPath(place, 'public')
  const folder = isFolder(inner) ? inner : place
  if (!isFolder(folder)) throw new ReadFailure(`${place}: no such folder`)
  return async (path, most) => readWithin(joinPath(folder, path), most)
}

// At once: files of a folder are small, and promises cost more than they do.
function readWithin(file, most) {
  try {
    if (statSync(file).size > most) return { tooLong: true }
    return { bytes: new Uint8Array(readFileSync(file)) }
  } catch (fault) {
    if (fault.code === 'ENOENT' || fault.code === 'ENOTDIR') return { absent: true }
    throw new ReadFailure(`${file}: ${fault.message}`)
  }
}

function isFolder(path) {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false
}
