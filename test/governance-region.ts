import { sql } from "kysely"
import { expect } from "vitest"
import { governance } from "../api/contract/index.ts"
import type { Change, Choice } from "../governance/index.ts"
import { type BookingRegion, members, openBookingRegion } from "./booking-region.ts"
import type { Caller, TestPlatform } from "./platform.ts"
import { testPlatform } from "./platform.ts"

/** The booking region with a delegate of each member, and an observer in Shanghai. */
export interface GovernanceRegion extends BookingRegion {
  delegate(member: string): Caller
  readonly observer: Caller
  /** Another server on the same database, with a pool of connections of its own. */
  secondServer(now: string): Promise<TestPlatform>
}

export async function openGovernanceRegion(now: string): Promise<GovernanceRegion> {
  const region = await openBookingRegion(now)
  const { database, test } = region
  for (const [member, city] of members) {
    await sql`insert into organisation (id, jurisdiction, city, kind, name_zh, name_en, controlling_group, made_at)
      values (${`body-${member}`}, ${member}, ${city}, 'government', '某部门', 'A department', ${`body-${member}`}, now())`.execute(
      database.db,
    )
    for (const role of member === "CN-SH" ? ["delegate", "observer"] : ["delegate"]) {
      const id = `${role}-${member}`
      await sql`insert into person (id, name, name_en, email)
        values (${id}, '某代表', ${id}, ${`${id.toLowerCase()}@example.org`})`.execute(database.db)
      await sql`insert into membership (organisation, person, role, from_day)
        values (${`body-${member}`}, ${id}, ${role}, '2026-01-01')`.execute(database.db)
    }
  }
  const opened: TestPlatform[] = []
  return {
    ...region,
    delegate: (member) => test.as(`delegate-${member}`),
    observer: test.as("observer-CN-SH"),
    async secondServer(moment) {
      const server = await testPlatform(await database.again(), { now: moment, folder: test.folder })
      opened.push(server)
      return server
    },
    async close() {
      for (const server of opened) await server.close()
      await region.close()
    },
  }
}

const words = (text: string) => ({ zh: text, en: text })

/** A proposal with a title and reasons. */
export function proposal(change: Change) {
  return { title: words("A change"), reasons: words("It is better so."), change }
}

export const ratio = (value: string | null, from: string, unit = "share of 1"): Change => ({
  kind: "parameter",
  parameter: "vouchers.ratio",
  unit,
  value,
  from: from as never,
})

/** Drafts a motion of Shanghai, and opens its consultation. @returns where it stands */
export async function consult(region: GovernanceRegion, change: Change): Promise<{ readonly motion: string }> {
  const drafted = await region.delegate("CN-SH").call(governance.draftMotion, { body: proposal(change) })
  expect(drafted.problem).not.toHaveProperty("code")
  const params = { motion: drafted.reply.motion.id }
  const opened = await region.delegate("CN-SH").call(governance.openConsultation, { params })
  expect(opened.reply.motion.state.kind).toBe("consultation")
  return params
}

/** Lets the clock open the ballot that is due at a moment. */
export async function openBallot(region: GovernanceRegion, at: string): Promise<void> {
  region.test.at(at)
  expect((await region.test.scheduler.call(governance.openDueBallots)).reply).toEqual({ opened: 1, returned: 0 })
}

/** Casts open ballots: member → choice. */
export async function castAll(
  region: GovernanceRegion,
  params: { readonly motion: string },
  choices: Readonly<Record<string, Choice>>,
): Promise<void> {
  for (const [member, choice] of Object.entries(choices)) {
    const cast = await region.delegate(member).call(governance.castBallot, { params, body: { member, choice } })
    expect(cast.problem).not.toHaveProperty("code")
  }
}
