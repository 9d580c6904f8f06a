import { createPublicKey, verify } from "node:crypto"
import { sql } from "kysely"
import { afterAll, beforeAll, expect, test } from "vitest"
import { parseVerifierKey } from "../evidence/index.ts"
import { type Change, recount } from "../governance/index.ts"
import { rows } from "../store/database.ts"
import { giveVoucher } from "../test/booking-region.ts"
import {
  castAll,
  consult,
  type GovernanceRegion,
  openBallot,
  openGovernanceRegion,
  proposal,
  ratio,
} from "../test/governance-region.ts"
import { facilities, governance, rulebook, settlement } from "./contract/index.ts"

// Monday, 2 March 2026. Vouchers: ten days of consultation, five of voting, all but one must say yes.
const start = "2026-03-02T09:00:00+08:00"
const ballotOpens = "2026-03-13T00:00:00+08:00"
const ballotCloses = "2026-03-19T00:00:00+08:00"
let region: GovernanceRegion
beforeAll(async () => {
  region = await openGovernanceRegion(start)
})
afterAll(() => region.close())

async function book(day: string, voucher: string) {
  const answer = await region.user("CN-ZJ").call(facilities.bookFacility, {
    params: { jurisdiction: "CN-JS", facility: "tem" },
    body: {
      from: `2026-${day}T09:00:00+08:00`,
      until: `2026-${day}T11:00:00+08:00`,
      voucher: { jurisdiction: "CN-ZJ", id: voucher },
      purpose: "examine a sample",
      acceptTerms: true,
    },
  })
  expect(answer.problem).not.toHaveProperty("code")
  return answer.reply
}

async function use(booking: string, day: string) {
  const one = { params: { jurisdiction: "CN-JS", booking } }
  region.test.at(`2026-${day}T09:00:00+08:00`)
  await region.user("CN-ZJ").call(facilities.checkIn, one)
  region.test.at(`2026-${day}T11:00:00+08:00`)
  await region.user("CN-ZJ").call(facilities.checkOut, one)
  await region.test.scheduler.call(facilities.settleDue)
  return (await region.user("CN-ZJ").call(settlement.readBill, one)).reply
}

test("a vote raises the voucher ratio from a day: bookings from that moment use it, no earlier bill moves", async () => {
  region.test.at(start)
  const voucher = await giveVoucher(region, "CN-ZJ", 1_000_000n)
  const params = await consult(region, ratio("3/5", "2026-04-01"))
  const other = await region.secondServer(start)
  const early = await book("03-04", voucher)
  expect(early.quote.voucher?.amount).toBe("34501")
  const billed = await use(early.id, "03-04")

  const said = { params, body: { text: " Three fifths help\r\nthe small ones. " } }
  const commented = await region.user("CN-AH").call(governance.commentOnMotion, said)
  expect(commented.reply.motion.comments).toMatchObject([
    { author: "某人 user-CN-AH · 某企业 A firm", text: "Three fifths help\nthe small ones." },
  ])
  for (const text of ["  ", "a\u202eb", "a\u0007b"]) {
    const { problem } = await region.user("CN-AH").call(governance.commentOnMotion, { params, body: { text } })
    expect(problem).toMatchObject({ status: 400, code: "api.bad-request" })
  }
  // Nobody speaks under a name of the own choice.
  const posing = { params, body: { text: "a", author: "Shanghai government" } }
  expect((await region.user("CN-AH").call(governance.commentOnMotion, posing)).problem.code).toBe("api.bad-request")
  await openBallot(region, ballotOpens)
  await castAll(region, params, { "CN-SH": "yes", "CN-JS": "yes", "CN-ZJ": "yes" })
  const attended = await region.delegate("CN-AH").call(governance.attendBallot, { params, body: { member: "CN-AH" } })
  expect(attended.reply.motion.state).toMatchObject({ kind: "ballot", attendance: ["CN-AH"] })
  await castAll(region, params, { "CN-AH": "abstain" })

  region.test.at(ballotCloses)
  expect((await region.test.scheduler.call(governance.closeDueBallots)).reply).toEqual({ counted: 1, enacted: 1 })
  other.at(ballotCloses)
  const known = await other.nobody.call(rulebook.readParameters)
  const values = known.reply.items.find(({ id }) => id === "vouchers.ratio")?.values
  expect(values?.at(-1)).toMatchObject({
    value: "3/5",
    assumed: false,
    source: `motion ${params.motion}`,
    listVersion: 2,
  })
  const shown = await region.test.nobody.call(governance.readMotion, { params })
  expect(shown.reply.motion.state).toMatchObject({
    kind: "enacted",
    ruleVersion: 2,
    effective: "2026-03-31T16:00:00.000Z",
  })
  expect(shown.reply.motion.rounds[0]?.result).toMatchObject({
    counts: { yes: 3, no: 0, abstain: 1, absent: 0 },
    outcome: "enacted",
    majority: { formula: "yes >= delegations - 1", numbers: "3 >= 4 - 1", holds: true },
  })

  // Its entries are those of the first version; it was not in force before it was made.
  const versions = (await region.test.nobody.call(rulebook.readRuleVersions)).reply.items
  expect(versions.find(({ number }) => number === 2)?.effectiveAt).toBe("2026-03-18T16:00:00.000Z")

  region.test.at("2026-03-31T23:59:59+08:00")
  const last = await book("04-02", voucher)
  expect(last.quote.voucher?.amount).toBe("34501")
  region.test.at("2026-04-01T00:00:00+08:00")
  other.at("2026-04-01T00:00:00+08:00")
  const first = await book("04-03", voucher)
  // 50.00 set-up and two hours at 320.01 make 690.02; three fifths are 414.012.
  expect(first.quote).toMatchObject({ fee: "69002", voucher: { amount: "41401" }, toPay: "27601" })
  expect((await use(last.id, "04-02")).fee).toBe("69002")
  const again = await region
    .user("CN-ZJ")
    .call(settlement.readBill, { params: { jurisdiction: "CN-JS", booking: early.id } })
  expect(again.reply).toEqual(billed)
})

