import type { AuditedPlan } from "./audit.ts"
import { type Cell, type CoverState, coverStates } from "./coverage.ts"

/** A plan in figures. Shares are of its passages on an area or theme, NaN-free: none of none is null. */
export interface PlanFigures {
  readonly file: string
  readonly member: string
  readonly year: number | undefined
  readonly pages: number
  readonly sentences: number
  /** Sentences on an area or theme. */
  readonly passages: number
  readonly across: number
  /** Sentences that name only the plan's own member. */
  readonly ownOnly: number
  readonly commitments: number
  readonly slogans: number
  readonly committedAcross: number
  readonly areas: number
  readonly areasAcross: number
  readonly neighbours: readonly string[]
  readonly acrossShare: number | null
  readonly commitmentShare: number | null
}

export function figuresOf(plan: AuditedPlan, cells: readonly Cell[]): PlanFigures {
  const found = plan.passages.filter(({ findings }) => findings.length > 0)
  const count = (holds: (one: (typeof found)[number]) => boolean) => found.filter(holds).length
  const areas = cells.filter(({ file, topic }) => file === plan.file && topic.kind === "area")
  const share = (part: number) => (found.length === 0 ? null : part / found.length)
  const across = count((one) => one.across)
  const commitments = count(({ kind }) => kind === "commitment")
  return {
    file: plan.file,
    member: plan.owner.member,
    year: plan.owner.year,
    pages: plan.pages,
    sentences: plan.sentences,
    passages: found.length,
    across,
    ownOnly: plan.passages.filter((one) => one.mentions.own && !one.across).length,
    commitments,
    slogans: count(({ kind }) => kind === "slogan"),
    committedAcross: count((one) => one.across && one.kind === "commitment"),
    areas: areas.filter(({ state }) => state !== "absent").length,
    areasAcross: areas.filter(({ state }) => state === "across" || state === "committed").length,
    neighbours: [...new Set(plan.passages.flatMap(({ mentions }) => mentions.neighbours))].sort(),
    acrossShare: share(across),
    commitmentShare: share(commitments),
  }
}

/** An area or theme that a member's later plan treats otherwise than the one before. */
export interface PlanChange {
  readonly member: string
  readonly from: { readonly file: string; readonly year: number }
  readonly to: { readonly file: string; readonly year: number }
  readonly topic: string
  readonly before: CoverState
  readonly after: CoverState
  readonly direction: "gained" | "lost"
}

/** What changed from each plan of a member to its next by year; plans without a year are left out. */
export function changesOf(plans: readonly AuditedPlan[], cells: readonly Cell[]): readonly PlanChange[] {
  const dated = plans.flatMap(({ file, owner }) =>
    owner.year === undefined ? [] : [{ file, member: owner.member, year: owner.year }],
  )
  const sorted = dated.toSorted((a, b) => a.member.localeCompare(b.member) || a.year - b.year)
  return sorted.flatMap((to, place) => {
    const from = sorted[place - 1]
    if (from === undefined || from.member !== to.member || from.year === to.year) return []
    const before = new Map(cells.filter(({ file }) => file === from.file).map((cell) => [cell.topic.id, cell.state]))
    return cells.flatMap((cell): readonly PlanChange[] => {
      const earlier = before.get(cell.topic.id)
      if (cell.file !== to.file || earlier === undefined || earlier === cell.state) return []
      const direction = coverStates.indexOf(cell.state) > coverStates.indexOf(earlier) ? "gained" : "lost"
      return [{ member: to.member, from, to, topic: cell.topic.id, before: earlier, after: cell.state, direction }]
    })
  })
}
