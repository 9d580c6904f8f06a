import * as z from "zod"
import { type Day, Instant, localTime, Refusal } from "../base/index.ts"
import { minorUnitsOf, type Resource } from "../rulebook/index.ts"
import {
  contentOf,
  type Invoice,
  likeness,
  paySubsidy,
  readInvoice,
  requireConsidered,
  subsidyParameters,
  voucherBillsLike,
} from "../settlement/index.ts"
import { bookingOn } from "../store/bookings.ts"
import { inBooks } from "../store/books.ts"
import { balanceOf, post } from "../store/ledger.ts"
import {
  addGranted,
  bookingAbout,
  claimLocked,
  claimsOf,
  codesOfGroup,
  freeInRegister,
  grantedLocked,
  insertClaim,
  type ListedClaim,
  type SubsidyClaim,
  saveClaimState,
  takeInRegister,
  voucherBills,
  voucherOfBooking,
} from "../store/subsidies.ts"
import { brokenConstraint } from "../store/violation.ts"
import { act, type Context, type Handled, read } from "./act.ts"
import type { Actor } from "./actor.ts"
import { subsidies } from "./contract/index.ts"
import { cursorOf, readCursor } from "./cursor.ts"
import { parameterUse } from "./rules.ts"
import { expected, near, shown } from "./shown-claim.ts"
import { acting, known, nothing } from "./vouchers.ts"

const position = z.object({ claimedAt: Instant, jurisdiction: z.string(), id: z.uuid() })

/** Subsidies on invoices: claimed by firms, decided by officials, paid once. */
export const subsidyRoutes: readonly Handled[] = [
  act(subsidies.claimSubsidy, {
    about: (_, { actor }) => claimsSeen("organisation", actor),
    run: ({ body }, context) =>
      inBooks(context.db, "all", (db) =>
        claim({ ...context, db }, readInvoice(body.invoice, context.region.currency), body.booking ?? null),
      ),
  }),
  read(subsidies.listSubsidies, {
    about: ({ query }, { actor }) => claimsSeen(query.of, actor),
    run: ({ query }, context) => inBooks(context.db, "all", (db) => list(query, { ...context, db })),
  }),
  act(subsidies.decideSubsidy, {
    about: async ({ params }, { db, region }) => {
      const jurisdiction = known(params.jurisdiction, region)
      // Who is asked about the own organisation must not decide: the claim is looked up before the rule book answers.
      const { organisation } = await inBooks(db, [jurisdiction], (on) => claimOf(on, params))
      return { ...nothing, kind: "subsidy", id: params.claim, jurisdiction, organisation }
    },
    run: ({ params, body }, context) => inBooks(context.db, "all", (db) => decide({ ...context, db }, params, body)),
  }),
  read(subsidies.readSubsidyPurse, {
    about: ({ params }, { region }) => ({
      ...nothing,
      kind: "purse",
      id: params.jurisdiction,
      jurisdiction: known(params.jurisdiction, region),
    }),
    run: ({ params: { jurisdiction } }, { db, region }) =>
      inBooks(db, [jurisdiction], async (on) => {
        const left = await balanceOf(on, jurisdiction, "subsidy")
        const funded = -(await balanceOf(on, jurisdiction, "subsidy-funding"))
        return { jurisdiction, currency: region.currency.code, funded, granted: funded - left, left }
      }),
  }),
]

const claimOf = claimLocked

function claimsSeen(of: "organisation" | "jurisdiction", { organisation }: Actor): Resource {
  const { id = "", jurisdiction = "" } = organisation ?? {}
  return { ...nothing, kind: "subsidy", jurisdiction, organisation: of === "organisation" ? id : "" }
}

async function claim(context: Context, invoice: Invoice, booking: SubsidyClaim["booking"]) {
  const { db, actor, now, today, newId, record } = context
  const { id: organisation, jurisdiction, group } = acting(actor)
  if (invoice.day > today) throw new Refusal("settlement.invoice-to-come", { day: invoice.day })
  if (!(await codesOfGroup(db, group)).includes(invoice.buyer))
    throw new Refusal("settlement.not-the-buyer", { buyer: invoice.buyer })
  await requireNoVoucher(context, invoice, booking)
  const { fingerprint, traces } = contentOf(invoice)
  const claimed: SubsidyClaim = {
    jurisdiction,
    id: newId(),
    organisation,
    controllingGroup: group,
    year: yearOf(invoice.day),
    invoice,
    content: fingerprint,
    booking,
    claimedAt: now,
    state: "claimed",
    decision: null,
    version: 1,
  }
  const abouts = [fingerprint, ...(booking === null ? [] : [bookingAbout(booking)])]
  const earlier = await takeInRegister(db, claimed, abouts)
  if (earlier !== undefined) throw await claimedBefore(context, invoice, earlier)
  await insertClaim(db, claimed, traces)
  await record({
    jurisdiction,
    subject: { kind: "subsidy", id: claimed.id },
    facts: { state: "claimed", content: fingerprint, amount: `${invoice.amount}`, year: `${claimed.year}` },
  })
  return shown(context, await claimLocked(db, { jurisdiction, claim: claimed.id }), { withNear: false })
}

