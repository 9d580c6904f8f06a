import * as z from "zod"
import {
  add,
  compare,
  Day,
  formatRational,
  Instant,
  isPlain,
  parseRational,
  plainOnly,
  type Rational,
  Refusal,
  rational,
} from "../../base/index.ts"
import { ActivityRef, type OutputActivity } from "./activity.ts"
import { OutputMeasure } from "./measure.ts"
import { periodDays } from "./period.ts"

/** A party's agreed share of an activity's output, exact: `3/5`, `0.6`. */
const Share = z
  .string()
  .regex(/^\d{1,9}(?:\/[1-9]\d{0,8}|\.\d{1,9})?$/, "a share is a fraction such as 3/5 or 0.6")
  .meta({ example: "3/5" })

/** What the shares were agreed by. */
export const AppraisalKey = z.enum(["fixed", "investment", "headcount", "land"]).meta({ id: "AppraisalKey" })
export type AppraisalKey = z.infer<typeof AppraisalKey>

/** Who has the minor units that rounding leaves: by largest remainder (ties to the earlier party), or one named party. */
export const AppraisalRemainder = z.union([z.literal("largest-remainder"), z.object({ holder: z.string() })])
export type AppraisalRemainder = z.infer<typeof AppraisalRemainder>

/** What members propose to each other: an activity, who has which share of it, by which measures, from when to when. */
export const AppraisalTerms = z
  .object({
    activity: ActivityRef,
    measures: z.array(OutputMeasure).min(1).max(3),
    parties: z
      .array(z.object({ jurisdiction: z.string(), share: Share }))
      .min(2)
      .max(40),
    key: AppraisalKey,
    reasons: z
      .string()
      .trim()
      .min(1)
      .max(2000)
      .refine(isPlain, plainOnly)
      .describe("what the key was agreed by, in the parties' words"),
    remainder: AppraisalRemainder,
    from: Day,
    until: Day.nullable(),
  })
  .meta({ id: "AppraisalTerms" })
export type AppraisalTerms = z.infer<typeof AppraisalTerms>

/** What a party said to a proposal, and when. */
export const AppraisalAnswer = z.object({ jurisdiction: z.string(), agreed: z.boolean(), at: Instant })
export type AppraisalAnswer = z.infer<typeof AppraisalAnswer>

/**
 * A version of an appraisal agreement: for internal appraisal only. `jurisdiction` proposed it; `terms` never change
 * afterwards. `replaces` is the version that it takes the place of from its first day on.
 */
export const AppraisalAgreement = z
  .object({
    jurisdiction: z.string(),
    id: z.string(),
    version: z.int(),
    replaces: z.object({ jurisdiction: z.string(), id: z.string() }).nullable(),
    terms: AppraisalTerms,
    digest: z.string().describe("SHA-256 of the terms as canonical JSON: what each party agreed to"),
    answers: z.array(AppraisalAnswer),
    proposedAt: Instant,
    sample: z.boolean(),
  })
  .meta({ id: "AppraisalAgreement" })
export type AppraisalAgreement = z.infer<typeof AppraisalAgreement>

/** `proposed` until the last party has answered; `declined` as soon as one says no. */
export const AppraisalState = z.enum(["proposed", "agreed", "declined"])
export type AppraisalState = z.infer<typeof AppraisalState>

const longestTerm = "2999-12-31"

/**
 * Checks terms before they are proposed.
 * @param proposer member that proposes
 * @throws Refusal "settlement.appraisal-shares" when the shares do not sum to one, "settlement.party-twice",
 * "settlement.share-zero", "settlement.not-a-party" for a proposer who is none, "settlement.not-a-partner",
 * "settlement.appraisal-days", "settlement.appraisal-holder", "settlement.measure-twice"
 */
