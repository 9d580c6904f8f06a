import { type RawBuilder, sql } from "kysely"
import { type Day, type Instant, Refusal, type Text } from "../base/index.ts"
import { Invoice, type VoucherBill } from "../settlement/index.ts"
import { inBooks } from "./books.ts"
import { type Db, firstRow, rows } from "./database.ts"

/** What an official decided about a claim. */
export interface SubsidyDecision {
  readonly at: Instant
  /** Minor units; zero for a refusal. */
  readonly amount: bigint
  readonly reason: string
  /** The limit that set the amount, in words; null for a refusal. */
  readonly clause: Text | null
  /** Near claims and bills that the official looked at. */
  readonly considered: readonly string[]
  /** Transaction of the payment; null for a refusal. */
  readonly transaction: string | null
}

/** A claim for a subsidy on one invoice. */
export interface SubsidyClaim {
  readonly jurisdiction: string
  readonly id: string
  readonly organisation: string
  readonly controllingGroup: string
  /** Calendar year of the invoice's day, which the cap counts by. */
  readonly year: number
  readonly invoice: Invoice
  /** Hash of the invoice's content. */
  readonly content: string
  readonly booking: { readonly jurisdiction: string; readonly id: string } | null
  readonly claimedAt: Instant
  readonly state: "claimed" | "granted" | "refused" | "reversed"
  readonly decision: SubsidyDecision | null
  readonly version: number
}

/** A claim with the name of who makes it. */
export interface ListedClaim extends SubsidyClaim {
  readonly organisationName: Text
}

interface ClaimRow extends Omit<ListedClaim, "invoice" | "booking" | "decision"> {
  readonly invoice: unknown
  readonly booking_jurisdiction: string | null
  readonly booking: string | null
  readonly decision: (Omit<SubsidyDecision, "amount"> & { readonly amount: string }) | null
}

function claimFrom({ invoice, booking_jurisdiction, booking, decision, ...row }: ClaimRow): ListedClaim {
  const read = Invoice.parse(invoice)
  return {
    ...row,
    invoice: { ...read, amount: BigInt(read.amount) },
    booking:
      booking === null || booking_jurisdiction === null ? null : { jurisdiction: booking_jurisdiction, id: booking },
    decision: decision === null ? null : { ...decision, amount: BigInt(decision.amount) },
  }
}

async function claims(db: Db, rest: RawBuilder<unknown>): Promise<readonly ListedClaim[]> {
  const found = await rows(
    db,
    sql<ClaimRow>`
      select c.jurisdiction, c.id, c.organisation, c.controlling_group as "controllingGroup", c.year, c.invoice, c.content,
        c.booking_jurisdiction, c.booking, c.claimed_at as "claimedAt", c.state, c.decision, c.version,
        jsonb_build_object('zh', o.name_zh, 'en', o.name_en) as "organisationName"
      from subsidy_claim c join organisation o on o.id = c.organisation ${rest}`,
  )
  return found.map(claimFrom)
}

/** A claim by its key. */
export interface ClaimKey {
  readonly jurisdiction: string
  readonly claim: string
}

/** One claim, locked until the end of the transaction. @throws Refusal "settlement.unknown-claim" */
export async function claimLocked(db: Db, { jurisdiction, claim }: ClaimKey): Promise<ListedClaim> {
  const [found] = await claims(
    db,
    sql`where c.jurisdiction = ${jurisdiction} and c.id = ${claim}::uuid for update of c`,
  )
  if (found === undefined) throw new Refusal("settlement.unknown-claim", { jurisdiction, claim })
  return found
}

/** Claims of an organisation, or on the purse of a jurisdiction, the latest first. */
export async function claimsOf(
  db: Db,
  whose: { readonly organisation: string } | { readonly jurisdiction: string },
  limit: number,
  after?: { readonly claimedAt: string; readonly jurisdiction: string; readonly id: string },
): Promise<readonly ListedClaim[]> {
  const where =
    "organisation" in whose ? sql`c.organisation = ${whose.organisation}` : sql`c.jurisdiction = ${whose.jurisdiction}`
  const rest =
    after === undefined
      ? sql``
      : sql`and (c.claimed_at < ${after.claimedAt} or (c.claimed_at = ${after.claimedAt}
          and (c.jurisdiction, c.id) > (${after.jurisdiction}, ${after.id}::uuid)))`
  return claims(db, sql`where ${where} ${rest} order by c.claimed_at desc, c.jurisdiction, c.id limit ${limit}`)
}

