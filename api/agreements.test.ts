import { sql } from "kysely"
import { afterAll, beforeAll, describe, expect, test } from "vitest"
import { type AgreementTerms, emptyTerms, executeAgreement } from "../settlement/index.ts"
import { rows } from "../store/database.ts"
import { type GovernanceRegion, openGovernanceRegion } from "../test/governance-region.ts"
import { agreements, evidence, facilities, settlement } from "./contract/index.ts"
import { readPaper, sha256 } from "./paper/testing.ts"
import { wire } from "./wire.ts"

// Monday, 2 March 2026.
const start = "2026-03-02T09:00:00+08:00"
let region: GovernanceRegion
beforeAll(async () => {
  region = await openGovernanceRegion(start)
  await sql`insert into person (id, name, email) values ('fin', 'Fin', 'fin@example.org')`.execute(region.database.db)
  for (const member of ["CN-SH", "CN-JS"])
    await sql`insert into membership (organisation, person, role, from_day)
      values (${`body-${member}`}, 'fin', 'finance-officer', '2026-01-01')`.execute(region.database.db)
})
afterAll(() => region.close())

const words = (text: string) => ({ zh: text, en: text })
const party = (member: string, name: string, more: object = {}) => ({
  place: member,
  member,
  name: words(name),
  share: "",
  measures: {},
  stock: "",
  floor: "",
  cap: "",
  capOverTerm: "",
  appraisal: "",
  ...more,
})

/** Jiangsu collects from a park that it runs with Shanghai, and shares what exceeds the base year. */
const park: AgreementTerms = {
  ...emptyTerms,
  title: words("Park"),
  parties: [
    party("CN-SH", "Shanghai", { share: "40%", stock: "0" }),
    party("CN-JS", "Jiangsu", { share: "60%", stock: "10000000" }),
  ],
  trigger: { kind: "enclave", subject: words("the park"), facility: null },
  revenue: [{ id: "tax", title: words("Tax"), part: "1/2" }],
  currency: "CNY",
  base: { kind: "increment", year: "2024", threshold: "" },
  term: { from: "2026-04-01", until: "2028-12-31", extension: { kind: "none", until: "" } },
  exit: { noticeDays: "90", consequence: words("what was executed stays") },
  collection: { collector: "CN-JS", frequency: "month", transferDays: "20" },
  escape: words("force majeure"),
  dispute: { body: words("the office"), days: "20" },
}

const by = (member: string) => region.delegate(member)
const params = (agreement: string) => ({ params: { agreement } })

async function draft(terms: AgreementTerms = park, member = "CN-SH"): Promise<string> {
  const made = await by(member).call(agreements.draftAgreement, { body: { terms } })
  expect(made.problem).not.toHaveProperty("code")
  return made.reply.agreement.id
}

const sign = async (id: string, member: string) => {
  const read = await by(member).call(agreements.readAgreement, params(id))
  const digest = read.reply.agreement.versions.at(-1)?.digest ?? ""
  return by(member).call(agreements.signAgreement, { ...params(id), body: { digest } })
}

/** Drafts, proposes and lets the two members sign at the present moment. */
async function concluded(terms: AgreementTerms = park, members = ["CN-SH", "CN-JS"]): Promise<string> {
  const id = await draft(terms, members[0])
  expect((await by(members[0] ?? "").call(agreements.proposeAgreement, params(id))).problem).not.toHaveProperty("code")
  for (const member of members) expect((await sign(id, member)).problem).not.toHaveProperty("code")
  return id
}

const april = (amount: string, id = "2026-04") => ({
  id,
  from: "2026-04-01",
  until: "2026-04-30",
  currency: "CNY",
  amounts: [{ head: "tax", amount }],
})
const execute = (id: string, body: object, member = "CN-JS") =>
  by(member).call(agreements.executeAgreement, { ...params(id), body: body as never })

