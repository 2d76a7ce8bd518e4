// The report of a verification; its keys are those of spec/verification.md.

const OK = 'ok'
const FAULT = 'fault'
const NOT_CHECKED = 'not checked'
const MOST_FAULTS = 1000

export class Report {
  constructor(pinned) {
    this.ok = true
    this.levels = { V1: OK, V2: OK, V3: OK, V4: NOT_CHECKED }
    this.pinned = pinned
    this.compared = 0 // this program holds a ledger to nobody else's checkpoint
    this.genesis = this.origin = this.nature = ''
    this.size = 0
    this.root = ''
    this.acts = this.signatures = this.findings = this.void = 0
    this.faults = []
    this.totals = this.outcome = null
    this.declared = []
    this.standing = []
    this.not_checked = []
    this.stations = null
    this.found = []
    this.findings_v4 = null // not counted by this program
    this.found_v4 = []
  }

  fault(level, { index = -1, file = '', what }) {
    this.ok = false
    this.levels[level] = FAULT
    if (this.faults.length < MOST_FAULTS) this.faults.push({ level, index, file, what })
  }

  /** Reading stopped: what comes behind was not checked. */
  stop() {
    for (const level of ['V2', 'V3']) if (this.levels[level] === OK) this.levels[level] = NOT_CHECKED
  }
}