test("the export of a vote is signed by the log's key and counts again; one changed ballot is found", async () => {
  const exported = await region.test.nobody.call(governance.readVoteExport, { params: { motion: "M-1", round: "1" } })
  expect(exported.status).toBe(200)
  const key = parseVerifierKey(region.test.platform.logKey.verifier)
  const keys = {
    keys: key === undefined ? [] : [key],
    verify: (publicKey: Uint8Array, message: Uint8Array, signature: Uint8Array) => {
      const x = Buffer.from(publicKey).toString("base64url")
      return verify(
        null,
        message,
        createPublicKey({ key: { kty: "OKP", crv: "Ed25519", x }, format: "jwk" }),
        signature,
      )
    },
  }
  expect(recount(exported.reply, keys)).toMatchObject({ differences: [], signedBy: ["delta-commons/test"] })
  const text = JSON.stringify(exported.reply)
  const forged = recount(JSON.parse(text.replace('"choice":"abstain"', '"choice":"no"')), keys)
  expect(forged.differences.map(({ kind }) => kind)).toContain("wrong-signature")
  const [logged] = await rows(
    region.database.db,
    sql<{ body: string }>`select body from log_entry where act = 'motion.counted' and subject_id = 'M-1'`,
  )
  expect(JSON.parse(logged?.body ?? "{}")).toMatchObject({
    facts: { outcome: "enacted", record: expect.stringMatching(/^[0-9a-f]{64}$/) },
  })
  const none = await region.test.nobody.call(governance.readVoteExport, { params: { motion: "M-1", round: "2" } })
  expect(none.problem).toMatchObject({ status: 404, code: "governance.unknown-round" })
})

test("motions are listed newest first, by state and parameter, page by page", async () => {
  region.test.at("2026-04-02T09:00:00+08:00")
  for (const value of ["11/20", "13/20"])
    await region.delegate("CN-JS").call(governance.draftMotion, { body: proposal(ratio(value, "2026-09-01")) })
  const list = (query: Record<string, string>) => region.test.nobody.call(governance.listMotions, { query })
  const { reply } = await list({ limit: "2" })
  expect(reply.items.map(({ id, state }) => [id, state])).toEqual([
    ["M-3", "draft"],
    ["M-2", "draft"],
  ])
  expect((await list({ limit: "2", cursor: reply.next ?? "" })).reply).toMatchObject({
    items: [
      { id: "M-1", state: "enacted", comments: 1, effective: "2026-03-31T16:00:00.000Z", class: { id: "vouchers" } },
    ],
    next: null,
  })
  expect((await list({ state: "enacted" })).reply.items.map(({ id }) => id)).toEqual(["M-1"])
  expect((await list({ parameter: "facilities.move-limit" })).reply.items).toEqual([])
  const classes = await region.test.nobody.call(governance.listMatterClasses)
  expect(classes.reply.delegations.map(({ member }) => member)).toEqual(["CN-SH", "CN-JS", "CN-ZJ", "CN-AH"])
})

