import { createHash } from "node:crypto"
import { Refusal } from "../base/index.ts"
import { canonicalJson } from "../evidence/index.ts"
import {
  type AppraisalAgreement,
  type AppraisalTerms,
  answerAppraisal,
  checkAppraisal,
  isSameActivity,
  overlapping,
  stateOf,
} from "../settlement/index.ts"
import {
  type AppraisalKeyOf,
  appraisalOn,
  appraisalsOf,
  holdActivity,
  saveAnswer,
  saveAppraisal,
  startTerm,
  termsOf,
} from "../store/appraisals.ts"
import { keepDivision, periodsOfActivity } from "../store/negotiated.ts"
import { activityOn } from "../store/output-activities.ts"
import { act, type Before, type Context, type Handled } from "./act.ts"
import { output } from "./contract/index.ts"
import { shownAppraisal } from "./output-shown.ts"
import { acting, nothing } from "./vouchers.ts"

/** Proposing and answering how an activity is divided for internal appraisal. */
export const appraisalRoutes: readonly Handled[] = [
  act(output.proposeAppraisal, {
    about: (_, before) => ownAppraisals(before),
    run: ({ body }, context) => propose(body.terms, body.replaces, context),
  }),
  act(output.answerAppraisal, {
    about: (_, before) => ownAppraisals(before),
    run: async ({ params: { jurisdiction, agreement: id }, body }, context) => {
      const { db, actor, now, record } = context
      const { activity } = (await appraisalOn(db, { jurisdiction, id })).terms
      await holdActivity(db, activity)
      const agreement = await appraisalOn(db, { jurisdiction, id })
      if (body.digest !== agreement.digest) throw new Refusal("settlement.terms-changed", { agreement: id })
      const { id: organisation, jurisdiction: member } = acting(actor)
      const answer = { jurisdiction: member, agreed: body.agreed, at: now }
      const answered = answerAppraisal(agreement, answer)
      await saveAnswer(db, agreement, answer, organisation)
      if (stateOf(answered) === "agreed") await putInForce(answered, context)
      await record({
        jurisdiction: member,
        subject: { kind: "appraisal", id: `${jurisdiction}/${id}` },
        facts: { agreed: `${body.agreed}`, digest: agreement.digest, stands: stateOf(answered) },
      })
      return shownAppraisal(answered, await termsOf(db, activity), context)
    },
  }),
]

/** The agreements of the member that the caller acts for. */
function ownAppraisals({ actor }: Before) {
  return { ...nothing, kind: "appraisal", jurisdiction: actor.organisation?.jurisdiction ?? "" }
}

async function propose(terms: AppraisalTerms, replaces: AppraisalAgreement["replaces"], context: Context) {
  const { db, actor, now, newId, record } = context
  const { id: organisation, jurisdiction } = acting(actor)
  checkAppraisal(terms, await activityOn(db, terms.activity), jurisdiction)
  await holdActivity(db, terms.activity)
  const earlier = replaces === null ? undefined : await replaceable(db, replaces, terms)
  await requireNoOverlap(terms, replaces, context)
  const agreement: AppraisalAgreement = {
    jurisdiction,
    id: newId(),
    version: (earlier?.version ?? 0) + 1,
    replaces,
    terms,
    digest: createHash("sha256").update(canonicalJson(terms)).digest("hex"),
    answers: [{ jurisdiction, agreed: true, at: now }],
    proposedAt: now,
    sample: false,
  }
  await saveAppraisal(db, agreement, organisation)
  await record({
    jurisdiction,
    subject: { kind: "appraisal", id: `${jurisdiction}/${agreement.id}` },
    facts: { activity: `${terms.activity.jurisdiction}/${terms.activity.id}`, digest: agreement.digest },
  })
  return shownAppraisal(agreement, [], context)
}

/** The agreed version that a new one takes the place of. @throws Refusal "settlement.replaces-other" */
async function replaceable(db: Context["db"], replaces: AppraisalKeyOf, terms: AppraisalTerms) {
  const earlier = await appraisalOn(db, replaces)
  const isRight =
    isSameActivity(earlier.terms.activity, terms.activity) &&
    stateOf(earlier) === "agreed" &&
    earlier.terms.from <= terms.from
  if (!isRight) throw new Refusal("settlement.replaces-other", { agreement: replaces.id })
  return earlier
}

/** @throws Refusal "settlement.appraisal-overlaps" naming the agreement that stands in the way */
async function requireNoOverlap(
  terms: AppraisalTerms,
  replaces: AppraisalAgreement["replaces"],
  { db }: Context,
): Promise<void> {
  const [agreements, inForce] = await Promise.all([appraisalsOf(db, terms.activity), termsOf(db, terms.activity)])
  // What a newer version has cut away no longer stands in the way.
  const standing = agreements.flatMap((agreement) => {
    const own = inForce.filter(({ jurisdiction, id }) => jurisdiction === agreement.jurisdiction && id === agreement.id)
    const [first] = own
    if (first === undefined) return []
    const measures = own.map(({ measure }) => measure)
    return [{ ...agreement, terms: { ...agreement.terms, measures, from: first.from, until: first.until } }]
  })
  const other = overlapping(terms, standing, replaces)
  if (other === undefined) return
  const { from, until } = other.terms
  throw new Refusal("settlement.appraisal-overlaps", { agreement: other.id, from, until: until ?? "…" })
}

/** The last party has agreed: the agreement divides every period that lies in its days, past ones too. */
async function putInForce(agreement: AppraisalAgreement, context: Context): Promise<void> {
  const { db, now, newId } = context
  const { terms, replaces, jurisdiction, id, sample } = agreement
  await requireNoOverlap(terms, replaces, context)
  await startTerm(db, agreement)
  for (const { period, measure } of await periodsOfActivity(db, terms.activity))
    await keepDivision(
      db,
      { activity: terms.activity, period, measure },
      { kind: "agreement", jurisdiction, id },
      { now, newId, sample },
    )
}
