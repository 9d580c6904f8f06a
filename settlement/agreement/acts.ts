import { addDays, type Day, type Instant, Refusal } from "../../base/index.ts"
import type { Agreement, AgreementStep, AgreementVersion } from "./agreement.ts"
import { checkTerms, type TermsGround } from "./check-terms.ts"
import { holdsOf, isSigned, signersNeeded, signersOf, stateOn, versionInForce } from "./course.ts"
import { countIn } from "./read-number.ts"
import type { AgreementTerms } from "./terms.ts"

/** Who acts, for which member, when. */
export interface AgreementActor {
  readonly member: string
  readonly at: Instant
  /** Day of `at` in the region's zone. */
  readonly day: Day
}

/** Terms with what identifies their text. */
export interface WrittenTerms {
  readonly terms: AgreementTerms
  /** SHA-256 of the terms, made by the caller. */
  readonly digest: string
}

/**
 * A new agreement, as a draft of its first version. It may have holes.
 * @throws Refusal "settlement.not-a-party" when the member has no part in it
 */
export function draftAgreement(id: string, written: WrittenTerms, actor: AgreementActor): AgreementStep {
  requireParty(written.terms, actor.member)
  const agreement = { id, proposer: actor.member, versions: [], exits: [], caps: [] }
  return withVersion(agreement, written, actor)
}

/**
 * The next version, as a draft; what is in force stays so until all have signed the new one. A version that was proposed
 * must be signed or withdrawn first, so that nobody signs what others no longer mean.
 * @throws Refusal "settlement.not-a-party", "settlement.agreement-open"
 */
export function reviseAgreement(agreement: Agreement, written: WrittenTerms, actor: AgreementActor): AgreementStep {
  const newest = newestOf(agreement)
  requireParty(newest.terms, actor.member)
  requireParty(written.terms, actor.member)
  if (newest.proposedAt !== null && newest.withdrawn === null && !isSigned(agreement, newest))
    throw new Refusal("settlement.agreement-open", { agreement: agreement.id, version: `${newest.number}` })
  return withVersion(agreement, written, actor)
}

function withVersion(agreement: Agreement, { terms, digest }: WrittenTerms, actor: AgreementActor): AgreementStep {
  const version: AgreementVersion = {
    number: agreement.versions.length + 1,
    terms,
    digest,
    madeBy: actor.member,
    madeAt: actor.at,
    proposedAt: null,
    signatures: [],
    withdrawn: null,
  }
  return {
    agreement: { ...agreement, versions: [...agreement.versions, version] },
    facts: { version: `${version.number}`, terms: digest },
  }
}

/**
 * Lays the newest draft before the parties, whole.
 * @throws Refusal "settlement.agreement-unsound" naming what is missing or contradicts itself, "settlement.not-a-draft",
 * "settlement.not-a-party", "settlement.agreement-over" when its term has ended already
 */
export function proposeAgreement(agreement: Agreement, ground: TermsGround, actor: AgreementActor): AgreementStep {
  const newest = newestOf(agreement)
  requireParty(newest.terms, actor.member)
  if (newest.proposedAt !== null || newest.withdrawn !== null)
    throw new Refusal("settlement.not-a-draft", { agreement: agreement.id, version: `${newest.number}` })
  requireSoundTerms(newest.terms, ground)
  requireTime(agreement, newest, actor.day)
  return changed(agreement, { ...newest, proposedAt: actor.at }, { terms: newest.digest })
}

/** @throws Refusal "settlement.agreement-unsound" with each finding of `checkTerms` */
export function requireSoundTerms(terms: AgreementTerms, ground: TermsGround): void {
  const problems = checkTerms(terms, ground)
  if (problems.length === 0) return
  throw new Refusal("settlement.agreement-unsound", {
    problemsZh: problems.map(({ text }) => text.zh).join(""),
    problemsEn: problems.map(({ text }) => text.en).join(" "),
  })
}

/**
 * A member signs the proposed version; when the last has signed, it holds from the first day of its term, at the earliest
 * from this day.
 * @param digest of the text that the signer read: another text than the proposed one is refused
 * @throws Refusal "settlement.not-proposed", "settlement.not-a-party", "settlement.signed-already",
 * "settlement.other-text", "settlement.agreement-over"
 */