/** One use is subsidised once: by the booking where it is named, else by what the invoice has in common with its bill. */
async function requireNoVoucher(
  { db, actor, region }: Context,
  invoice: Invoice,
  booking: SubsidyClaim["booking"],
): Promise<void> {
  if (booking !== null) {
    const named = await bookingOn(db, { jurisdiction: booking.jurisdiction, booking: booking.id }, { lock: true })
    if (named.booking.organisation !== acting(actor).id)
      throw new Refusal("facilities.unknown-booking", { booking: booking.id })
    const issuer = await voucherOfBooking(db, booking)
    if (issuer !== undefined)
      throw new Refusal("settlement.subsidy-with-voucher", { jurisdiction: issuer, booking: booking.id })
  }
  const { same } = voucherBillsLike(invoice, await voucherBills(db, invoice, region.timeZone))
  if (same !== undefined)
    throw new Refusal("settlement.subsidy-with-voucher", { jurisdiction: same.issuer, booking: same.booking })
}

async function claimedBefore(
  { db, region }: Context,
  invoice: Invoice,
  earlier: { readonly about: string; readonly jurisdiction: string; readonly claim: string; readonly at: Instant },
): Promise<Refusal> {
  const { day } = localTime(earlier.at, region.timeZone)
  const facts = { jurisdiction: earlier.jurisdiction, day, claim: earlier.claim }
  if (earlier.about.startsWith("booking "))
    return new Refusal("settlement.booking-claimed", { ...facts, booking: earlier.about.slice("booking ".length) })
  const { equal, sameNumber } = likeness(invoice, (await claimLocked(db, earlier)).invoice)
  return new Refusal("settlement.invoice-claimed", {
    ...facts,
    equal_zh: equal.map((field) => fieldNames[field].zh).join("、"),
    equal_en: equal.map((field) => fieldNames[field].en).join(", "),
    number_zh: sameNumber ? "去除空格、前导零等之后也相同" : "不同",
    number_en: sameNumber ? "is the same without blanks, leading zeros and the like" : "differs",
  })
}

const fieldNames = {
  supplier: { zh: "销售方", en: "supplier" },
  buyer: { zh: "购买方", en: "buyer" },
  day: { zh: "日期", en: "day" },
  amount: { zh: "金额", en: "amount" },
  lines: { zh: "明细", en: "lines" },
} as const

function yearOf(day: Day): number {
  return Number(day.slice(0, 4))
}

interface ListQuery {
  readonly cursor?: string | undefined
  readonly limit: number
  readonly of: "organisation" | "jurisdiction"
}

async function list({ cursor, limit, of }: ListQuery, context: Context) {
  const { id, jurisdiction } = acting(context.actor)
  const whose = of === "organisation" ? { organisation: id } : { jurisdiction }
  const found = await claimsOf(context.db, whose, limit, readCursor(cursor, position))
  const last = found.length < limit ? undefined : found.at(-1)
  const items = []
  for (const each of found) items.push(await shown(context, each, { withNear: of === "jurisdiction" }))
  return {
    items,
    next:
      last === undefined ? null : cursorOf({ claimedAt: last.claimedAt, jurisdiction: last.jurisdiction, id: last.id }),
  }
}

interface Decided {
  readonly grant: boolean
  readonly reason: string
  readonly considered: readonly string[]
}

async function decide(
  context: Context,
  key: { readonly jurisdiction: string; readonly claim: string },
  { grant, reason, considered }: Decided,
) {
  const { db, now, record } = context
  const claimed = await claimLocked(db, key)
  if (claimed.state !== "claimed")
    throw new Refusal("settlement.claim-decided", { claim: key.claim, state: claimed.state })
  const paid = grant ? await payClaim(context, claimed, { reason, considered }) : null
  if (paid === null) await freeInRegister(db, claimed)
  const decision = {
    at: now,
    amount: paid?.amount ?? 0n,
    reason,
    clause: paid?.clause ?? null,
    considered,
    transaction: paid?.transaction ?? null,
  }
  await saveClaimState(db, claimed, { state: grant ? "granted" : "refused", decision })
  await record({
    jurisdiction: key.jurisdiction,
    subject: { kind: "subsidy", id: key.claim },
    facts: {
      state: grant ? "granted" : "refused",
      amount: `${decision.amount}`,
      reason,
      considered: considered.join(" "),
      ...(paid === null ? {} : { transaction: paid.transaction }),
    },
  })
  return shown(context, await claimLocked(db, key), { withNear: true })
}

async function payClaim(
  context: Context,
  claimed: ListedClaim,
  { considered }: Pick<Decided, "reason" | "considered">,
) {
  const { db, now, rules, newId } = context
  const { jurisdiction, id, organisation, organisationName: name } = claimed
  const like = await near(context, claimed)
  requireConsidered([...like.claims.map((each) => each.id), ...like.bills.map(({ booking }) => booking)], considered)
  const cap = minorUnitsOf(parameterUse(rules, subsidyParameters.cap, claimed.claimedAt))
  const { amount, clause } = expected(context, claimed, await grantedLocked(db, claimed, cap))
  if (amount === 0n) throw new Refusal("settlement.nothing-to-grant", { clause_zh: clause.zh, clause_en: clause.en })
  await addGranted(db, claimed, amount, cap)
  const transaction = newId()
  const occasion = {
    transaction,
    at: now,
    act: "settlement.decide-subsidy",
    subject: { kind: "subsidy", jurisdiction, id },
    text: { zh: `补助：${name.zh}`, en: `Subsidy to ${name.en}` },
    listVersion: rules.version,
  }
  await post(db, [{ ...paySubsidy(occasion, jurisdiction, organisation, amount), id: newId() }]).catch(
    (error: unknown) => {
      if (brokenConstraint(error) !== "account_not_overdrawn") throw error
      throw new Refusal("settlement.purse-empty", { jurisdiction, amount: `${amount}` })
    },
  )
  return { amount, clause, transaction }
}
