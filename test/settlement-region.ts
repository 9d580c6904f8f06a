import { sql } from "kysely"
import type { RegionFacts } from "../api/platform.ts"
import type { SettleContext } from "../api/settle.ts"
import { day, type Instant, instant } from "../base/index.ts"
import type { Booking } from "../facilities/index.ts"
import { compile, Parameter, parametersOf } from "../rulebook/index.ts"
import { fundPurse, issueVoucher, type Voucher } from "../settlement/index.ts"
import { insertBooking } from "../store/bookings.ts"
import type { Db } from "../store/database.ts"
import { post } from "../store/ledger.ts"
import { saveIssuedVoucher } from "../store/purses.ts"
import { transaction } from "../store/transaction.ts"
import { cny, request } from "./settlement-cases.ts"

export const members = ["XA", "XB", "XC", "XD"] as const
export const now: Instant = instant("2026-11-24T02:00:00Z")
export const today = day("2026-11-24")

let count = 0
/** A new id; each test file has its own database, so that a counter is enough. */
export function nextId(): string {
  count += 1
  return `00000000-0000-4000-8000-${`${count}`.padStart(12, "0")}`
}

/**
 * Four members, each with a city, a firm, a second firm of one group that spans all members, a laboratory with a
 * facility, and one person who books.
 */
export async function makeRegion(db: Db): Promise<void> {
  for (const [position, code] of members.entries()) {
    const name = JSON.stringify({ zh: code, en: code })
    await sql`insert into jurisdiction (code, name, colour, position) values (${code}, ${name}::jsonb, '#000000', ${position})`.execute(
      db,
    )
    await sql`insert into city (code, jurisdiction, name, slug, facts, source)
      values (${`${code}-1`}, ${code}, ${name}::jsonb, ${`city-${code}`}, '{}', 'test')`.execute(db)
    for (const [id, kind, group] of [
      [`firm-${code}`, "firm", `group-${code}`],
      [`branch-${code}`, "firm", "group-of-all"],
      [`lab-${code}`, "institute", `lab-${code}`],
    ] as const)
      await sql`insert into organisation (id, jurisdiction, city, kind, name_zh, name_en, controlling_group, made_at)
        values (${id}, ${code}, ${`${code}-1`}, ${kind}, ${id}, ${id}, ${group}, ${now})`.execute(db)
    await sql`insert into facility (jurisdiction, id, kind, organisation, city, name_zh, name_en, status, body, search, made_at)
      values (${code}, 'tem', 'instrument', ${`lab-${code}`}, ${`${code}-1`}, 'TEM', 'TEM', 'operating', '{}', '', ${now})`.execute(
      db,
    )
  }
  await sql`insert into person (id, name, email) values ('someone', 'Someone', 'someone@example.org')`.execute(db)
}

/** What the ledger keeps of a movement of a purse. */
export function occasion(jurisdiction: string, kind: "purse" | "voucher", id: string) {
  return {
    transaction: nextId(),
    at: now,
    act: "settlement.fund-purse",
    subject: { kind, jurisdiction, id },
    text: { zh: "试", en: "test" },
    listVersion: 1,
  }
}

export async function fund(db: Db, jurisdiction: string, amount: bigint): Promise<void> {
  const journal = { ...fundPurse(occasion(jurisdiction, "purse", jurisdiction), jurisdiction, amount), id: nextId() }
  await transaction(db, (on) => post(on, [journal]))
}

/** Issues a voucher from a funded purse. */
export async function issue(
  db: Db,
  {
    jurisdiction,
    organisation,
    group,
    face,
    validUntil = "2026-12-31",
  }: {
    readonly jurisdiction: string
    readonly organisation: string
    readonly group: string
    readonly face: bigint
    readonly validUntil?: string
  },
): Promise<Voucher> {
  const voucher: Voucher = {
    jurisdiction,
    id: nextId(),
    controllingGroup: group,
    organisation,
    face,
    reserved: 0n,
    redeemed: 0n,
    validFrom: day("2026-01-01"),
    validUntil: day(validUntil),
    state: "open",
  }
  const journal = {
    ...issueVoucher(occasion(jurisdiction, "voucher", voucher.id), jurisdiction, voucher.id, face),
    id: nextId(),
  }
  await transaction(db, (on) => saveIssuedVoucher(on, voucher, journal, now))
  return voucher
}

let slot = 0
/** Saves a used booking of one hour at a host's facility, each in an hour of its own. */
export async function makeBooking(
  db: Db,
  {
    host,
    home,
    organisation = `firm-${home}`,
    voucher = null,
    costs = request.costs,
    minutes = 60,
  }: {
    readonly host: string
    readonly home: string
    readonly organisation?: string
    readonly voucher?: Booking["quote"]["voucher"]
    readonly costs?: Booking["quote"]["costs"]
    readonly minutes?: number
  },
): Promise<Booking> {
  slot += 1
  const from = instant(new Date(Date.parse("2026-01-01T00:00:00Z") + slot * 7_200_000).toISOString())
  const until = instant(new Date(Date.parse(from) + 3_600_000).toISOString())
  const booking: Booking = {
    jurisdiction: host,
    id: nextId(),
    facility: "tem",
    from,
    until,
    state: "used",
    homeJurisdiction: home,
    organisation,
    person: "someone",
    purpose: "test",
    quote: {
      from,
      until,
      minutes,
      costs,
      charge: "booked",
      lines: [],
      fee: 0n,
      voucher,
      toPay: 0n,
      steps: [],
      documents: [],
      freeCancellationUntil: from,
      acceptanceDue: null,
      silence: null,
      parameters: [],
      listVersion: 1,
      entries: [],
    },
    sequence: 0,
    moves: 0,
    version: 1,
    madeAt: now,
    changedAt: now,
  }
  await insertBooking(db, booking, "Asia/Shanghai")
  return booking
}

const values: Readonly<Record<string, readonly [string, string]>> = {
  "settlement.platform-share": ["share of 1", "2/100"],
  "settlement.host-jurisdiction-share": ["share of 1", "3/100"],
  "settlement.home-jurisdiction-share": ["share of 1", "3/100"],
  "vouchers.ratio": ["share of 1", "1/2"],
  "vouchers.group-cap": ["minor units a year", "30000000"],
  "facilities.late-cancel-share": ["share of 1", "1/2"],
}

/** What settling needs, with parameters in force since January; `changed` are later values: id → from and value. */
export function settleContext(
  db: Db,
  changed: Readonly<Record<string, { readonly from: string; readonly value: string }>> = {},
): Omit<SettleContext, "region"> & { readonly region: RegionFacts } {
  const parameters = Object.entries(values).map(([id, [unit, value]]) => {
    const later = changed[id] === undefined ? [] : [{ ...changed[id], source: "a vote", assumed: false }]
    const dated = [{ from: "2026-01-01", value, source: "test", assumed: false }, ...later]
    return Parameter.parse({ id, description: { zh: id, en: id }, unit, setBy: "members", values: dated })
  })
  return {
    db,
    now,
    rules: {
      version: 1,
      effective: null,
      written: [],
      exceptions: [],
      responsibilities: { bodies: [], rows: [], duties: [] },
      lists: compile(1, []),
      parameters: parametersOf("Asia/Shanghai", parameters),
    },
    region: {
      id: "test",
      name: { zh: "试", en: "Test" },
      currency: cny,
      timeZone: "Asia/Shanghai",
      sample: true,
      jurisdictions: members.map((code) => ({ code, name: { zh: code, en: code }, colour: "#000000" })),
    },
    newId: nextId,
  }
}