describe("an agreement", () => {
  test("is built, laid before the parties, signed by both, executed, and stands in both statements", async () => {
    region.test.at(start)
    const id = await concluded()
    const signed = await region.test.nobody.call(agreements.readAgreement, params(id))
    expect(signed.reply).toMatchObject({
      state: "signed",
      holds: [{ version: 1, from: "2026-04-01", until: "2028-12-31" }],
    })
    region.test.at("2026-05-04T10:00:00+08:00")
    const done = await execute(id, april("50000000"))
    expect(done.problem).not.toHaveProperty("code")
    expect(done.reply.executions[0]?.execution).toMatchObject({
      counted: "25000000",
      due: "2026-05-20",
      parts: [
        { place: "CN-SH", kept: "0", shared: "6000000", amount: "6000000" },
        { place: "CN-JS", kept: "10000000", shared: "9000000", amount: "19000000" },
      ],
    })
    const statementOf = async (member: string) => {
      const read = await region.test
        .as("fin", `body-${member}`)
        .call(settlement.readStatement, { params: { member, month: "2026-05" } })
      expect(read.problem).not.toHaveProperty("code")
      return read.reply
    }
    const [receives, owes] = [await statementOf("CN-SH"), await statementOf("CN-JS")]
    expect(receives.lines).toMatchObject([
      { amount: "6000000", counterpart: "CN-JS", arithmetic: "CN-SH: (250000.00 − 100000.00) × 2/5 = 60000.00" },
    ])
    expect(receives.lines[0]?.text.en).toContain(`Agreement ${id}, “Park”`)
    expect([owes.net, receives.net, receives.regionNet]).toEqual(["-6000000", "6000000", "0"])
  })

  test("leaves an entry in the log for each act", async () => {
    region.test.at(start)
    const id = await concluded()
    const log = await region.test.nobody.call(evidence.listLog, {
      query: { subject: id } as never,
    })
    expect(log.reply.items.map(({ act }) => act).sort()).toEqual([
      "settlement.draft-agreement",
      "settlement.propose-agreement",
      "settlement.sign-agreement",
      "settlement.sign-agreement",
    ])
  })

  test("is a paper with text and signatures, whose code is that of the terms that were signed", async () => {
    region.test.at(start)
    const id = await concluded()
    const url = `/api/agreements/${id}/paper`
    const { text, code, files } = await readPaper(region.test.app, { url }, "en")
    for (const one of ["1.Partiesandplaces", "Shanghai:40%", "12.Appraisal", "Signedbyallmembers", "100,000.00"])
      expect(text).toContain(one)
    expect(code).toBe(sha256(files["terms.json"] ?? ""))
    const { reply } = await region.test.nobody.call(agreements.readAgreement, params(id))
    const digest = Buffer.from(code, "hex").toString("base64")
    expect(reply.agreement.versions[0]?.signatures.map((one) => one.digest)).toEqual([digest, digest])
    expect((await readPaper(region.test.app, { url }, "zh")).text).toContain("已由全部成员签署")
    const other = { ...params(id), query: { version: "2" } }
    expect((await region.test.nobody.call(agreements.agreementPaper, other)).problem).toMatchObject({
      code: "settlement.unknown-version",
    })
  })

  test("with holes is a paper that says so", async () => {
    region.test.at(start)
    const id = await draft({ ...emptyTerms, title: words("Holes"), parties: park.parties })
    const { text } = await readPaper(region.test.app, { url: `/api/agreements/${id}/paper` }, "zh")
    for (const one of ["草案：尚未签署，不具约束力", "（未填）"]) expect(text).toContain(one)
  })

  test("is computed again by a stranger from what anyone may read", async () => {
    region.test.at(start)
    const id = await concluded()
    region.test.at("2026-06-04T10:00:00+08:00")
    await execute(id, april("50000000"))
    await execute(id, { ...april("12345679", "2026-05"), from: "2026-05-01", until: "2026-05-31" })
    const { agreement, executions } = (await region.test.nobody.call(agreements.readAgreement, params(id))).reply
    const paid = new Map<string, bigint>()
    for (const { version, execution } of executions.toReversed()) {
      const terms = agreement.versions.find(({ number }) => number === version)?.terms ?? emptyTerms
      const { amounts, ...trigger } = execution.trigger
      const again = executeAgreement(
        terms,
        { ...trigger, amounts: amounts.map(({ head, amount }) => ({ head, amount: BigInt(amount) })) },
        { reference: `${id}, ${version}`, currency: { code: "CNY", decimals: 2, sign: "¥" }, holds: null, paid },
      )
      expect(JSON.parse(wire(again))).toEqual(execution)
      for (const { place, shared } of again.parts) paid.set(place, (paid.get(place) ?? 0n) + shared)
    }
    expect(executions).toHaveLength(2)
  })

  test("is executed once for a trigger, and once for a period", async () => {
    region.test.at(start)
    const id = await concluded()
    region.test.at("2026-05-04T10:00:00+08:00")
    await execute(id, april("50000000"))
    expect((await execute(id, april("50000000"))).problem.code).toBe("settlement.trigger-twice")
    expect((await execute(id, april("1", "again"))).problem.code).toBe("settlement.period-executed")
    const read = await region.test.nobody.call(agreements.readAgreement, params(id))
    expect(read.reply.executions).toHaveLength(1)
  })

  test("is corrected by a reversal in the books of all, after which the period is executed again", async () => {
    region.test.at(start)
    const capped = {
      ...park,
      parties: [
        party("CN-SH", "Shanghai", { share: "40%", stock: "0", capOverTerm: "7000000" }),
        ...park.parties.slice(1),
      ],
    }
    const id = await concluded(capped)
    region.test.at("2026-05-05T10:00:00+08:00")
    const wrong = (await execute(id, april("50000000"))).reply.executions[0]
    const reverse = (transaction = wrong?.transaction ?? "", as = "CN-JS") =>
      region.test
        .as("fin", `body-${as}`)
        .call(agreements.reverseExecution, { params: { agreement: id, transaction }, body: { reason: "typed wrong" } })
    expect((await reverse(undefined, "CN-SH")).problem.code).toBe("rulebook.refused")
    const unknown = "00000000-0000-4000-8000-000000000000"
    expect((await reverse(unknown)).problem.code).toBe("settlement.unknown-execution")
    region.test.at("2026-05-05T10:10:00+08:00")
    const done = await reverse()
    expect(done.problem).not.toHaveProperty("code")
    expect(done.reply).toMatchObject({
      agreement: { caps: [] },
      executions: [{ reversed: { reason: "typed wrong" }, execution: { counted: "25000000" } }],
    })
    expect((await reverse()).problem.code).toBe("settlement.already-reversed")
    region.test.at("2026-05-05T10:20:00+08:00")
    const again = await execute(id, april("40000000"))
    expect(again.reply.executions.map(({ reversed }) => reversed === null)).toEqual([true, false])
    // The cap over the term counts without the reversed execution: 4,000,000 of 7,000,000, where 6,000,000 were taken.
    expect(again.reply.executions[0]?.execution.parts[0]?.shared).toBe("4000000")
    const lines = (
      await region.test
        .as("fin", "body-CN-SH")
        .call(settlement.readStatement, { params: { member: "CN-SH", month: "2026-05" } })
    ).reply.lines.filter(({ subject }) => subject.id === `${id}/2026-04`)
    expect(lines.map(({ amount }) => amount)).toEqual(["6000000", "-6000000", "4000000"])
    expect(lines[1]?.arithmetic).toBe("−(CN-SH: (250000.00 − 100000.00) × 2/5 = 60000.00)")
  })

  test("that moved no money is reversed too", async () => {
    region.test.at(start)
    const id = await concluded()
    region.test.at("2026-05-04T10:00:00+08:00")
    const nought = (await execute(id, april("0"))).reply.executions[0]?.transaction ?? ""
    const done = await region.test
      .as("fin", "body-CN-JS")
      .call(agreements.reverseExecution, { params: { agreement: id, transaction: nought }, body: { reason: "late" } })
    expect(done.problem).not.toHaveProperty("code")
    expect((await execute(id, april("50000000"))).status).toBe(200)
  })

  test("is executed once when two ask at the same time", async () => {
    region.test.at(start)
    const id = await concluded()
    region.test.at("2026-05-04T10:00:00+08:00")
    const answers = await Promise.all([1, 2, 3, 4].map(() => execute(id, april("50000000"))))
    expect(answers.filter(({ status }) => status === 200)).toHaveLength(1)
  })

  test.each([
    [
      "a day that has not come",
      { ...april("1"), from: "2026-05-01", until: "2026-05-31" },
      "settlement.period-not-over",
    ],
    ["a day before the term", { ...april("1"), from: "2026-03-01", until: "2026-03-31" }, "settlement.outside-term"],
    ["another currency", { ...april("1"), currency: "EUR" }, "settlement.other-money"],
    ["half a month", { ...april("1"), until: "2026-04-15" }, "settlement.other-period"],
    ["an amount below zero", april("-1"), "settlement.trigger-below-zero"],
    ["a head that is not agreed", { ...april("1"), amounts: [{ head: "x", amount: "1" }] }, "settlement.unknown-head"],
  ])("is not executed on %s", async (_, body, code) => {
    region.test.at(start)
    const id = await concluded()
    region.test.at("2026-05-04T10:00:00+08:00")
    expect((await execute(id, body)).problem.code).toBe(code)
  })

  test("is not executed unsigned, nor by who does not collect, nor by who is no party", async () => {
    region.test.at(start)
    const open = await draft()
    const id = await concluded()
    region.test.at("2026-05-04T10:00:00+08:00")
    expect((await execute(open, april("1"))).problem.code).toBe("settlement.unsigned")
    expect((await execute(id, april("1"), "CN-SH")).problem.code).toBe("settlement.not-the-collector")
    expect((await execute(id, april("1"), "CN-AH")).problem.code).toBe("settlement.not-the-collector")
    expect((await by("CN-AH").call(agreements.draftAgreement, { body: { terms: park } })).problem.code).toBe(
      "settlement.not-a-party",
    )
    const firm = await region.user("CN-SH").call(agreements.draftAgreement, { body: { terms: park } })
    expect([firm.status, firm.problem.code]).toEqual([403, "rulebook.refused"])
  })

  test("with holes stays a draft, and each hole is named in the caller's words", async () => {
    region.test.at(start)
    const id = await draft({ ...park, escape: words(""), collection: { ...park.collection, collector: "CN-ZJ" } })
    const { problem } = await by("CN-SH").call(agreements.proposeAgreement, params(id))
    expect(problem.code).toBe("settlement.agreement-unsound")
    expect(problem.detail).toContain("The collector, CN-ZJ, is not a party of the agreement.")
    expect(problem.detail).toContain("Nothing is written for the escape clause in Chinese.")
  })

  test("is replaced by a version that all sign; what was executed before stays as it was", async () => {
    region.test.at(start)
    const id = await concluded()
    region.test.at("2026-05-04T10:00:00+08:00")
    const before = (await execute(id, april("50000000"))).reply.executions
    const [sh, js] = park.parties
    const equal = {
      ...park,
      parties: [
        { ...(sh as never as object), share: "1/2" },
        { ...(js as never as object), share: "1/2" },
      ],
    } as AgreementTerms
    const revised = await by("CN-JS").call(agreements.reviseAgreement, { ...params(id), body: { terms: equal } })
    expect(revised.reply).toMatchObject({ state: "in-force", inForce: 1 })
    await by("CN-JS").call(agreements.proposeAgreement, params(id))
    region.test.at("2026-05-31T10:00:00+08:00")
    await sign(id, "CN-JS")
    region.test.at("2026-06-01T10:00:00+08:00")
    await sign(id, "CN-SH")
    region.test.at("2026-07-02T10:00:00+08:00")
    const month = (month: string, last: string) => ({
      ...april("50000000", month),
      from: `${month}-01`,
      until: `${month}-${last}`,
    })
    await execute(id, month("2026-05", "31"))
    const after = await execute(id, month("2026-06", "30"))
    expect(after.reply.executions.map(({ version, execution }) => [version, execution.parts[0]?.amount])).toEqual([
      [2, "7500000"],
      [1, "6000000"],
      [1, "6000000"],
    ])
    expect(after.reply.executions.at(-1)).toEqual(before[0])
  })

  test("ends by notice, and by the clock", async () => {
    region.test.at(start)
    const id = await concluded()
    region.test.at("2026-04-10T10:00:00+08:00")
    const left = await by("CN-SH").call(agreements.leaveAgreement, { ...params(id), body: { reason: "budget" } })
    expect(left.reply).toMatchObject({
      state: "leaving",
      agreement: { exits: [{ member: "CN-SH", last: "2026-07-09" }] },
    })
    region.test.at("2026-08-04T10:00:00+08:00")
    expect((await region.test.nobody.call(agreements.readAgreement, params(id))).reply.state).toBe("ended")
    const july = { ...april("1", "2026-07"), from: "2026-07-01", until: "2026-07-31" }
    expect((await execute(id, july)).problem.code).toBe("settlement.outside-term")
  })

  test("is not signed under a text that the signer did not read", async () => {
    region.test.at(start)
    const id = await draft()
    await by("CN-SH").call(agreements.proposeAgreement, params(id))
    const { problem } = await by("CN-JS").call(agreements.signAgreement, { ...params(id), body: { digest: "x" } })
    expect(problem.code).toBe("settlement.other-text")
  })
})

