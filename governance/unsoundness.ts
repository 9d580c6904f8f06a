import { type Counts, evaluate, parseFormula, type VoteCounts } from "./formula/index.ts"

/** Numbers of delegations for which formulas are tried: a region has several members. */
const sizes = Array.from({ length: 11 }, (_, index) => index + 2)

/**
 * What is wrong with formulas of quorum and majority whoever votes, tried for 2 to 12 delegations in one bloc: that they
 * carry a motion for which nobody voted, or do not carry one for which everybody did. Formulas that name a bloc are not
 * tried.
 */
export function unsoundness(formulas: { readonly quorum: string; readonly majority: string }): readonly string[] {
  const parsed = [parseFormula(formulas.quorum), parseFormula(formulas.majority)]
  const carries = (counts: Counts): boolean | undefined => {
    const vote: VoteCounts = { all: counts, blocs: new Map([["any", counts]]) }
    const answers = parsed.map((formula) => ("cause" in formula ? formula : evaluate(formula, vote)))
    return answers.every((answer) => typeof answer === "boolean") ? answers.every(Boolean) : undefined
  }
  const nobody = { absent: 0, yes: 0, no: 0, abstain: 0, silent: 0 }
  const withoutYes = sizes.flatMap((delegations) =>
    Array.from({ length: delegations + 1 }, (_, present) => ({
      ...nobody,
      ...{ delegations, present, absent: delegations - present, abstain: present },
    })),
  )
  const unanimous = sizes.map((delegations) => ({ ...nobody, delegations, present: delegations, yes: delegations }))
  const free = withoutYes.find((counts) => carries(counts) === true)
  const stuck = unanimous.find((counts) => carries(counts) === false)
  return [
    ...(free === undefined
      ? []
      : [`of ${free.delegations} delegations ${free.abstain} abstain, and the motion is carried`]),
    ...(stuck === undefined ? [] : [`all ${stuck.delegations} delegations say yes, and the motion is not carried`]),
  ]
}