test.each([
  [
    "an unknown parameter",
    { ...ratio("3/5", "2026-09-01"), parameter: "vouchers.colour" },
    "governance.unknown-parameter",
  ],
  ["another unit", ratio("60", "2026-09-01", "days"), "governance.unit-mismatch"],
  ["a value that does not fit", ratio("6/5", "2026-09-01"), "governance.value-unfit"],
  ["a day in the past", ratio("3/5", "2026-04-01"), "governance.effective-too-early"],
  [
    "a parameter set by law",
    { ...ratio("60", "2026-09-01", "days"), parameter: "facilities.report-within-days" },
    "governance.set-by-law",
  ],
] as const)("%s is refused when the motion is drafted", async (_, change, code) => {
  region.test.at("2026-04-02T09:00:00+08:00")
  const { problem } = await region.delegate("CN-SH").call(governance.draftMotion, { body: proposal(change as never) })
  expect(problem.code).toBe(code)
  expect(problem.help).not.toBe("")
})

test("a day that the vote cannot meet is refused when the consultation opens, and amended", async () => {
  region.test.at("2026-04-02T09:00:00+08:00")
  const drafted = await region
    .delegate("CN-SH")
    .call(governance.draftMotion, { body: proposal(ratio("3/5", "2026-04-10")) })
  const params = { motion: drafted.reply.motion.id }
  const open = () => region.delegate("CN-SH").call(governance.openConsultation, { params })
  expect((await open()).problem.code).toBe("governance.effective-too-early")
  const amended = await region
    .delegate("CN-SH")
    .call(governance.amendMotion, { params, body: proposal(ratio("3/5", "2026-09-10")) })
  expect(amended.reply.motion.texts).toHaveLength(2)
  expect((await open()).reply.motion.state.kind).toBe("consultation")
  const theirs = await region.delegate("CN-JS").call(governance.withdrawMotion, { params, body: { reason: "x" } })
  expect(theirs.problem.code).toBe("governance.not-proposer")
  const withdrawn = await region
    .delegate("CN-SH")
    .call(governance.withdrawMotion, { params, body: { reason: "later" } })
  expect(withdrawn.reply).toMatchObject({ motion: { state: { kind: "withdrawn" } }, may: [] })
})

test("observers, firms and visitors do not vote; a delegate votes for the own member alone and before the close", async () => {
  region.test.at("2026-04-02T09:00:00+08:00")
  const params = await consult(region, ratio("3/5", "2026-10-01"))
  const cast = (who: ReturnType<GovernanceRegion["delegate"]>, member: string) =>
    who.call(governance.castBallot, { params, body: { member, choice: "yes" } })
  expect((await cast(region.delegate("CN-SH"), "CN-SH")).problem.code).toBe("governance.no-ballot")
  await openBallot(region, "2026-04-13T00:00:00+08:00")
  expect((await cast(region.observer, "CN-SH")).problem).toMatchObject({ code: "rulebook.refused", entries: ["NL-25"] })
  expect((await cast(region.user("CN-SH"), "CN-SH")).problem.code).toBe("rulebook.refused")
  expect((await cast(region.test.nobody, "CN-SH")).status).toBe(401)
  expect((await cast(region.delegate("CN-JS"), "CN-SH")).problem).toMatchObject({
    code: "governance.other-member",
    status: 403,
  })
  expect((await cast(region.delegate("CN-SH"), "CN-SH")).status).toBe(200)
  // The class lets a ballot be replaced; the last one counts, and both stay.
  const last = await region
    .delegate("CN-SH")
    .call(governance.castBallot, { params, body: { member: "CN-SH", choice: "no" } })
  expect(last.reply.motion.state).toMatchObject({ ballots: [{ member: "CN-SH", choice: "no" }] })
  const sealed = { params, body: { member: "CN-SH", commitment: "0".repeat(64) } }
  expect((await region.delegate("CN-SH").call(governance.sealBallot, sealed)).problem.code).toBe(
    "governance.ballot-kind",
  )
  region.test.at("2026-04-19T00:00:00+08:00")
  expect((await cast(region.delegate("CN-JS"), "CN-JS")).problem.code).toBe("governance.ballot-closed")
  expect((await region.test.scheduler.call(governance.closeDueBallots)).reply).toEqual({ counted: 1, enacted: 0 })
  // One of four is no quorum: its class makes the motion a draft again.
  const { motion } = (await region.test.nobody.call(governance.readMotion, { params })).reply
  expect(motion).toMatchObject({
    state: { kind: "draft" },
    rounds: [{ result: { outcome: "no-quorum", leadsTo: "returned" } }],
  })
})