export function signAgreement(agreement: Agreement, digest: string, actor: AgreementActor): AgreementStep {
  const newest = requireProposed(agreement)
  requireSigner(agreement, newest, actor.member)
  if (newest.signatures.some(({ member }) => member === actor.member))
    throw new Refusal("settlement.signed-already", { member: actor.member, version: `${newest.number}` })
  if (digest !== newest.digest)
    throw new Refusal("settlement.other-text", { agreement: agreement.id, version: `${newest.number}` })
  requireTime(agreement, newest, actor.day)
  const { member, at, day } = actor
  const signed = { ...newest, signatures: [...newest.signatures, { member, at, day, digest }] }
  const step = changed(agreement, signed, { signer: member, terms: digest })
  const holds = holdsOf(step.agreement, signed)
  return holds === null ? step : { ...step, facts: { ...step.facts, from: holds.from, until: holds.until } }
}

/**
 * The version that is a draft or proposed is taken back by who wrote it, or declined by another party.
 * @throws Refusal "settlement.not-a-party", "settlement.nothing-open"
 */
export function withdrawAgreement(agreement: Agreement, reason: string, actor: AgreementActor): AgreementStep {
  const newest = newestOf(agreement)
  requireSigner(agreement, newest, actor.member)
  if (isSigned(agreement, newest) || newest.withdrawn !== null)
    throw new Refusal("settlement.nothing-open", { agreement: agreement.id })
  const { member, at } = actor
  return changed(agreement, { ...newest, withdrawn: { member, at, reason } }, { member })
}

/**
 * A member gives notice of its exit from the version in force: the agreement ends when the notice has run.
 * @throws Refusal "settlement.not-in-force", "settlement.not-a-party", "settlement.leaving-already"
 */
export function leaveAgreement(agreement: Agreement, reason: string, actor: AgreementActor): AgreementStep {
  const found = versionInForce(agreement, actor.day)
  if (found === null) throw new Refusal("settlement.not-in-force", { agreement: agreement.id, day: actor.day })
  const { version } = found
  requireParty(version.terms, actor.member)
  if (agreement.exits.some((exit) => exit.version === version.number))
    throw new Refusal("settlement.leaving-already", { agreement: agreement.id, last: found.until })
  const last = addDays(actor.day, countIn(version.terms.exit.noticeDays) ?? 0)
  const exit = { version: version.number, member: actor.member, at: actor.at, last, reason }
  return {
    agreement: { ...agreement, exits: [...agreement.exits, exit] },
    facts: { version: `${version.number}`, member: actor.member, last },
  }
}

/**
 * The version under which a period is divided: the one in force on its first day, which must by itself hold until its last.
 * A newer one that begins in between holds from the next period on, so that no period is left out.
 * @throws Refusal "settlement.unsigned", "settlement.outside-term"
 */
export function requireInForce(agreement: Agreement, { from, until }: { readonly from: Day; readonly until: Day }) {
  const found = versionInForce(agreement, from)
  if (found !== null && until <= found.until) return found
  const state = stateOn(agreement, until)
  if (state === "draft" || state === "proposed" || state === "withdrawn")
    throw new Refusal("settlement.unsigned", { agreement: agreement.id })
  const held = agreement.versions.flatMap((version) => holdsOf(agreement, version) ?? [])
  const [first, last] = [held[0]?.from ?? "–", held.at(-1)?.until ?? "–"]
  throw new Refusal("settlement.outside-term", { from, until, first: found?.from ?? first, last: found?.until ?? last })
}

function newestOf({ versions }: Agreement): AgreementVersion {
  const newest = versions.at(-1)
  if (newest === undefined) throw new Error("an agreement has no version")
  return newest
}

function requireProposed(agreement: Agreement): AgreementVersion {
  const newest = newestOf(agreement)
  if (newest.proposedAt === null || newest.withdrawn !== null)
    throw new Refusal("settlement.not-proposed", { agreement: agreement.id })
  return newest
}

function requireParty(terms: AgreementTerms, member: string): void {
  if (!signersOf(terms).includes(member)) throw new Refusal("settlement.not-a-party", { member })
}

function requireSigner(agreement: Agreement, version: AgreementVersion, member: string): void {
  if (!signersNeeded(agreement, version).includes(member)) throw new Refusal("settlement.not-a-party", { member })
}

/** A version that would have ended before anybody could use it is not laid before anyone. */
function requireTime({ id, caps }: Agreement, version: AgreementVersion, on: Day): void {
  const signatures = signersOf(version.terms).map((member) => ({ member, at: version.madeAt, day: on, digest: "" }))
  const last = holdsOf({ versions: [], exits: [], caps }, { ...version, signatures })?.until
  if (last !== undefined && last < on) throw new Refusal("settlement.agreement-over", { agreement: id, last })
}

function changed(
  agreement: Agreement,
  version: AgreementVersion,
  facts: Readonly<Record<string, string>>,
): AgreementStep {
  return {
    agreement: { ...agreement, versions: [...agreement.versions.slice(0, -1), version] },
    facts: { version: `${version.number}`, ...facts },
  }
}
