import { randomUUID } from "node:crypto"
import { join } from "node:path"
import { sql } from "kysely"
import { instant } from "../base/index.ts"
import type { Facility, SlotPolicy } from "../facilities/index.ts"
import type { DatabaseOptions, Db } from "../store/database.ts"
import { insertFacilities } from "../store/facilities.ts"
import { loadRegion } from "../store/region-loader.ts"
import { cloneFilled, type TestDatabase } from "./database.ts"
import { type TestPlatform, testPlatform } from "./platform.ts"

/** The four members with the code of one city each. */
export const members = [
  ["CN-SH", "310000"],
  ["CN-JS", "320500"],
  ["CN-ZJ", "330100"],
  ["CN-AH", "340100"],
] as const

/** A region with one firm and one laboratory in each member; each laboratory has two instruments of equal terms. */
export interface BookingRegion {
  readonly database: TestDatabase
  readonly test: TestPlatform
  /** Engineer of the member's firm. */
  user(member: string): ReturnType<TestPlatform["as"]>
  /** A colleague at the same firm. */
  colleague(member: string): ReturnType<TestPlatform["as"]>
  /** Facility manager of the member's laboratory. */
  manager(member: string): ReturnType<TestPlatform["as"]>
  close(): Promise<void>
}

export const openAllDay: SlotPolicy = {
  opening: [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({ weekday, from: 480, until: 1200 })),
  slotMinutes: 30,
  minimumMinutes: 30,
  maximumMinutes: 480,
  noticeHours: 1,
  horizonDays: 90,
  acceptance: "automatic",
  qualification: { zh: "电镜操作培训证明", en: "Proof of training on the microscope" },
  charge: "booked",
  residency: [],
}

/** `tem` accepts by itself, `owner-tem` asks its owner. */
export async function openBookingRegion(now: string, options: DatabaseOptions = {}): Promise<BookingRegion> {
  const database = await cloneFilled("booking region", loadBookingRegion, options)
  const test = await testPlatform(database, { now })
  return {
    database,
    test,
    user: (member) => test.as(`user-${member}`),
    colleague: (member) => test.as(`colleague-${member}`),
    manager: (member) => test.as(`manager-${member}`),
    async close() {
      await test.close()
      await database.drop()
    },
  }
}

async function loadBookingRegion(db: Db): Promise<void> {
  const folder = join(import.meta.dirname, "..", "data", "regions", "yangtze")
  await loadRegion(db, { folder, sample: false, now: instant("2026-01-01T00:00:00+08:00") })
  for (const [member, city] of members) {
    await sql`insert into organisation (id, jurisdiction, city, kind, name_zh, name_en, controlling_group, made_at) values
      (${`firm-${member}`}, ${member}, ${city}, 'firm', '某企业', 'A firm', ${`group-${member}`}, now()),
      (${`lab-${member}`}, ${member}, ${city}, 'institute', '某研究所', 'A laboratory', ${`lab-${member}`}, now())`.execute(
      db,
    )
    for (const [id, organisation, role] of [
      [`user-${member}`, `firm-${member}`, "engineer"],
      [`colleague-${member}`, `firm-${member}`, "engineer"],
      [`manager-${member}`, `lab-${member}`, "facility-manager"],
    ] as const) {
      await sql`insert into person (id, name, name_en, email) values
        (${id}, '某人', ${id}, ${`${id.toLowerCase()}@example.org`})`.execute(db)
      await sql`insert into membership (organisation, person, role, from_day) values
        (${organisation}, ${id}, ${role}, '2026-01-01')`.execute(db)
    }
  }
  const facilities = members.flatMap(([member, city]) => [
    instrument(member, city, "tem", openAllDay),
    instrument(member, city, "owner-tem", { ...openAllDay, acceptance: "owner" }),
  ])
  await insertFacilities(db, facilities, instant("2026-01-01T00:00:00+08:00"))
}

function instrument(member: string, city: string, id: string, policy: SlotPolicy): Facility {
  return {
    jurisdiction: member,
    id,
    kind: "instrument",
    name: { zh: "透射电子显微镜", en: "Transmission electron microscope" },
    acronym: "TEM",
    organisation: { id: `lab-${member}`, name: { zh: "某研究所", en: "A laboratory" } },
    city: { code: city, name: { zh: "某市", en: "A city" } },
    instrumentClass: null,
    field: null,
    tier: null,
    status: "operating",
    yearOpened: null,
    description: null,
    techniques: [],
    specifications: [],
    accessories: [],
    costs: { setUp: 5_000n, perHour: [{ part: { zh: "机时", en: "Machine" }, amount: 32_001n }] },
    policy,
    note: null,
    source: "made up for tests",
    confidence: "sample",
    sample: true,
    version: 1,
  }
}

/** An open voucher of a member's purse for its firm, as the database has one after it was issued. */
export async function giveVoucher({ database }: BookingRegion, member: string, face: bigint): Promise<string> {
  const id = randomUUID()
  const { db } = await database.asOwner()
  await sql`insert into voucher (jurisdiction, id, controlling_group, organisation, face, valid_from, valid_until, issued_at)
    values (${member}, ${id}, ${`group-${member}`}, ${`firm-${member}`}, ${face}, '2026-01-01', '2026-12-31', now())`.execute(
    db,
  )
  await sql`insert into account (jurisdiction, id, kind, owner, balance, minimum) values
    (${member}, ${`voucher:${id}`}, 'voucher', ${id}, ${face}, 0)`.execute(db)
  return id
}
