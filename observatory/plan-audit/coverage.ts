import type { AuditedPlan, Passage } from "./audit.ts"
import type { PlanTopic } from "./term-base.ts"

/** How far a plan goes in an area: not at all, at home only, across borders, or across borders with a commitment. */
export const coverStates = ["absent", "own", "across", "committed"] as const
export type CoverState = (typeof coverStates)[number]

/** A plan × topic: counts, and the passage to quote. */
export interface Cell {
  readonly file: string
  readonly topic: PlanTopic
  readonly state: CoverState
  readonly passages: number
  readonly across: number
  readonly commitments: number
  /** Commitments that go across borders. */
  readonly committedAcross: number
  /** The passage that says most: across before own, commitment before others, then the first. */
  readonly quote: Passage | undefined
}

export const passagesOn = (plan: AuditedPlan, topic: string): readonly Passage[] =>
  plan.passages.filter(({ findings }) => findings.some((one) => one.topic === topic))

/** The matrix plan × area and plan × theme, plans in their order, topics in theirs. */
export function coverageOf(plans: readonly AuditedPlan[], topics: readonly PlanTopic[]): readonly Cell[] {
  return plans.flatMap((plan) => topics.map((topic) => cellOf(plan, topic)))
}

function cellOf(plan: AuditedPlan, topic: PlanTopic): Cell {
  const found = passagesOn(plan, topic.id)
  const across = found.filter((one) => one.across)
  const committed = across.filter(({ kind }) => kind === "commitment")
  const state =
    found.length === 0 ? "absent" : committed.length > 0 ? "committed" : across.length > 0 ? "across" : "own"
  return {
    file: plan.file,
    topic,
    state,
    passages: found.length,
    across: across.length,
    commitments: found.filter(({ kind }) => kind === "commitment").length,
    committedAcross: committed.length,
    quote: found.toSorted((a, b) => weight(b) - weight(a))[0],
  }
}

const weight = ({ across, kind }: Passage): number =>
  (across ? 4 : 0) + (kind === "commitment" ? 2 : kind === "slogan" ? 1 : 0)

/** What a plan leaves out. */
export interface Absence {
  readonly file: string
  readonly what: "area" | "theme" | "neighbour"
  /** Area or theme, or the code of the member that is never named. */
  readonly id: string
  /** Nothing at all; only at home; or across borders, but nothing that could be checked. */
  readonly how: "nothing" | "own-only" | "no-commitment"
}

/** What is absent from each plan: areas, themes, members never named. A plan of the region itself names its members or not. */
export function absencesOf(
  plans: readonly AuditedPlan[],
  cells: readonly Cell[],
  members: readonly string[],
): readonly Absence[] {
  const how = { absent: "nothing", own: "own-only", across: "no-commitment" } as const
  return plans.flatMap((plan) => {
    const of = cells.filter(({ file }) => file === plan.file)
    const topics = of.flatMap(({ topic, state }): readonly Absence[] =>
      state === "committed" || (topic.kind === "theme" && state !== "absent")
        ? []
        : [{ file: plan.file, what: topic.kind, id: topic.id, how: how[state] }],
    )
    const named = new Set(plan.passages.flatMap(({ mentions }) => mentions.neighbours))
    const unnamed = members.filter((code) => code !== plan.owner.member && !named.has(code))
    return [...topics, ...unnamed.map((id): Absence => ({ file: plan.file, what: "neighbour", id, how: "nothing" }))]
  })
}