/** Claims of any member whose invoice shares a trace with this one, but itself; the oldest first. */
export async function nearClaims(db: Db, traces: readonly string[], { id }: { readonly id: string }) {
  return claims(
    db,
    sql`where (c.jurisdiction, c.id) in (select t.jurisdiction, t.claim from subsidy_trace t where t.trace = any(${[...traces]}::text[]))
      and c.id <> ${id}::uuid order by c.claimed_at, c.jurisdiction, c.id limit 50`,
  )
}

/** Where something is claimed already. */
export interface EarlierClaim {
  readonly about: string
  readonly jurisdiction: string
  readonly claim: string
  readonly at: Instant
}

/** How a booking stands in the register, beside the contents of invoices. */
export function bookingAbout({ jurisdiction, id }: { readonly jurisdiction: string; readonly id: string }): string {
  return `booking ${jurisdiction}/${id}`
}

/**
 * Takes what a claim is about in the register of all members. Of two at once, whoever comes second waits for the first
 * and finds it taken; the key of the table is the guarantee.
 * @returns the claim that has it already, or undefined when it is now this one's
 */
export async function takeInRegister(
  db: Db,
  { jurisdiction, id, claimedAt }: Pick<SubsidyClaim, "jurisdiction" | "id" | "claimedAt">,
  abouts: readonly string[],
): Promise<EarlierClaim | undefined> {
  for (const about of [...abouts].sort()) {
    const taken = await firstRow(
      db,
      sql`insert into subsidy_register (about, jurisdiction, claim, at) values (${about}, ${jurisdiction}, ${id}::uuid, ${claimedAt})
        on conflict do nothing returning about`,
    )
    if (taken !== undefined) continue
    const earlier = await firstRow(
      db,
      sql<EarlierClaim>`select about, jurisdiction, claim, at from subsidy_register where about = ${about}`,
    )
    // Given free between the two statements: for the caller the same as taken, asked again it may succeed.
    return earlier ?? { about, jurisdiction, claim: id, at: claimedAt }
  }
  return undefined
}

/** Gives free what a claim was about: it is refused or its payment reversed, so another may be made. */
export async function freeInRegister(
  db: Db,
  { jurisdiction, id }: Pick<SubsidyClaim, "jurisdiction" | "id">,
): Promise<void> {
  await sql`delete from subsidy_register where jurisdiction = ${jurisdiction} and claim = ${id}::uuid`.execute(db)
}

/** Keeps a new claim, with the traces by which near ones find it. */
export async function insertClaim(db: Db, claim: SubsidyClaim, traces: readonly string[]): Promise<void> {
  const { jurisdiction, id, organisation, controllingGroup, year, invoice, content, booking, claimedAt } = claim
  await sql`
    insert into subsidy_claim (jurisdiction, id, organisation, controlling_group, year, invoice, amount, content,
      booking_jurisdiction, booking, claimed_at)
    values (${jurisdiction}, ${id}::uuid, ${organisation}, ${controllingGroup}, ${year},
      ${JSON.stringify({ ...invoice, amount: `${invoice.amount}` })}::jsonb, ${invoice.amount}, ${content},
      ${booking?.jurisdiction ?? null}, ${booking?.id ?? null}::uuid, ${claimedAt})`.execute(db)
  await sql`
    insert into subsidy_trace (trace, jurisdiction, claim)
    select trace, ${jurisdiction}, ${id}::uuid from unnest(${[...traces]}::text[]) as trace on conflict do nothing`.execute(
    db,
  )
}

/** Saves what was decided of a claim, or that its payment was reversed. The caller holds it locked. */
export async function saveClaimState(
  db: Db,
  { jurisdiction, id }: Pick<SubsidyClaim, "jurisdiction" | "id">,
  { state, decision }: { readonly state: SubsidyClaim["state"]; readonly decision: SubsidyDecision },
): Promise<void> {
  const body = JSON.stringify({ ...decision, amount: `${decision.amount}` })
  await sql`update subsidy_claim set state = ${state}, decision = ${body}::jsonb, version = version + 1
    where jurisdiction = ${jurisdiction} and id = ${id}::uuid`.execute(db)
}

