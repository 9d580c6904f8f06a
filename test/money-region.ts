import { sql } from "kysely"
import { facilities, settlement } from "../api/contract/index.ts"
import { creditCodeCheck, subjectCheck } from "../region/index.ts"
import { type BookingRegion, members, openBookingRegion } from "./booking-region.ts"
import type { Caller } from "./platform.ts"

export interface MoneyRegion extends BookingRegion {
  finance(member: string): Caller
  vouchers(member: string): Caller
  /** Administrator of the member's firm. */
  admin(member: string): Caller
  /** Credit code of an organisation such as `firm-CN-SH` or `lab-CN-JS`. */
  code(organisation: string): string
  /** Puts money into a purse. */
  fund(member: string, amount: string, purse?: "voucher" | "subsidy"): Promise<void>
  /** A voucher of a member for its firm. @returns its id */
  issue(member: string, face: string, validUntil?: string): Promise<string>
  /** Books an hour at the host's microscope as the home member's firm, and uses it. The clock stands at its end. */
  use(
    home: string,
    host: string,
    from: string,
    voucher?: { jurisdiction: string; id: string },
  ): Promise<{ jurisdiction: string; booking: string }>
  /** Has the host settle a used booking. */
  settle(params: { jurisdiction: string; booking: string }): Promise<void>
}

/** A booking region with a finance and a voucher officer in each member; all firms are of one group and have codes. */
export async function openMoneyRegion(now: string, { group }: { readonly group?: string } = {}): Promise<MoneyRegion> {
  const region = await openBookingRegion(now)
  const { db } = region.database
  const codes = new Map<string, string>()
  for (const [place, [member, city]] of members.entries()) {
    const office = `office-${member}`
    await sql`insert into organisation (id, jurisdiction, city, kind, name_zh, name_en, controlling_group, made_at)
      values (${office}, ${member}, ${city}, 'government', '科技厅', 'Science department', ${office}, now())`.execute(
      db,
    )
    for (const [person, organisation, role] of [
      [`finance-${member}`, office, "finance-officer"],
      [`vouchers-${member}`, office, "voucher-officer"],
      [`admin-${member}`, `firm-${member}`, "organisation-admin"],
    ] as const) {
      await sql`insert into person (id, name, email) values (${person}, ${person}, ${`${person.toLowerCase()}@example.org`})`.execute(
        db,
      )
      await sql`insert into membership (organisation, person, role, from_day) values (${organisation}, ${person}, ${role}, '2026-01-01')`.execute(
        db,
      )
    }
    for (const [kind, digit] of [
      ["firm", "1"],
      ["lab", "2"],
    ] as const) {
      const code = codeOf(`${place + 1}${digit}`)
      codes.set(`${kind}-${member}`, code)
      await sql`update organisation set credit_code = ${code} where id = ${`${kind}-${member}`}`.execute(db)
    }
    if (group !== undefined)
      await sql`update organisation set controlling_group = ${group} where id = ${`firm-${member}`}`.execute(db)
  }
  const { test } = region
  const finance = (member: string) => test.as(`finance-${member}`, `office-${member}`)
  const vouchers = (member: string) => test.as(`vouchers-${member}`, `office-${member}`)
  const done = <Reply>(answer: { status: number; reply: Reply; problem: object }): Reply => {
    if (answer.status >= 300) throw new Error(JSON.stringify(answer.problem))
    return answer.reply
  }
  return {
    ...region,
    finance,
    vouchers,
    admin: (member) => test.as(`admin-${member}`, `firm-${member}`),
    code: (organisation) => codes.get(organisation) ?? "",
    async fund(member, amount, purse = "voucher") {
      const body = { amount, reference: "2026-1", purse }
      done(await finance(member).call(settlement.fundPurse, { params: { jurisdiction: member }, body }))
    },
    async issue(member, face, validUntil) {
      const body = { organisation: `firm-${member}`, face, ...(validUntil === undefined ? {} : { validUntil }) }
      return done(await vouchers(member).call(settlement.issueVoucher, { body })).id
    },
    async use(home, host, from, voucher) {
      const until = new Date(Date.parse(from) + 3_600_000).toISOString()
      const body = { from, until, voucher: voucher ?? null, purpose: "test", acceptTerms: true }
      const firm = region.user(home)
      const params = { jurisdiction: host, facility: "tem" }
      const { id } = done(await firm.call(facilities.bookFacility, { params, body }))
      const booked = { jurisdiction: host, booking: id }
      test.at(from)
      done(await firm.call(facilities.checkIn, { params: booked }))
      test.at(until)
      done(await firm.call(facilities.checkOut, { params: booked }))
      return booked
    },
    async settle(params) {
      done(await region.manager(params.jurisdiction).call(facilities.settleBooking, { params }))
    },
  }
}

/** A made-up unified social credit code whose check characters hold. */
function codeOf(digits: string): string {
  const first8 = digits.padStart(8, "0")
  const first17 = `91310000${first8}${subjectCheck(first8)}`
  return `${first17}${creditCodeCheck(first17)}`
}
