// Who is elected by the nation's sum (spec/acts/results.md §8).

/** {standing, candidates, base, total}. */
export function outcome({ rulebook, candidates }, totals) {
  const { base, majority, lead, runoff, open } = rulebook.election
  const votesOf = (label) => BigInt(totals.candidates[label] ?? 0)
  let total = candidates.reduce((sum, label) => sum + votesOf(label), 0n)
  if (open) return { standing: 'not decided by majority', candidates: [], base, total: Number(total) }
  if (total === 0n) return { standing: 'no votes counted', candidates: [], base, total: 0 }
  if (base === 'voted') total += BigInt(totals.invalid ?? 0)
  const say = (standing, labels) => ({ standing, candidates: candidates.filter((label) => labels.includes(label)), base, total: Number(total) })
  const ranked = [...candidates].sort((a, b) => (votesOf(a) > votesOf(b) ? -1 : votesOf(a) < votesOf(b) ? 1 : 0))
  const first = votesOf(ranked[0])
  const second = ranked.length > 1 ? votesOf(ranked[1]) : 0n
  if (majority === null) {
    return first > second ? say('elected', [ranked[0]]) : say('undetermined by law', candidates.filter((label) => votesOf(label) === first))
  }
  const reaches = (votes, { n, d }) => d * votes >= n * total
  const leads = lead && reaches(first, lead.share) && reaches(first - second, lead.margin)
  if (majority.d * first > majority.n * total || leads) return say('elected', [ranked[0]])
  if (runoff === 0) return say('nobody elected', [])
  if (candidates.length <= runoff) return say('second round', candidates)
  const last = votesOf(ranked[runoff - 1])
  if (last === votesOf(ranked[runoff])) return say('undetermined by law', candidates.filter((label) => votesOf(label) === last))
  return say('second round', ranked.slice(0, runoff))
}
