import * as z from "zod"
import { addDays, Day, Refusal } from "../base/index.ts"
import { countOf, minorUnitsOf, type Resource } from "../rulebook/index.ts"
import {
  fundPurse,
  type GroupUse,
  issueVoucher,
  type Occasion,
  purseNamed,
  requireCurrency,
  requireWithdrawable,
  returnVoucher,
  type Voucher,
} from "../settlement/index.ts"
import { inBooks } from "../store/books.ts"
import { balanceOf, post } from "../store/ledger.ts"
import { closeBatches } from "../store/ledger-batches.ts"
import { organisationById } from "../store/organisations.ts"
import { expireVouchers, groupUses, purseBudget, purseOn, saveIssuedVoucher, vouchersOf } from "../store/purses.ts"
import { saveWithdrawn, voucherLocked } from "../store/vouchers.ts"
import { act, type Context, type Handled, read } from "./act.ts"
import type { Actor } from "./actor.ts"
import { books, settlement } from "./contract/index.ts"
import { cursorOf, readCursor } from "./cursor.ts"
import type { RegionFacts } from "./platform.ts"
import { parameterUse } from "./rules.ts"

const voucherPosition = z.object({ validUntil: Day, jurisdiction: z.string(), id: z.uuid() })

/** A resource about which nothing is told: to be filled in. */
export const nothing: Resource = {
  kind: "",
  id: "",
  jurisdiction: "",
  owner: "",
  organisation: "",
  person: "",
  status: "",
}

/** Purses and vouchers. */
export const voucherRoutes: readonly Handled[] = [
  read(settlement.listVouchers, {
    about: ({ query }, { actor }) => vouchersSeen(query.of, actor),
    run: ({ query }, context) => listVouchers(query, context),
  }),
  read(settlement.readPurse, {
    about: ({ params }, { region }) => purseOf(params.jurisdiction, region),
    run: async ({ params: { jurisdiction } }, { db, region }) => ({
      jurisdiction,
      currency: region.currency.code,
      ...(await purseOn(db, jurisdiction)),
    }),
  }),
  act(settlement.fundPurse, {
    about: ({ params }, { region }) => purseOf(params.jurisdiction, region),
    run: async ({ params: { jurisdiction }, body }, context) => {
      const amount = BigInt(body.amount)
      const { db, newId, record, region } = context
      const funded = purseNamed(body.purse)
      if (body.currency !== undefined) requireCurrency(body.currency, region.currency)
      const subject = { kind: "purse", jurisdiction, id: jurisdiction }
      const text =
        body.purse === "subsidy"
          ? { zh: `拨入补助资金：${body.reference}`, en: `Subsidy money in: ${body.reference}` }
          : { zh: `拨入创新券资金：${body.reference}`, en: `Voucher money in: ${body.reference}` }
      const occasion = occasionOf(context, "settlement.fund-purse", subject, text)
      await post(db, [{ ...fundPurse(occasion, jurisdiction, amount, funded), id: newId() }])
      const { transaction } = occasion
      await record({
        jurisdiction,
        subject: { kind: "purse", id: jurisdiction },
        facts: { purse: body.purse, amount: `${amount}`, transaction },
      })
      return { jurisdiction, left: await balanceOf(db, jurisdiction, funded.purse.id), transaction }
    },
  }),
  act(settlement.issueVoucher, {
    about: ({ body }, { actor }) => ({
      ...nothing,
      kind: "voucher",
      jurisdiction: actor.organisation?.jurisdiction ?? "",
      organisation: body.organisation,
    }),
    run: ({ body }, context) => issue({ ...body, face: BigInt(body.face) }, context),
  }),
  read(books.readBudget, {
    about: ({ params }, { region }) => purseOf(params.jurisdiction, region),
    run: async ({ params: { jurisdiction } }, { db, region }) => ({
      jurisdiction,
      currency: region.currency.code,
      years: await purseBudget(db, jurisdiction, region.timeZone),
    }),
  }),
  act(books.withdrawVoucher, {
    about: ({ params: { jurisdiction, voucher } }, { region }) => ({
      ...nothing,
      kind: "voucher",
      id: voucher,
      jurisdiction: known(jurisdiction, region),
    }),
    run: ({ params, body }, context) =>
      inBooks(context.db, [params.jurisdiction], (db) => withdraw(params, body.reason, { ...context, db })),
  }),
  act(settlement.expireVouchers, { run: (_, context) => expire(context) }),
  act(settlement.closeBatch, { run: (_, context) => closeBatch(context) }),
]