describe("an agreement on the uses of a facility", () => {
  const shared = (from: string): AgreementTerms => ({
    ...park,
    title: words("Microscope"),
    parties: [party("CN-SH", "Shanghai", { share: "1/2" }), party("CN-JS", "Jiangsu", { share: "1/2" })],
    trigger: { kind: "facility", subject: words("the microscope"), facility: { jurisdiction: "CN-JS", id: "tem" } },
    revenue: [{ id: "host-share", title: words("share of the host"), part: "1" }],
    base: { kind: "whole", year: "", threshold: "" },
    term: { ...park.term, from },
  })

  test("is executed by the clock from the settled uses of each month, once", async () => {
    region.test.at(start)
    const id = await concluded(shared("2026-03-01"))
    region.test.at("2026-04-02T10:00:00+08:00")
    const body = {
      from: "2026-04-07T09:00:00+08:00",
      until: "2026-04-07T11:00:00+08:00",
      voucher: null,
      purpose: "test",
      acceptTerms: true,
    }
    const booked = await region
      .user("CN-ZJ")
      .call(facilities.bookFacility, { params: { jurisdiction: "CN-JS", facility: "tem" }, body })
    expect(booked.problem).not.toHaveProperty("code")
    const one = { params: { jurisdiction: "CN-JS", booking: booked.reply.id } }
    region.test.at("2026-04-07T09:00:00+08:00")
    await region.user("CN-ZJ").call(facilities.checkIn, one)
    region.test.at("2026-04-07T11:00:00+08:00")
    await region.user("CN-ZJ").call(facilities.checkOut, one)
    await region.test.scheduler.call(facilities.settleDue)
    const bill = (await region.user("CN-ZJ").call(settlement.readBill, one)).reply
    const host = bill.shares.find(({ party: of }) => of === "host-jurisdiction")?.amount ?? "0"
    expect(Number(host)).toBeGreaterThan(0)

    const asked = { terms: shared("2026-03-01"), period: { start: "2026-04-01", end: "2026-04-30" } }
    region.test.at("2026-05-01T10:00:00+08:00")
    const tried = await region.test.nobody.call(agreements.simulateAgreement, { body: asked as never })
    expect(tried.reply).toMatchObject({ cases: "uses", totals: { before: host, after: host, difference: "0" } })
    expect(tried.reply.losers).toEqual(["CN-JS"])
    // Users of a member that is no party come anyway, so Jiangsu alone would keep all.
    expect(tried.reply.stability.blocking?.members).toEqual(["CN-JS"])

    expect((await region.test.scheduler.call(agreements.runAgreements)).reply).toEqual({ executed: 1 })
    expect((await region.test.scheduler.call(agreements.runAgreements)).reply).toEqual({ executed: 0 })
    const read = await region.test.nobody.call(agreements.readAgreement, params(id))
    expect(read.reply.executions).toMatchObject([
      { execution: { counted: host, trigger: { from: "2026-04-01", until: "2026-04-30" } } },
    ])
    expect((await execute(id, april("1"))).problem.code).toBe("settlement.counted-itself")

    // Reversed, the period is taken by nobody: the clock executes it again, on the uses as they stand then.
    const reversal = { params: { agreement: id, transaction: read.reply.executions[0]?.transaction ?? "" } }
    const reversed = await region.test
      .as("fin", "body-CN-JS")
      .call(agreements.reverseExecution, { ...reversal, body: { reason: "a use was billed wrong" } })
    expect(reversed.problem).not.toHaveProperty("code")
    region.test.at("2026-05-01T10:10:00+08:00")
    expect((await region.test.scheduler.call(agreements.runAgreements)).reply).toEqual({ executed: 1 })
    expect((await region.test.scheduler.call(agreements.runAgreements)).reply).toEqual({ executed: 0 })
    const after = (await region.test.nobody.call(agreements.readAgreement, params(id))).reply.executions
    expect(after.map(({ reversed: why, execution }) => [why === null, execution.counted])).toEqual([
      [true, host],
      [false, host],
    ])
  })
})

