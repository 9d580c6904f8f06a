import type { Day } from "../../base/index.ts"
import { type AuditedPlan, auditPlans } from "./audit.ts"
import { changesOf, figuresOf, type PlanChange, type PlanFigures } from "./compare.ts"
import { type Absence, absencesOf, type Cell, coverageOf } from "./coverage.ts"
import type { Lexicon } from "./lexicon.ts"
import type { Plan } from "./plan.ts"
import type { TermBase } from "./term-base.ts"

/** All that an audit of plans says, with the terms that it was made by. */
export interface PlanReport {
  readonly region: string
  readonly terms: { readonly day: Day; readonly grounds: TermBase["grounds"] }
  readonly plans: readonly AuditedPlan[]
  readonly cells: readonly Cell[]
  readonly absences: readonly Absence[]
  readonly figures: readonly PlanFigures[]
  readonly changes: readonly PlanChange[]
}

/**
 * Audits plans: passages with areas, themes, names and kind; the matrix plan × area and theme with a passage to quote; what is
 * absent; plans in figures; what changed from a member's plan to its next.
 * @param plans in any order; each file once
 * @param lexicon the terms of a day and the names of a region, by `lexiconOf`
 * @throws Refusal "observatory.no-plans", "observatory.plan-file-twice", "observatory.plan-without-text",
 * "observatory.plan-traditional", "observatory.plan-garbled", "observatory.plan-member-unknown",
 * "observatory.plan-owner-unknown", "observatory.plan-owners-several", each with file and page where there is one
 * @example auditReport([plan], lexiconOf(termBaseOn(files, day), planRegion(region, extra, suffixes))).cells
 * Source: the method is this project's own; terms and rules are data (`data/plan-terms`), measured by `npm run bench -- plans`
 */
export function auditReport(plans: readonly Plan[], lexicon: Lexicon): PlanReport {
  const { base, region } = lexicon
  const audited = auditPlans(plans, lexicon)
  const cells = coverageOf(audited, base.topics)
  return {
    region: region.id,
    terms: { day: base.day, grounds: base.grounds },
    plans: audited,
    cells,
    absences: absencesOf(
      audited,
      cells,
      region.members.map(({ code }) => code),
    ),
    figures: audited.map((plan) => figuresOf(plan, cells)),
    changes: changesOf(audited, cells),
  }
}