/** A code that names a member. @throws Refusal "region.unknown-jurisdiction" */
export function known(jurisdiction: string, { jurisdictions }: RegionFacts): string {
  if (jurisdictions.some(({ code }) => code === jurisdiction)) return jurisdiction
  throw new Refusal("region.unknown-jurisdiction", { jurisdiction })
}

function purseOf(jurisdiction: string, region: RegionFacts): Resource {
  return { ...nothing, kind: "purse", id: jurisdiction, jurisdiction: known(jurisdiction, region) }
}

/** The organisation acted for; the rule book lets nobody without one come this far. */
export function acting({ organisation }: Actor): NonNullable<Actor["organisation"]> {
  if (organisation === null) throw new Error("an ordinary act without an organisation was permitted")
  return organisation
}

function occasionOf(
  { newId, now, rules }: Pick<Context, "newId" | "now" | "rules">,
  act: string,
  subject: Occasion["subject"],
  text: Occasion["text"],
): Occasion {
  return { transaction: newId(), at: now, act, subject, text, listVersion: rules.version }
}

function vouchersSeen(of: "organisation" | "jurisdiction", { organisation }: Actor): Resource {
  const { id = "", jurisdiction = "" } = organisation ?? {}
  return { ...nothing, kind: "voucher", jurisdiction, organisation: of === "organisation" ? id : "" }
}

interface VoucherQuery {
  readonly cursor?: string | undefined
  readonly limit: number
  readonly of: "organisation" | "jurisdiction"
}

async function listVouchers({ cursor, limit, of }: VoucherQuery, { db, actor, today, now, rules }: Context) {
  const { group, jurisdiction } = acting(actor)
  const whose = of === "organisation" ? { group } : { jurisdiction }
  const found = await vouchersOf(db, whose, limit, readCursor(cursor, voucherPosition))
  const last = found.length < limit ? undefined : found.at(-1)
  const cap = minorUnitsOf(parameterUse(rules, "vouchers.group-cap", now))
  const year = Number(today.slice(0, 4))
  const uses = (await groupUses(db, whose, year)).map((use) => ({ ...use, cap }))
  return {
    items: found.map((voucher) => ({ ...voucher, available: available(voucher, today) })),
    next:
      last === undefined
        ? null
        : cursorOf({ validUntil: last.validUntil, jurisdiction: last.jurisdiction, id: last.id }),
    groupUse: of === "organisation" ? [...uses, ...unused(found, uses, { group, year, cap })] : uses,
  }
}

function available({ face, reserved, redeemed, state, validUntil }: Voucher, today: Day): bigint {
  return state === "open" && today <= validUntil ? face - reserved - redeemed : 0n
}

/** Purses that issued vouchers to a group which has drawn nothing of them this year. */
function unused(
  vouchers: readonly Voucher[],
  uses: readonly GroupUse[],
  { group, year, cap }: { readonly group: string; readonly year: number; readonly cap: bigint },
): readonly GroupUse[] {
  const issuers = new Set(vouchers.map(({ jurisdiction }) => jurisdiction))
  for (const { jurisdiction } of uses) issuers.delete(jurisdiction)
  return [...issuers].map((jurisdiction) => ({
    jurisdiction,
    controllingGroup: group,
    year,
    reserved: 0n,
    redeemed: 0n,
    cap,
  }))
}

