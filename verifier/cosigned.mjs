// Later signatures on an earlier act (spec/acts/act.md), and whom they make a
// signer of a version (spec/acts/results.md §1).
import { Refusal } from './canonical.mjs'
import { splitOffice } from './offices.mjs'

export const cosigned = {
  decide({ state, body, entitled }) {
    if (!state.citable.has(body.act)) throw new Refusal('act.dangling', 'body.act', body.act)
    if (!entitled.includes(body.key.text)) throw new Refusal('act.unentitled', 'body.key', body.key.text)
    if (state.stances.get(body.act)?.has(body.key.text)) throw new Refusal('act.repeated', 'body.key', body.key.text)
  },
  apply({ state, body, office }) {
    if (!state.stances.has(body.act)) state.stances.set(body.act, new Map())
    state.stances.get(body.act).set(body.key.text, { stance: body.stance, office })
  },
}

/** The keys that sign a version for its office, later ones included where signers were missing. */
export function signersOf(state, version) {
  const stances = state.stances.get(version.hash)
  if (!stances || !version.findings.some((f) => f.rule === 'signatures' || f.rule === 'persons')) return version.signers
  const of = splitOffice(version.office).kind
  const rows = state.rulebook.acts.filter((row) => row.kind === version.kind && row.office === of)
  const later = [...stances].filter(([key, { stance, office }]) =>
    stance === 'signs' && office === version.office && rows.some((row) => row.roles.includes(state.keys.get(key).role)))
  return [...new Set([...version.signers, ...later.map(([key]) => key)])]
}
