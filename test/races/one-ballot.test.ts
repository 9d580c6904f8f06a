import { sql } from "kysely"
import { afterAll, beforeAll, expect, test } from "vitest"
import { governance } from "../../api/contract/index.ts"
import { firstRow } from "../../store/database.ts"
import {
  castAll,
  consult,
  type GovernanceRegion,
  openBallot,
  openGovernanceRegion,
  proposal,
  ratio,
} from "../governance-region.ts"
import type { TestPlatform } from "../platform.ts"

const start = "2026-03-02T09:00:00+08:00"
let region: GovernanceRegion
let servers: readonly TestPlatform[]
beforeAll(async () => {
  region = await openGovernanceRegion(start)
  servers = [region.test, await region.secondServer(start)]
})
afterAll(() => region.close())

const at = (moment: string) => {
  for (const server of servers) server.at(moment)
}
/** The same ten times on two servers at once, each request with a key of its own. */
const atOnce = <Answer>(ask: (server: TestPlatform) => Promise<Answer>) =>
  Promise.all(Array.from({ length: 10 }, (_, index) => ask(servers[index % 2] ?? region.test)))
const count = async (query: ReturnType<typeof sql<{ count: bigint }>>) =>
  (await firstRow(region.database.db, query))?.count

test("of ballots of one delegation that come at once from two servers, one is taken", async () => {
  const change = { ...ratio("4/100", "2026-06-01"), parameter: "settlement.host-jurisdiction-share" }
  const params = await consult(region, change as never)
  await openBallot(region, "2026-03-18T00:00:00+08:00")
  at("2026-03-18T00:00:01+08:00")
  const answers = await atOnce((server) =>
    server.as("delegate-CN-JS").call(governance.sealBallot, {
      params,
      body: { member: "CN-JS", commitment: "a".repeat(64) },
    }),
  )
  expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
  const refused = answers.filter(({ status }) => status !== 200).map(({ problem }) => problem.code)
  expect(new Set(refused)).toEqual(new Set(["governance.double-ballot"]))
  expect(await count(sql`select count(*) from motion_ballot`)).toBe(1n)
})

test("without the lock the key of the table still lets one ballot in", async () => {
  const lay = () =>
    sql`insert into motion_ballot (motion, round, member, place, commitment, at)
      values (1, 1, 'CN-AH', 1, ${"b".repeat(64)}, now())`.execute(region.database.db)
  const done = await Promise.allSettled(Array.from({ length: 8 }, lay))
  expect(done.filter(({ status }) => status === "fulfilled")).toHaveLength(1)
})

test("two votes that end together, counted by two servers at once: each counts once, and one version follows the other", async () => {
  at("2026-04-01T09:00:00+08:00")
  const both = [
    await consult(region, ratio("3/5", "2026-06-01")),
    await consult(region, {
      ...ratio("7", "2026-06-01", "working days"),
      parameter: "facilities.acceptance-days",
    } as never),
  ]
  at("2026-04-12T00:00:00+08:00")
  const opened = await atOnce((server) => server.scheduler.call(governance.openDueBallots))
  expect(opened.reduce((sum, { reply }) => sum + reply.opened, 0)).toBe(2)
  for (const params of both)
    await castAll(region, params, { "CN-SH": "yes", "CN-JS": "yes", "CN-ZJ": "yes", "CN-AH": "yes" })
  at("2026-04-18T00:00:00+08:00")
  const counted = await atOnce((server) => server.scheduler.call(governance.closeDueBallots))
  expect(counted.every(({ status }) => status === 200)).toBe(true)
  expect(counted.reduce((sum, { reply }) => sum + reply.enacted, 0)).toBe(2)
  expect(await count(sql`select count(*) from list_version`)).toBe(3n)
  expect(await count(sql`select count(*) from log_entry where act = 'motion.counted' and subject_id <> 'M-1'`)).toBe(2n)
})

test("motions drafted at once get numbers in a row, none twice and none left out", async () => {
  at("2026-05-04T09:00:00+08:00")
  const body = proposal(ratio("3/4", "2026-09-01"))
  const drafted = await atOnce((server) => server.as("delegate-CN-ZJ").call(governance.draftMotion, { body }))
  const numbers = drafted.map(({ reply }) => Number(reply.motion.id.slice(2))).sort((a, b) => a - b)
  expect(numbers).toEqual(Array.from({ length: 10 }, (_, index) => index + 4))
})
