import type * as z from "zod"
import { Refusal } from "../base/index.ts"
import { base64, canonicalJson } from "../evidence/index.ts"
import type { Resource } from "../rulebook/index.ts"
import {
  type Agreement,
  type AgreementActor,
  type AgreementStep,
  type AgreementTerms,
  checkTerms,
  draftAgreement,
  holdsOf,
  isSigned,
  leaveAgreement,
  proposeAgreement,
  reviseAgreement,
  signAgreement,
  signersNeeded,
  signersOf,
  stateOn,
  type TermsGround,
  versionInForce,
  withdrawAgreement,
} from "../settlement/index.ts"
import { executionsOf } from "../store/agreement-executions.ts"
import { readAgreementTemplates } from "../store/agreement-templates.ts"
import { agreementOn, agreementsOn, facilityExists, nextAgreementId, saveAgreement } from "../store/agreements.ts"
import { platformHash } from "../store/log-tree.ts"
import { act, type Context, type Handled, read } from "./act.ts"
import type { Actor } from "./actor.ts"
import { agreements } from "./contract/index.ts"
import { writePaper } from "./paper/index.ts"
import { filesOf } from "./region-facts.ts"
import { agreementPaper } from "./settlement-papers/index.ts"
import { nothing } from "./vouchers.ts"

const about = {
  about: ({ params }: { params: { agreement: string } }, { actor }: { actor: Actor }) =>
    agreementResource(params.agreement, actor),
}

/** Agreements as they are written, signed and left. Executing and trying them stands in files of its own. */
export const agreementRoutes: readonly Handled[] = [
  read(agreements.listAgreements, {
    run: async (_, { db, today }) => ({ items: (await agreementsOn(db)).map((one) => listed(one, today)) }),
  }),
  read(agreements.readAgreement, {
    run: async ({ params }, context) => shown(await agreementOn(context.db, params.agreement), context),
  }),
  read(agreements.agreementPaper, {
    run: async ({ params, query }, context) => {
      const agreement = await agreementOn(context.db, params.agreement)
      const { versions } = agreement
      const number = query.version ?? versions.length
      const version = versions.find((one) => one.number === number)
      if (version === undefined)
        throw new Refusal("settlement.unknown-version", { agreement: agreement.id, version: `${number}` })
      return writePaper(agreementPaper(agreement, version, await executionsOf(context.db, agreement.id), context))
    },
  }),
  read(agreements.listAgreementTemplates, { run: () => ({ items: [...readAgreementTemplates()] }) }),
  read(agreements.checkAgreement, {
    run: async ({ body: { terms } }, context) => ({
      problems: [...checkTerms(terms, await termsGround(terms, context))],
    }),
  }),
  act(agreements.draftAgreement, {
    about: (_, { actor }) => agreementResource("", actor),
    run: async ({ body }, context) => {
      const id = await nextAgreementId(context.db)
      return keep(null, draftAgreement(id, written(body.terms), actorIn(context)), context)
    },
  }),
  act(agreements.reviseAgreement, {
    ...about,
    run: ({ params, body }, context) =>
      step(params.agreement, context, (agreement, actor) => reviseAgreement(agreement, written(body.terms), actor)),
  }),
  act(agreements.proposeAgreement, {
    ...about,
    run: async ({ params }, context) => {
      const { versions } = await agreementOn(context.db, params.agreement, { lock: true })
      const terms = versions.at(-1)?.terms
      const ground = terms === undefined ? undefined : await termsGround(terms, context)
      return step(params.agreement, context, (agreement, actor) => {
        if (ground === undefined) throw new Error("an agreement has no version")
        return proposeAgreement(agreement, ground, actor)
      })
    },
  }),
  act(agreements.signAgreement, {
    ...about,
    run: ({ params, body }, context) =>
      step(params.agreement, context, (agreement, actor) => signAgreement(agreement, body.digest, actor)),
  }),
  act(agreements.withdrawAgreement, {
    ...about,
    run: ({ params, body }, context) =>
      step(params.agreement, context, (agreement, actor) => withdrawAgreement(agreement, body.reason, actor)),
  }),
  act(agreements.leaveAgreement, {
    ...about,
    run: ({ params, body }, context) =>
      step(params.agreement, context, (agreement, actor) => leaveAgreement(agreement, body.reason, actor)),
  }),
]

/** An agreement as the rule book sees who acts on it: on behalf of the actor's own member. */
export function agreementResource(id: string, { organisation, person }: Actor): Resource {
  return { ...nothing, kind: "agreement", id, jurisdiction: organisation?.jurisdiction ?? "", person: person ?? "" }
}

function actorIn({ actor, now, today }: Context): AgreementActor {
  return { member: actor.organisation?.jurisdiction ?? "", at: now, day: today }
}

