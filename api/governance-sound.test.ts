import { afterAll, beforeAll, expect, test } from "vitest"
import { type Change, commitmentTo } from "../governance/index.ts"
import { members } from "../test/booking-region.ts"
import { consult, type GovernanceRegion, openGovernanceRegion, proposal } from "../test/governance-region.ts"
import { governance } from "./contract/index.ts"

// Rules that could not hold together are refused before anyone votes on them.
const start = "2026-03-02T09:00:00+08:00"
let region: GovernanceRegion
beforeAll(async () => {
  region = await openGovernanceRegion(start)
})
afterAll(() => region.close())

const parameter = (id: string, value: string | null, from: string, unit = "share of 1"): Change => ({
  kind: "parameter",
  parameter: id,
  unit,
  value,
  from: from as never,
})

const draft = async (change: Change) =>
  (await region.delegate("CN-SH").call(governance.draftMotion, { body: proposal(change) })).problem

test("a share that leaves less than nothing of a fee is refused at the draft, with day and sum", async () => {
  const problem = await draft(parameter("settlement.platform-share", "95/100", "2026-06-01"))
  expect(problem).toMatchObject({ status: 422, code: "rulebook.unsound-rules" })
  expect(problem.facts.findings_en).toContain("make 101/100")
})

test("of two motions that only together leave less than nothing of a fee, the second is not enacted", async () => {
  region.test.at(start)
  const both = [
    await consult(region, parameter("settlement.platform-share", "6/10", "2026-08-01")),
    await consult(region, parameter("settlement.host-jurisdiction-share", "5/10", "2026-06-01")),
  ]
  region.test.at("2026-03-18T00:00:00+08:00")
  expect((await region.test.scheduler.call(governance.openDueBallots)).reply).toEqual({ opened: 2, returned: 0 })
  const nonce = "a".repeat(64)
  for (const params of both)
    for (const [member] of members) {
      const commitment = commitmentTo({ motion: params.motion, member, choice: "yes", nonce })
      await region.delegate(member).call(governance.sealBallot, { params, body: { member, commitment } })
    }
  region.test.at("2026-03-26T00:00:00+08:00")
  for (const params of both)
    for (const [member] of members)
      await region.delegate(member).call(governance.unsealBallot, { params, body: { member, choice: "yes", nonce } })
  expect((await region.test.scheduler.call(governance.closeDueBallots)).reply).toEqual({ counted: 2, enacted: 1 })
  const [first, second] = await Promise.all(
    both.map(async (params) => (await region.test.nobody.call(governance.readMotion, { params })).reply.motion.state),
  )
  expect(first).toMatchObject({ kind: "enacted" })
  expect(second).toMatchObject({ kind: "draft", obstacle: { code: "rulebook.unsound-rules" } })
})

const permitAll = `@id("NL-90")
@list("negative")
@kind("access-to-facilities")
@title_zh("一切皆可")
@title_en("Everything is permitted")
@text_zh("一切行为均可。")
@text_en("Every act is permitted.")
@body("platform-operator")
@from("2026-08-01")
@assumed("made up for tests")
permit (principal, action, resource);`

test("no entry of the negative list grants powers or timed acts", async () => {
  region.test.at(start)
  const problem = await draft({
    kind: "entries",
    from: "2026-08-01" as never,
    entries: [{ action: "add", entry: "NL-90", cedar: permitAll }],
  })
  expect(problem).toMatchObject({ status: 422, code: "governance.entry-broken" })
  expect(problem.facts.problems).toContain("may not permit region.register-organisation")
})

test("a vote may not end a parameter that the platform cannot do without", async () => {
  region.test.at(start)
  const problem = await draft(parameter("facilities.maximum-horizon-days", null, "2026-06-01", "days"))
  expect(problem).toMatchObject({ status: 422, code: "rulebook.unsound-rules" })
  expect(problem.facts.findings_en).toContain("facilities.maximum-horizon-days has no value")
})

test.each(["RL-10", "PL-10", "NL-01"])("a vote may not end %s, by which votes run and are seen", async (entry) => {
  region.test.at(start)
  const problem = await draft({ kind: "entries", from: "2026-08-01" as never, entries: [{ action: "end", entry }] })
  expect(problem).toMatchObject({ status: 422, code: "rulebook.unsound-rules" })
  expect(problem.facts.findings_en).toMatch(/From 2026-08-01 on no entry permits governance\./)
})