export function checkAppraisal(terms: AppraisalTerms, activity: OutputActivity, proposer: string): void {
  const { parties, measures, from, until, remainder } = terms
  const again = measures.find((measure, at) => measures.indexOf(measure) < at)
  if (again !== undefined) throw new Refusal("settlement.measure-twice", { measure: again })
  const members = parties.map(({ jurisdiction }) => jurisdiction)
  const twice = members.find((member, at) => members.indexOf(member) < at)
  if (twice !== undefined) throw new Refusal("settlement.party-twice", { member: twice })
  if (!members.includes(proposer)) throw new Refusal("settlement.not-a-party", { member: proposer })
  const stranger = members.find((member) => !activity.partners.includes(member))
  if (stranger !== undefined)
    throw new Refusal("settlement.not-a-partner", {
      activity: `${activity.jurisdiction}/${activity.id}`,
      member: stranger,
    })
  const shares = sharesOf(terms)
  const none = [...shares].find(([, { numerator }]) => numerator === 0n)
  if (none !== undefined) throw new Refusal("settlement.share-zero", { member: none[0] })
  const sum = [...shares.values()].reduce(add, rational(0n))
  if (compare(sum, rational(1n)) !== 0) throw new Refusal("settlement.appraisal-shares", { sum: formatRational(sum) })
  if (until !== null && until < from) throw new Refusal("settlement.appraisal-days", { from, until })
  if (remainder !== "largest-remainder" && !members.includes(remainder.holder))
    throw new Refusal("settlement.appraisal-holder", { holder: remainder.holder })
}

/** Each party's share, in the order of the agreement. */
export function sharesOf({ parties }: Pick<AppraisalTerms, "parties">): ReadonlyMap<string, Rational> {
  return new Map(parties.map(({ jurisdiction, share }) => [jurisdiction, parseRational(share)]))
}

/** Where a proposal stands by what its parties have said. */
export function stateOf({ terms, answers }: Pick<AppraisalAgreement, "terms" | "answers">): AppraisalState {
  if (answers.some(({ agreed }) => !agreed)) return "declined"
  return waitingFor({ terms, answers }).length === 0 ? "agreed" : "proposed"
}

/** The parties that have not answered, in order. */
export function waitingFor({ terms, answers }: Pick<AppraisalAgreement, "terms" | "answers">): readonly string[] {
  return terms.parties
    .map(({ jurisdiction }) => jurisdiction)
    .filter((member) => !answers.some(({ jurisdiction }) => jurisdiction === member))
}

/**
 * A party's answer to a proposal.
 * @throws Refusal "settlement.not-a-party", "settlement.appraisal-answered", "settlement.appraisal-closed" when another
 * party has declined
 */
export function answerAppraisal(agreement: AppraisalAgreement, answer: AppraisalAnswer): AppraisalAgreement {
  const { terms, answers, id } = agreement
  const { jurisdiction: member } = answer
  if (!terms.parties.some(({ jurisdiction }) => jurisdiction === member))
    throw new Refusal("settlement.not-a-party", { member })
  if (answers.some(({ jurisdiction }) => jurisdiction === member))
    throw new Refusal("settlement.appraisal-answered", { member, agreement: id })
  if (stateOf(agreement) !== "proposed") throw new Refusal("settlement.appraisal-closed", { agreement: id })
  return { ...agreement, answers: [...answers, answer] }
}

/**
 * The agreed version that a new one would overlap, by activity, measure and days; the one it replaces is left out, unless
 * it begins before that one does.
 */
export function overlapping(
  terms: AppraisalTerms,
  agreed: readonly AppraisalAgreement[],
  replaces: AppraisalAgreement["replaces"],
): AppraisalAgreement | undefined {
  return agreed.find(
    (other) =>
      stateOf(other) === "agreed" &&
      !(other.id === replaces?.id && other.jurisdiction === replaces.jurisdiction) &&
      other.terms.activity.jurisdiction === terms.activity.jurisdiction &&
      other.terms.activity.id === terms.activity.id &&
      other.terms.measures.some((measure) => terms.measures.includes(measure)) &&
      terms.from <= (other.terms.until ?? longestTerm) &&
      other.terms.from <= (terms.until ?? longestTerm),
  )
}

/** Whether a period lies wholly in the days of a term: one that only touches it is not divided. */
export function covers({ from, until }: { readonly from: Day; readonly until: Day | null }, period: string): boolean {
  const days = periodDays(period)
  return from <= days.from && days.until <= (until ?? longestTerm)
}
