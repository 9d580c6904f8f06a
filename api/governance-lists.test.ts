import { afterAll, beforeAll, expect, test } from "vitest"
import type { Change } from "../governance/index.ts"
import {
  castAll,
  consult,
  type GovernanceRegion,
  openBallot,
  openGovernanceRegion,
  proposal,
} from "../test/governance-region.ts"
import { facilities, governance, rulebook } from "./contract/index.ts"

// Common bans: fifteen days of consultation, seven of voting, two thirds.
const start = "2026-03-02T09:00:00+08:00"
let region: GovernanceRegion
beforeAll(async () => {
  region = await openGovernanceRegion(start)
})
afterAll(() => region.close())

const ban = (condition: string, from: string, id = "NL-90") => `@id("${id}")
@list("negative")
@kind("access-to-facilities")
@title_zh("安徽的一台电镜停止接受预约")
@title_en("One microscope of Anhui takes no bookings")
@text_zh("该仪器不得预约。")
@text_en("That instrument may not be booked.")
@body("platform-operator")
@from("${from}")
@assumed("made up for tests")
forbid (principal, action == Action::"facilities.book", resource)
when { ${condition} };`

const adding = (cedar: string, from = "2026-05-01", entry = "NL-90"): Change => ({
  kind: "entries",
  from: from as never,
  entries: [{ action: "add", entry, cedar }],
})
const closed = 'resource.id == "CN-AH/tem"'

const draft = (change: Change) => region.delegate("CN-SH").call(governance.draftMotion, { body: proposal(change) })

async function book(day: string) {
  return region.user("CN-ZJ").call(facilities.bookFacility, {
    params: { jurisdiction: "CN-AH", facility: "tem" },
    body: {
      from: `2026-${day}T09:00:00+08:00`,
      until: `2026-${day}T11:00:00+08:00`,
      voucher: null,
      purpose: "examine a sample",
      acceptTerms: true,
    },
  })
}

test("a voted ban is a list version of its own: it refuses from its day, and a later parameter does not bring it forward", async () => {
  const params = await consult(region, adding(ban(closed, "2026-05-01")))
  const ratio: Change = {
    kind: "parameter",
    parameter: "facilities.move-limit",
    unit: "times",
    value: "2",
    from: "2026-04-06" as never,
  }
  await openBallot(region, "2026-03-18T00:00:00+08:00")
  await castAll(region, params, { "CN-SH": "yes", "CN-JS": "yes", "CN-ZJ": "yes", "CN-AH": "no" })
  region.test.at("2026-03-26T00:00:00+08:00")
  expect((await region.test.scheduler.call(governance.closeDueBallots)).reply).toEqual({ counted: 1, enacted: 1 })
  const other = await consult(region, ratio)
  await openBallot(region, "2026-04-01T00:00:00+08:00")
  await castAll(region, other, { "CN-SH": "yes", "CN-JS": "yes", "CN-ZJ": "yes" })
  region.test.at("2026-04-05T00:00:00+08:00")
  expect((await region.test.scheduler.call(governance.closeDueBallots)).reply).toEqual({ counted: 1, enacted: 1 })

  // The parameter of version 3 holds from its own day, its entries from the day of version 2.
  region.test.at("2026-04-06T00:00:00+08:00")
  const parameters = await region.test.nobody.call(rulebook.readParameters)
  expect(parameters.reply.items.find(({ id }) => id === "facilities.move-limit")).toMatchObject({ current: "2" })
  expect((await region.test.nobody.call(rulebook.readRules)).reply.version).toBe(1)
  region.test.at("2026-04-30T23:59:59+08:00")
  expect((await book("05-08")).status).toBe(200)
  region.test.at("2026-05-01T00:00:00+08:00")
  expect((await book("05-09")).problem).toMatchObject({ code: "rulebook.refused", entries: ["NL-90"] })
  const rules = await region.test.nobody.call(rulebook.readRules)
  expect(rules.reply).toMatchObject({ version: 3, effective: "2026-04-30T16:00:00.000Z" })
})

