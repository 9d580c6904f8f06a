import { afterAll, beforeAll, expect, test } from "vitest"
import { type Choice, commitmentTo, recount } from "../governance/index.ts"
import { consult, type GovernanceRegion, openBallot, openGovernanceRegion, ratio } from "../test/governance-region.ts"
import { governance } from "./contract/index.ts"

// Division of money: fifteen days of consultation, sealed ballots for seven days, opened in the three days after.
const start = "2026-03-02T09:00:00+08:00"
const [opens, closes, finishes] = ["2026-03-18", "2026-03-26", "2026-03-29"].map((day) => `${day}T00:00:00+08:00`)
let region: GovernanceRegion
beforeAll(async () => {
  region = await openGovernanceRegion(start)
})
afterAll(() => region.close())

const nonce = (digit: string) => digit.repeat(64)
const share = { ...ratio("4/100", "2026-06-01"), parameter: "settlement.host-jurisdiction-share" }

/** A motion in its sealed ballot, with these ballots laid. */
async function sealedMotion(choices: Readonly<Record<string, Choice>>) {
  region.test.at(start)
  const params = await consult(region, share as never)
  await openBallot(region, opens ?? "")
  for (const [member, choice] of Object.entries(choices)) {
    const commitment = commitmentTo({ motion: params.motion, member, choice, nonce: nonce("a") })
    const laid = await region.delegate(member).call(governance.sealBallot, { params, body: { member, commitment } })
    expect(laid.problem).not.toHaveProperty("code")
  }
  const open = (member: string, choice: Choice, digit = "a") =>
    region.delegate(member).call(governance.unsealBallot, { params, body: { member, choice, nonce: nonce(digit) } })
  const shown = async () => (await region.test.nobody.call(governance.readMotion, { params })).reply
  return { params, open, shown }
}

test("sealed ballots show nothing until all can be shown together, and are counted once the last is open", async () => {
  const { params, open, shown } = await sealedMotion({ "CN-SH": "yes", "CN-JS": "yes", "CN-ZJ": "yes", "CN-AH": "no" })
  const second = { member: "CN-SH", commitment: "b".repeat(64) }
  const again = await region.delegate("CN-SH").call(governance.sealBallot, { params, body: second })
  expect(again.problem.code).toBe("governance.double-ballot")
  expect((await open("CN-SH", "yes")).problem.code).toBe("governance.opening-too-early")

  region.test.at(closes ?? "")
  const mine = await region.delegate("CN-SH").call(governance.readMotion, { params })
  expect(mine.reply).toMatchObject({ may: ["governance.unseal"], seat: { member: "CN-SH", as: "delegate" } })
  expect((await open("CN-SH", "no")).problem.code).toBe("governance.wrong-opening")
  expect((await open("CN-SH", "yes", "b")).problem.code).toBe("governance.wrong-opening")
  for (const member of ["CN-SH", "CN-JS", "CN-ZJ"]) {
    const opened = await open(member, "yes")
    expect(opened.status).toBe(200)
    expect(JSON.stringify(opened.reply)).not.toContain(nonce("a"))
  }
  expect((await open("CN-SH", "yes")).problem.code).toBe("governance.already-opened")
  expect((await region.test.scheduler.call(governance.closeDueBallots)).reply).toEqual({ counted: 0, enacted: 0 })
  expect(JSON.stringify(await shown())).not.toMatch(/"(choice|nonce)"/)

  expect((await open("CN-AH", "no")).status).toBe(200)
  expect(JSON.stringify(await shown())).toContain(nonce("a"))
  expect((await region.test.scheduler.call(governance.closeDueBallots)).reply).toEqual({ counted: 1, enacted: 1 })
  expect((await shown()).motion.rounds[0]?.result).toMatchObject({ counts: { yes: 3, no: 1 }, outcome: "enacted" })
  const exported = await region.test.nobody.call(governance.readVoteExport, { params: { ...params, round: "1" } })
  expect(recount(exported.reply, { keys: [], verify: () => false }).differences).toEqual([])
})

test("who keeps the ballot closed counts as absent, as the class says, and no one opens it later", async () => {
  const { open, shown } = await sealedMotion({ "CN-SH": "yes", "CN-JS": "yes", "CN-ZJ": "no" })
  region.test.at(closes ?? "")
  await open("CN-SH", "yes")
  await open("CN-JS", "yes")
  region.test.at(finishes ?? "")
  expect((await open("CN-ZJ", "no")).problem.code).toBe("governance.opening-too-late")
  expect((await region.test.scheduler.call(governance.closeDueBallots)).reply).toEqual({ counted: 1, enacted: 0 })
  // Two of four are below three quarters.
  expect((await shown()).motion).toMatchObject({
    state: { kind: "draft" },
    rounds: [{ result: { unopened: ["CN-ZJ"], counts: { absent: 2 }, outcome: "no-quorum" } }],
  })
})
