import { type Day, Refusal } from "../../../base/index.ts"
import {
  auditReport,
  type Lexicon,
  lexiconOf,
  type Plan,
  type PlanReport,
  planRegion,
  termBaseOn,
} from "../../../observatory/index.ts"
import type { Reply } from "../../api.ts"

export type PlanGround = Reply<"readPlanGround">

/** A plan that was brought, with what the reader said of it. */
export interface BroughtPlan {
  readonly plan: Plan
  readonly sample: boolean
}

/** What an audit answers: the report of those that could be audited, and why others could not. */
export interface AuditAnswer {
  readonly report: PlanReport | undefined
  readonly refused: readonly { readonly file: string; readonly error: unknown }[]
}

/** The name under which the reader's own terms go over those of the platform. */
export const ownTerms = "own-terms.yaml"

/** @throws Refusal as `termBaseOn` does */
export function lexiconFrom({ terms, region, names }: PlanGround, own: unknown, on: Day): Lexicon {
  const base = termBaseOn(own === undefined ? terms : { ...terms, [ownTerms]: own }, on)
  const { zh = [], en = [] } = base.groups["name-suffix"] ?? {}
  return lexiconOf(base, planRegion(region, names ?? undefined, [...zh, ...en]))
}

/** Audits plan by plan first, so that one that is refused does not keep the others back. */
export function auditAll(brought: readonly BroughtPlan[], lexicon: Lexicon): AuditAnswer {
  const refused: { file: string; error: unknown }[] = []
  const good = brought.flatMap(({ plan }) => {
    try {
      auditReport([plan], lexicon)
      return [plan]
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      refused.push({ file: plan.file, error })
      return []
    }
  })
  return { report: good.length === 0 ? undefined : auditReport(good, lexicon), refused }
}