test("yes and no even out: no majority, and the motion is rejected as its class has it", async () => {
  region.test.at("2026-05-04T09:00:00+08:00")
  const change = { ...ratio("2", "2026-10-01", "times"), parameter: "facilities.move-limit" }
  const params = await consult(region, change as never)
  await openBallot(region, "2026-05-10T00:00:00+08:00")
  await castAll(region, params, { "CN-SH": "yes", "CN-JS": "no", "CN-ZJ": "yes", "CN-AH": "no" })
  region.test.at("2026-05-14T00:00:00+08:00")
  await region.test.scheduler.call(governance.closeDueBallots)
  const { motion } = (await region.test.nobody.call(governance.readMotion, { params })).reply
  expect(motion).toMatchObject({ state: { kind: "rejected" }, rounds: [{ result: { outcome: "tie" } }] })
})

test("a ballot that opens too late for its day makes the motion a draft again, with the obstacle named", async () => {
  region.test.at("2026-06-01T09:00:00+08:00")
  const params = await consult(region, ratio("3/4", "2026-06-19"))
  // The platform stood still for some days after the consultation.
  region.test.at("2026-06-15T09:00:00+08:00")
  expect((await region.test.scheduler.call(governance.openDueBallots)).reply).toEqual({ opened: 0, returned: 1 })
  const { motion } = (await region.test.nobody.call(governance.readMotion, { params })).reply
  expect(motion.state).toMatchObject({ kind: "draft", obstacle: { code: "governance.effective-too-early" } })
})

test("a motion whose entry another vote has ended is carried, and yet a draft again with the obstacle named", async () => {
  region.test.at("2026-06-15T09:00:00+08:00")
  const change: Change = {
    kind: "entries",
    from: "2026-08-01" as never,
    entries: [{ action: "end", entry: "NL-24" }],
  }
  const both = [await consult(region, change), await consult(region, change)]
  region.test.at("2026-07-01T00:00:00+08:00")
  expect((await region.test.scheduler.call(governance.openDueBallots)).reply).toEqual({ opened: 2, returned: 0 })
  for (const params of both)
    await castAll(region, params, { "CN-SH": "yes", "CN-JS": "yes", "CN-ZJ": "yes", "CN-AH": "yes" })
  region.test.at("2026-07-09T00:00:00+08:00")
  expect((await region.test.scheduler.call(governance.closeDueBallots)).reply).toEqual({ counted: 2, enacted: 1 })
  const [first, second] = await Promise.all(
    both.map(async (params) => (await region.test.nobody.call(governance.readMotion, { params })).reply.motion.state),
  )
  expect(first).toMatchObject({ kind: "enacted", effective: "2026-07-31T16:00:00.000Z" })
  expect(second).toMatchObject({
    kind: "draft",
    obstacle: { code: "governance.unknown-entry", facts: { entry: "NL-24" } },
  })
})

test("what the database has of votes is never changed or removed", async () => {
  const owner = (await region.database.asOwner()).db
  for (const table of ["motion_text", "motion_comment", "motion_ballot", "motion_attendance", "motion_round"])
    for (const change of [sql`delete from ${sql.table(table)}`, sql`update ${sql.table(table)} set motion = motion`])
      await expect(change.execute(owner), table).rejects.toThrow(/never changed|counted once/)
  await expect(sql`update motion set state = 'draft' where number = 1`.execute(owner)).rejects.toThrow("stays")
})