async function issue(
  {
    organisation: id,
    face,
    validUntil,
  }: { readonly organisation: string; readonly face: bigint; readonly validUntil?: Day | undefined },
  context: Context,
): Promise<Voucher> {
  const { db, actor, today, now, rules, newId, record } = context
  const { jurisdiction } = acting(actor)
  const organisation = await organisationById(db, id)
  if (organisation.jurisdiction !== jurisdiction)
    throw new Refusal("settlement.other-jurisdiction", { organisation: id, jurisdiction: organisation.jurisdiction })
  const latest = addDays(today, countOf(parameterUse(rules, "vouchers.validity-days", now), "days") - 1)
  const until = validUntil ?? latest
  if (until < today || until > latest) throw new Refusal("settlement.bad-validity", { until, today, latest })
  const voucher: Voucher = {
    jurisdiction,
    id: newId(),
    controllingGroup: organisation.controllingGroup,
    organisation: id,
    face,
    reserved: 0n,
    redeemed: 0n,
    validFrom: today,
    validUntil: until,
    state: "open",
  }
  const { name } = organisation
  const text = { zh: `发放创新券：${name.zh}`, en: `Voucher issued to ${name.en}` }
  const occasion = occasionOf(
    context,
    "settlement.issue-voucher",
    { kind: "voucher", jurisdiction, id: voucher.id },
    text,
  )
  const journal = { ...issueVoucher(occasion, jurisdiction, voucher.id, face), id: newId() }
  await saveIssuedVoucher(db, voucher, journal, now)
  await record({
    jurisdiction,
    subject: { kind: "voucher", id: voucher.id },
    facts: { organisation: id, face: `${face}`, validUntil: until, transaction: occasion.transaction },
  })
  return voucher
}

async function withdraw(
  { jurisdiction, voucher: id }: { readonly jurisdiction: string; readonly voucher: string },
  reason: string,
  context: Context,
) {
  const { db, newId, record } = context
  const voucher = await voucherLocked(db, { jurisdiction, id })
  requireWithdrawable(voucher)
  const returned = await saveWithdrawn(db, { jurisdiction, id })
  const text = { zh: `撤回创新券：${reason}`, en: `Voucher withdrawn: ${reason}` }
  const occasion = occasionOf(context, "settlement.withdraw-voucher", { kind: "voucher", jurisdiction, id }, text)
  if (returned > 0n) await post(db, [{ ...returnVoucher(occasion, jurisdiction, id, returned), id: newId() }])
  await record({
    jurisdiction,
    subject: { kind: "voucher", id },
    facts: {
      returned: `${returned}`,
      reserved: `${voucher.reserved}`,
      reason,
      ...(returned > 0n ? { transaction: occasion.transaction } : {}),
    },
  })
  return { jurisdiction, id, returned, reserved: voucher.reserved }
}

async function expire(context: Context): Promise<{ readonly expired: number }> {
  const { db, today, newId, record } = context
  const expired = await expireVouchers(db, today)
  const text = { zh: "创新券到期，余额退回", en: "Voucher past its day: what is left returns" }
  const returned = expired.map(({ jurisdiction, id, left }) => ({
    jurisdiction,
    id,
    left,
    occasion: occasionOf(context, "settlement.expire-vouchers", { kind: "voucher", jurisdiction, id }, text),
  }))
  const journals = returned
    .filter(({ left }) => left > 0n)
    .map(({ jurisdiction, id, left, occasion }) => ({
      ...returnVoucher(occasion, jurisdiction, id, left),
      id: newId(),
    }))
  await post(db, journals)
  for (const { jurisdiction, id, left, occasion } of returned)
    await record({
      jurisdiction,
      subject: { kind: "voucher", id },
      facts: { returned: `${left}`, ...(left > 0n ? { transaction: occasion.transaction } : {}) },
    })
  return { expired: expired.length }
}

async function closeBatch({ db, now, newId, record }: Context) {
  const batches = await closeBatches(db, { now, newId })
  for (const { jurisdiction, number, journals, root, entry } of batches)
    await record({
      id: entry,
      jurisdiction,
      subject: { kind: "batch", id: `${jurisdiction}/${number}` },
      facts: { number: `${number}`, journals: `${journals}`, root },
    })
  return { batches: batches.length, journals: batches.reduce((sum, { journals }) => sum + journals, 0) }
}