describe("a simulation", () => {
  const cases = [april("50000000"), { ...april("30000000", "2026-05"), from: "2026-05-01", until: "2026-05-31" }]

  test("of an uploaded case names winners and losers, and gives the same numbers twice", async () => {
    region.test.at(start)
    const ask = () => region.test.nobody.call(agreements.simulateAgreement, { body: { terms: park, cases } as never })
    const first = await ask()
    expect(first.reply).toMatchObject({
      cases: "uploaded",
      winners: ["CN-SH"],
      losers: ["CN-JS"],
      totals: { before: "40000000", after: "40000000", difference: "0" },
      stability: { blocking: null },
    })
    expect((await ask()).reply).toEqual(first.reply)
  })

  test("writes nothing", async () => {
    const count = async () =>
      (
        await rows(
          (
            await region.database.asOwner()
          ).db,
          sql<{ all: bigint }>`select (select count(*) from agreement) + (select count(*) from journal)
            + (select count(*) from agreement_execution) as all`,
        )
      )[0]?.all
    const before = await count()
    await region.test.nobody.call(agreements.simulateAgreement, { body: { terms: park, cases } as never })
    expect(await count()).toBe(before)
  })

  test("holds a new version against the one in force", async () => {
    region.test.at(start)
    const id = await concluded()
    region.test.at("2026-05-04T10:00:00+08:00")
    await execute(id, april("50000000"))
    const whole = { ...park, parties: park.parties.map((one) => ({ ...one, share: "1/2" })) }
    const body = { terms: whole, agreement: id, period: { start: "2026-04-01", end: "2026-05-03" } }
    const tried = await region.test.nobody.call(agreements.simulateAgreement, { body: body as never })
    expect(tried.reply).toMatchObject({ cases: "executed", present: 1 })
    expect(tried.reply.members.find(({ member }) => member === "CN-SH")).toEqual({
      member: "CN-SH",
      before: "6000000",
      after: "7500000",
      difference: "1500000",
    })
  })

  test("of nothing is refused", async () => {
    const body = { terms: park, period: { start: "2026-01-01", end: "2026-01-31" } }
    const { problem } = await region.test.nobody.call(agreements.simulateAgreement, { body: body as never })
    expect(problem.code).toBe("settlement.nothing-to-simulate")
  })
})

test("each template names its parts and fills in no share of its own", async () => {
  const { reply } = await region.test.nobody.call(agreements.listAgreementTemplates)
  expect(reply.items.map(({ id }) => id)).toEqual([
    "demonstration-zone",
    "enclave-by-investment",
    "enclave-fixed",
    "relocation",
    "shared-facility",
  ])
  for (const { terms } of reply.items) {
    expect(terms.parties).toEqual([])
    expect([terms.term.from, terms.term.until, terms.base.year, terms.base.threshold]).toEqual(["", "", "", ""])
  }
})