/** A group's grants of one purse in one year. */
export interface SubsidyUse {
  readonly jurisdiction: string
  readonly controllingGroup: string
  readonly year: number
}

/** What a group was granted in a year; its row is made where it is missing and locked until the end of the transaction. */
export async function grantedLocked(
  db: Db,
  { jurisdiction, controllingGroup, year }: SubsidyUse,
  cap: bigint,
): Promise<bigint> {
  await sql`insert into subsidy_use (jurisdiction, controlling_group, year, cap)
    values (${jurisdiction}, ${controllingGroup}, ${year}, ${cap}) on conflict do nothing`.execute(db)
  const row = await firstRow(
    db,
    sql<{ granted: bigint }>`select granted from subsidy_use
      where jurisdiction = ${jurisdiction} and controlling_group = ${controllingGroup} and year = ${year} for update`,
  )
  return row?.granted ?? 0n
}

/** What a group was granted in a year, as it stands. */
export async function grantedOn(db: Db, { jurisdiction, controllingGroup, year }: SubsidyUse): Promise<bigint> {
  const row = await firstRow(
    db,
    sql<{ granted: bigint }>`select granted from subsidy_use
      where jurisdiction = ${jurisdiction} and controlling_group = ${controllingGroup} and year = ${year}`,
  )
  return row?.granted ?? 0n
}

/** Adds to what a group was granted, or (negative) takes back; the cap that holds now is kept by the database. */
export async function addGranted(
  db: Db,
  { jurisdiction, controllingGroup, year }: SubsidyUse,
  amount: bigint,
  cap?: bigint,
): Promise<void> {
  await sql`update subsidy_use set granted = granted + ${amount}, cap = ${cap === undefined ? sql`cap` : cap}
    where jurisdiction = ${jurisdiction} and controlling_group = ${controllingGroup} and year = ${year}`.execute(db)
}

/** Credit codes of the organisations of a controlling group. */
export async function codesOfGroup(db: Db, group: string): Promise<readonly string[]> {
  const found = await rows(
    db,
    sql<{
      code: string
    }>`select credit_code as code from organisation where controlling_group = ${group} and credit_code is not null order by 1`,
  )
  return found.map(({ code }) => code)
}

/** The member whose voucher holds or paid a part of a booking's fee, or undefined. */
export async function voucherOfBooking(
  db: Db,
  { jurisdiction, id }: { readonly jurisdiction: string; readonly id: string },
): Promise<string | undefined> {
  const row = await inBooks(db, "all", (db) =>
    firstRow(
      db,
      sql<{ issuer: string }>`select jurisdiction as issuer from voucher_use
      where booking_jurisdiction = ${jurisdiction} and booking = ${id}::uuid and state in ('reserved', 'redeemed') limit 1`,
    ),
  )
  return row?.issuer
}

/** Bills between a supplier and a buyer, by their credit codes, of which a voucher pays a part, the latest first. */
export async function voucherBills(
  db: Db,
  { supplier, buyer }: { readonly supplier: string; readonly buyer: string },
  zone: string,
): Promise<readonly VoucherBill[]> {
  return inBooks(db, "all", (db) =>
    rows(
      db,
      sql<
        Omit<VoucherBill, "supplier" | "buyer"> & {
          readonly supplier: string
          readonly buyer: string
          days: readonly Day[]
        }
      >`
      select u.jurisdiction as issuer, b.jurisdiction, b.id as booking, ${supplier} as supplier, ${buyer} as buyer,
        array[(upper(b.during) at time zone ${zone})::date, (coalesce(l.at, upper(b.during)) at time zone ${zone})::date] as days,
        array[coalesce(l.fee, (b.quote ->> 'fee')::bigint), coalesce(l.fee, (b.quote ->> 'fee')::bigint) - u.amount] as amounts
      from booking b
      join facility f on f.jurisdiction = b.jurisdiction and f.id = b.facility
      join organisation s on s.id = f.organisation and s.credit_code = ${supplier}
      join organisation o on o.id = b.organisation and o.credit_code = ${buyer}
      join voucher_use u on u.booking_jurisdiction = b.jurisdiction and u.booking = b.id and u.state in ('reserved', 'redeemed')
      left join bill l on l.jurisdiction = b.jurisdiction and l.booking = b.id
      order by lower(b.during) desc limit 200`,
    ),
  )
}
