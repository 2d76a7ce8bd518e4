// The checkpoints that signers saw: two roots of one size are a split view.
import { hex } from './bytes.mjs'

export class Sightings {
  constructor() {
    this.seen = new Map() // size → {root, index}
  }

  /** Remembers what the signers of an entry saw; faults where another saw otherwise. */
  add(index, { signatures }) {
    const faults = []
    for (const { seen: { size, root } } of signatures) {
      const known = this.seen.get(size)
      if (!known) this.seen.set(size, { root, index })
      else if (known.root !== root) {
        faults.push({ index, what: `its signer saw root ${root} at size ${size}, another saw ${known.root} (entry ${known.index})` })
      }
    }
    return faults
  }

  /** Holds every sighting to the tree. */
  async faults(tree) {
    const faults = []
    for (const [size, { root, index }] of [...this.seen].sort(([a], [b]) => a - b)) {
      const held = hex(await tree.rootAt(size))
      if (held !== root) faults.push({ index, what: `its signer saw root ${root} at size ${size}, the ledger has ${held}` })
    }
    return faults
  }
}