/** Terms with the SHA-256 of their canonical text, so that anyone can make it again from what the API shows. */
function written(terms: AgreementTerms) {
  return { terms, digest: base64(platformHash(Buffer.from(canonicalJson(terms)))) }
}

async function step(
  id: string,
  context: Context,
  take: (agreement: Agreement, actor: AgreementActor) => AgreementStep,
) {
  const before = await agreementOn(context.db, id, { lock: true })
  return keep(before, take(before, actorIn(context)), context)
}

async function keep(before: Agreement | null, { agreement, facts }: AgreementStep, context: Context) {
  await saveAgreement(context.db, before, agreement)
  await context.record({
    jurisdiction: agreement.proposer,
    subject: { kind: "agreement", id: agreement.id },
    facts: { ...facts, members: signersOf(newestOf(agreement).terms).join(" ") },
  })
  return shown(agreement, context)
}

/** Places, currency and facility that the terms are checked against. */
export async function termsGround(
  terms: AgreementTerms,
  { db, platform, region }: Pick<Context, "db" | "platform" | "region">,
): Promise<TermsGround> {
  const { facility } = terms.trigger
  const { cities } = filesOf(platform.regionFolder)
  return {
    places: new Map([
      ...region.jurisdictions.map(({ code, name }) => [code, { member: code, name }] as const),
      ...cities.map(({ code, name, jurisdiction }) => [code, { member: jurisdiction, name }] as const),
    ]),
    currency: region.currency.code,
    facilityExists: facility !== null && (await facilityExists(db, facility)),
  }
}

function listed(agreement: Agreement, today: Context["today"]) {
  const newest = newestOf(agreement)
  const { terms, number } = newest
  return {
    id: agreement.id,
    title: terms.title,
    kind: terms.trigger.kind,
    state: stateOn(agreement, today),
    version: number,
    members: [...signersOf(terms)],
    until: terms.term.until,
    unsigned: newest.proposedAt === null || newest.withdrawn !== null ? [] : unsigned(agreement, newest),
  }
}

function unsigned(agreement: Agreement, version: Agreement["versions"][number]): string[] {
  return signersNeeded(agreement, version).filter((one) => !version.signatures.some(({ member }) => member === one))
}

function newestOf({ versions }: Agreement): Agreement["versions"][number] {
  const newest = versions.at(-1)
  if (newest === undefined) throw new Error("an agreement has no version")
  return newest
}

/** An agreement as a page shows it. */
export async function shown(agreement: Agreement, context: Context) {
  const { db, today, mayDo } = context
  const executions = await executionsOf(db, agreement.id)
  return {
    agreement: agreement as z.output<typeof agreements.AgreementShown>["agreement"],
    state: stateOn(agreement, today),
    holds: agreement.versions.flatMap((version) => {
      const days = holdsOf(agreement, version)
      return days === null ? [] : [{ version: version.number, ...days }]
    }),
    inForce: versionInForce(agreement, today)?.version.number ?? null,
    signers: [...signersNeeded(agreement, newestOf(agreement))],
    may: mayNow(agreement, context),
    executions: executions.map(({ version, at, transaction, execution, reversed }) => ({
      version,
      at,
      transaction,
      execution,
      reversed,
      mayReverse:
        reversed === null &&
        mayDo("settlement.reverse", {
          ...nothing,
          kind: "agreement",
          id: agreement.id,
          jurisdiction: execution.collector.member,
        }),
    })),
  }
}

/** Acts that the course of an agreement allows now, and the rules to this caller. */
function mayNow(agreement: Agreement, { actor, mayDo, today }: Context): string[] {
  const member = actor.organisation?.jurisdiction
  const newest = newestOf(agreement)
  if (member === undefined) return []
  const isParty = signersOf(newest.terms).includes(member)
  const isSigner = signersNeeded(agreement, newest).includes(member)
  const isOpen = newest.withdrawn === null && !isSigned(agreement, newest)
  const isProposed = newest.proposedAt !== null
  const found = versionInForce(agreement, today)
  const collector = found?.version.terms.parties.find(({ place }) => place === found.version.terms.collection.collector)
  const isPresent = found !== null && signersOf(found.version.terms).includes(member)
  const acts = [
    ...(isParty && !(isOpen && isProposed) ? ["settlement.draft-agreement"] : []),
    ...(isParty && isOpen && !isProposed ? ["settlement.propose-agreement"] : []),
    ...(isOpen && isProposed && unsigned(agreement, newest).includes(member) ? ["settlement.sign-agreement"] : []),
    ...(isOpen && isSigner ? ["settlement.withdraw-agreement"] : []),
    ...(isPresent && !agreement.exits.some(({ version }) => version === found.version.number)
      ? ["settlement.leave-agreement"]
      : []),
    ...(collector?.member === member && found?.version.terms.trigger.kind !== "facility"
      ? ["settlement.execute-agreement"]
      : []),
  ]
  return acts.filter((name) => mayDo(name, agreementResource(agreement.id, actor)))
}