test.each([
  ["a condition that does not parse", "resource.id ==", /NL-90, line 12: /],
  ["a loop, which the language does not have", "while (true) { true }", /NL-90, line 12: /],
  ["an attribute that no request has", "resource.colour == 3", /NL-90, line 1: .*colour/],
  ["a condition nested beyond reason", `${"!(".repeat(3000)}true${")".repeat(3000)}`, /NL-90/],
])("%s is refused with entry, line and cause", async (_, condition, cause) => {
  region.test.at("2026-05-04T09:00:00+08:00")
  const { problem } = await draft(adding(ban(condition, "2026-08-01", "NL-90"), "2026-08-01"))
  expect(problem).toMatchObject({ status: 422, code: "governance.entry-broken" })
  expect(problem.facts.problems).toMatch(cause)
})

test("entries that would not fit the lists are refused at the draft", async () => {
  region.test.at("2026-05-04T09:00:00+08:00")
  const at = "2026-08-01"
  const code = async (change: Change) => (await draft(change)).problem.code
  expect(await code(adding(ban(closed, at, "NL-91"), at, "NL-92"))).toBe("governance.entry-unread")
  expect(await code(adding(ban(closed, "2026-08-02", "NL-91"), at, "NL-91"))).toBe("governance.entry-day")
  expect(await code(adding(ban(closed, at), at))).toBe("governance.entry-exists")
  expect(await code({ kind: "entries", from: at as never, entries: [{ action: "end", entry: "NL-99" }] })).toBe(
    "governance.unknown-entry",
  )
  // A new power and the end of a ban belong to two classes.
  const power = ban('resource.id == "CN-AH/xrd"', at, "PL-91")
    .replace('@list("negative")', '@list("power")\n@basis("made up | art. 1 | 2026")')
    .replace("access-to-facilities", "other")
    .replace("forbid", "permit")
  const both: Change = {
    kind: "entries",
    from: at as never,
    entries: [
      { action: "add", entry: "PL-91", cedar: power },
      { action: "end", entry: "NL-24" },
    ],
  }
  expect(await code(both)).toBe("governance.mixed-matters")
  const impossible = 'resource.status == "active" && resource.status == "retired"'
  expect(await code(adding(ban(impossible, at, "NL-91"), at, "NL-91"))).toBe("rulebook.unsound-rules")
})

test("an escape that stands for a character nobody can keep or see is refused as it is written", async () => {
  region.test.at("2026-05-04T09:00:00+08:00")
  for (const written of ["\\u{0}", "\\u{7}", "\\u{ffff}", "\\u{202e}"]) {
    const titled = ban(closed, "2026-08-01").replace("One microscope", `One${written} microscope`)
    const compared = ban(`resource.id == "a${written}b"`, "2026-08-01")
    for (const cedar of [titled, compared]) {
      const { problem } = await draft(adding(cedar, "2026-08-01", "NL-93"))
      expect(problem).toMatchObject({ status: 422, code: "governance.entry-broken" })
      expect(problem.facts.problems).toContain("NL-93, line 1: a text has no control characters")
    }
  }
})

test("a carried vote that is counted late, as the server was away, holds from the count and not before", async () => {
  region.test.at("2026-09-01T09:00:00+08:00")
  const params = await consult(
    region,
    adding(ban('resource.id == "CN-ZJ/tem"', "2026-10-01", "NL-93"), "2026-10-01", "NL-93"),
  )
  await openBallot(region, "2026-09-17T00:00:00+08:00")
  await castAll(region, params, { "CN-SH": "yes", "CN-JS": "yes", "CN-ZJ": "yes", "CN-AH": "yes" })
  const counted = "2026-10-02T10:00:00+08:00"
  region.test.at(counted)
  expect((await region.test.scheduler.call(governance.closeDueBallots)).reply).toEqual({ counted: 1, enacted: 1 })
  const effective = "2026-10-02T02:00:00.000Z"
  const { motion } = (await region.test.nobody.call(governance.readMotion, { params })).reply
  expect(motion.state).toMatchObject({ kind: "enacted", effective })
  const versions = (await region.test.nobody.call(rulebook.readRuleVersions)).reply.items
  expect(versions[0]).toMatchObject({ effectiveAt: effective, added: ["NL-93"] })
  const exported = await region.test.nobody.call(governance.readVoteExport, { params: { ...params, round: "1" } })
  expect(exported.reply.vote.round.counted).toBe(effective)
})
