// The state: what the entries so far say (spec/acts/decide.md). It is folded
// by fold.mjs; each chapter reads and changes its own part.
import { hex, utf8 } from './bytes.mjs'
import { ZEROS } from './leaf.mjs'

export const hashText = (sha256, text) => hex(sha256(utf8(text)))

export class State {
  constructor(sha256) {
    this.sha256 = sha256
    this.size = 0 // entries so far, void ones included
    this.received = '' // of the last applied entry
    this.genesisHash = ZEROS
    this.genesis = null
    this.citable = new Map() // act hash → index
    this.stances = new Map() // act hash → Map of key → {stance, office}
    this.keys = new Map() // key → {office, role, person, stands, root, row}
    this.parts = null // {of, pieces, bytes} under way
    this.rulebook = null
    this.territory = null
    this.form = null // laid out for the ballot once it is set
    this.candidates = []
    this.sources = new Set()
    this.files = new Map() // act hash of source/opened → content
    this.beside = new Map() // act hash of source/opened → {names, strays} of rows beside the count
    this.contents = new Set()
    this.stations = [] // by number: {seals, versions}
    this.declarations = []
    this.changed = -1 // index of the last correction, annulment or resolution
    this.tally = { acts: 0, signatures: 0, findings: 0, void: 0 }
    this.listed = [] // findings with their index, as many as a report lists
  }

  hashOf(text) {
    return hashText(this.sha256, text)
  }

  /** The station's seals and versions, by its number. */
  station(number) {
    return (this.stations[number] ??= { seals: [], versions: [] })
  }

  personOf(key) {
    return this.keys.get(key)?.person ?? ''
  }
}

/** What deciding one entry knows: its leaf, its index, its entitled signers, its findings. */
export class Entry {
  constructor(state, leaf) {
    Object.assign(this, { state, leaf, index: state.size, body: leaf.act.body, office: leaf.act.office, kind: leaf.act.kind })
    this.entitled = []
    this.row = null // of acts.tsv
    this.station = -1
    this.findings = []
  }

  find(rule, severity, { field = '', got = '', limit = '', article } = {}) {
    const rules = this.state.rulebook?.rules
    this.findings.push({ rule, article: article ?? rules?.get(rule)?.article ?? '', field, got: String(got), limit: String(limit), severity })
  }
}
