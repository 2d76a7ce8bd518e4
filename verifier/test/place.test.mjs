// What a site states of the units above a station, true and false.
import assert from 'node:assert/strict'
import test from 'node:test'
import { placeInSums } from '../place.mjs'

const ROOT = 'ab'

const totals = (valid, aliya) => ({ valid, candidates: { aliya } })

// A nation of a unit with 150 stations on two pages, and of one in which nobody has filed.
function site() {
  const stations = Array.from({ length: 150 }, (_, i) => ({ station: `${i}`, totals: totals(10, i % 7) }))
  const aliya = stations.reduce((sum, s) => sum + s.totals.candidates.aliya, 0)
  const stated = (units, own, sum) => ({ root: ROOT, totals: sum, units, own_stations: own, paging: { page: 1, pages: 1, rows: units.length + own.length } })
  const north = totals(1500, aliya)
  const pages = (from, to) => ({ ...stated([], stations.slice(from, to), north), paging: { page: from / 100 + 1, pages: 2, rows: 150 } })
  return {
    'unit/north/result.json': pages(0, 100),
    'unit/north/result.json?page=2': pages(100, 150),
    'unit/land/result.json': stated([{ unit: 'north', reported: 150, totals: north }, { unit: 'south', reported: 0, totals: { candidates: {} } }], [], north),
  }
}

async function told(files, own = totals(10, 3)) {
  const said = []
  await placeInSums({
    station: '101', units: ['north', 'land'], totals: own, root: ROOT,
    fetchJSON: async (path) => files[path] ?? null, say: ({ what, ok, args }) => said.push([what, ok, args[0]].join(' ')),
  })
  return said.join(', ')
}

const good = 'part true north, part true land'
const lies = {
  'nothing false': [() => {}, good],
  'the station with another number': [(f) => { f['unit/north/result.json?page=2'].own_stations[1].totals.candidates.aliya++ }, 'part false north'],
  'the station with another number, and the sum with it': [(f) => {
    f['unit/north/result.json?page=2'].own_stations[1].totals.candidates.aliya++
    f['unit/north/result.json'].totals.candidates.aliya++
  }, 'part false north'],
  'the station left out': [(f) => { f['unit/north/result.json?page=2'].own_stations.splice(1, 1) }, 'part false north'],
  'the station listed twice': [(f) => { f['unit/north/result.json'].own_stations[0] = f['unit/north/result.json?page=2'].own_stations[1] }, 'part false north'],
  'a sum that is none': [(f) => { f['unit/north/result.json'].totals.valid-- }, 'part false north'],
  'a unit that is more in the nation than by itself': [(f) => {
    const land = f['unit/land/result.json']
    land.units[0].totals = land.totals = totals(1501, land.totals.candidates.aliya)
  }, 'part true north, part false land'],
  'a newer page': [(f) => { f['unit/north/result.json?page=2'].root = 'cd' }, 'moved  north'],
  'a unit that is not there': [(f) => { delete f['unit/land/result.json'] }, 'part true north, moved  land'],
  'a unit with very many parts': [(f) => { f['unit/land/result.json'].paging.pages = 61 }, 'part true north, long  land'],
  'a copy of files, which answers every page with the first': [(f) => { f['unit/north/result.json?page=2'] = f['unit/north/result.json'] }, 'long  north'],
  'a blank at another station': [(f) => {
    delete f['unit/north/result.json'].own_stations[5].totals.candidates.aliya
  }, good],
}

for (const [lie, [tell, want]] of Object.entries(lies)) {
  test(`place in the sums: ${lie}`, async () => {
    const files = site()
    tell(files)
    assert.equal(await told(files), want)
  })
}
