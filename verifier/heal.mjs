// What holds a version back from being final, and what heals it (spec/acts/results.md §1, §5).
import { signersOf } from './cosigned.mjs'
import { sameSheet } from './form.mjs'
import { ZEROS } from './leaf.mjs'
import { maySame } from './results.mjs'

const HEALED = { signatures: enoughSigners, persons: enoughPersons, 'entry.single': bothOpened, 'seal.unopened': allOpened, 'entry.differ': never, 'entry.person': never }

/** Whether a version has a finding that holds it back and has not healed. */
export function isHeld(state, station, version) {
  return version.findings.some((finding) => finding.rule in HEALED && !HEALED[finding.rule]({ state, station, version, finding }))
}

function never() {
  return false
}

function enoughSigners({ state, version, finding }) {
  return signersOf(state, version).length >= Number(finding.limit)
}

function enoughPersons({ state, version, finding }) {
  const persons = new Set(signersOf(state, version).map((key) => state.personOf(key)).filter((person) => person !== ''))
  return persons.size >= Number(finding.limit)
}

function sealsBefore({ station, version }) {
  const form = version.corrects === '' ? ZEROS : version.corrects
  return station.seals.filter((seal) => seal.form === form && seal.index < version.index)
}

function allOpened(at) {
  return sealsBefore(at).every((seal) => seal.opened)
}

function bothOpened(at) {
  const slots = {}
  for (const seal of sealsBefore(at)) {
    if (seal.opened && seal.standing === 'waits' && sameSheet(seal.opened, at.version.sheet)) slots[seal.slot] = seal
  }
  return Boolean(slots[1] && slots[2]) && !maySame(slots[1], slots[2])
}
