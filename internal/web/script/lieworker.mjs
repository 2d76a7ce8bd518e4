// The whole verification of an altered copy, in a thread of the page.
import { run } from '../verifier/run.mjs'
import { platform, read } from '../verifier/web.mjs'
import { lying } from './lie.mjs'

self.onmessage = async ({ data }) => {
  try {
    const altered = lying(read, data, (told) => self.postMessage({ told }))
    const { report } = await run(altered, platform, { progress: (done, size) => self.postMessage({ done, size }) })
    self.postMessage({ report })
  } catch (fault) {
    self.postMessage({ failed: fault.message })
  }
}
