// The whole verification in a thread of the page.
import { run } from './run.mjs'
import { countedOf } from './results.mjs'
import { totalsOfSum } from './sums.mjs'
import { platform, read } from './web.mjs'

self.onmessage = async ({ data: { station } }) => {
  try {
    const checked = await run(read, platform, { progress: (done, size) => self.postMessage({ done, size }) })
    self.postMessage({ report: checked.report, station: ofStation(checked, station) })
  } catch (fault) {
    self.postMessage({ failed: fault.message })
  }
}

// Which entry counts at the station, and the sums of the units that contain it.
function ofStation({ state, sums }, id) {
  const number = state.territory?.stationNumbers.get(id)
  if (number === undefined || !sums) return null
  const counted = countedOf(state.stations[number])
  const units = []
  for (let unit = state.territory.stations[number].unit; unit >= 0; unit = state.territory.units[unit].parent) {
    units.push({ unit: state.territory.units[unit].id, totals: totalsOfSum(sums[unit]) })
  }
  return { counted: counted ? counted.index : -1, units }
}
