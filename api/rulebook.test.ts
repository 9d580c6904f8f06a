import { afterAll, beforeAll, expect, test } from "vitest"
import { validateXML } from "xmllint-wasm"
import { RulesExport } from "../rulebook/index.ts"
import type { TestDatabase } from "../test/database.ts"
import { type TestPlatform, testPlatform } from "../test/platform.ts"
import { cloneSmallRegion } from "../test/small-region.ts"
import { rulebook } from "./contract/index.ts"

let database: TestDatabase
let platform: TestPlatform
beforeAll(async () => {
  database = await cloneSmallRegion()
  platform = await testPlatform(database, { now: "2026-11-24T10:00:00+08:00" })
})
afterAll(async () => {
  await platform.close()
  await database.drop()
})

const ask: TestPlatform["nobody"]["call"] = (route, asked) => platform.nobody.call(route, asked)

test("anyone finds entries by words, list, body and act, each word wherever it stands", async () => {
  const ids = async (query: Readonly<Record<string, string>>) =>
    (await ask(rulebook.readRules, { query })).reply.entries.map(({ id }) => id)
  expect(await ids({ q: "作弊" })).toEqual([])
  expect(await ids({ q: "key SCOPE" })).toEqual(["NL-06"])
  expect(await ids({ list: "responsibility", body: "facility-owner", q: "答复" })).toEqual(["RL-05"])
  expect(await ids({ act: "region.register-organisation", list: "power" })).toEqual(["PL-06"])
  expect(await ids({ on: "2025-12-31" })).toEqual([])
})

test("before the first version there are no rules to list, and none is invented", async () => {
  const before = await ask(rulebook.readRuleText, { query: { on: "2025-12-31" } })
  expect(before.reply).toMatchObject({ on: "2025-12-31", version: null, entries: [] })
})

test("a day outside the years of calendar and database is no day to ask about; the last one is", async () => {
  const asked = (on: string) => [
    ask(rulebook.readRules, { query: { on } }),
    ask(rulebook.readMatrix, { query: { on } }),
    ask(rulebook.readRuleText, { query: { on } }),
    ask(rulebook.downloadRuleText, { query: { on } }),
    ask(rulebook.downloadRuleXml, { query: { on } }),
  ]
  for (const { status, problem } of await Promise.all(asked("9999-12-31")))
    expect([status, problem.code]).toEqual([400, "api.bad-request"])
  for (const { status } of await Promise.all(asked("2999-12-31"))) expect(status).toBe(200)
})

test("an entry's page names the cases that it decides, its duty and the version that brought it", async () => {
  const { reply } = await ask(rulebook.readRule, { params: { entry: "RL-05" } })
  expect(reply.cases.map(({ name }) => name)).toEqual(["manager-accepts-a-request", "manager-declines-a-request"])
  expect(reply.cases[0]).toMatchObject({ act: "facilities.accept", outcome: "permit", day: "2026-11-24" })
  expect(reply.duties).toEqual(["DU-01"])
  expect(reply.history).toMatchObject([{ number: 1, change: "added", origin: "founding", motion: null }])
  expect(reply.entry).toMatchObject({ clock: "facilities.acceptance-days", scope: [], exception: null })
})

test("each act has one accountable body with each member in the matrix, on the page as in the file", async () => {
  const { reply } = await ask(rulebook.readMatrix, { query: { act: "facilities.book" } })
  expect(reply.rows.map(({ jurisdiction }) => jurisdiction)).toEqual(["CN-SH", "CN-JS", "CN-AH"])
  for (const { cells } of reply.rows)
    expect(cells.filter(({ part }) => part === "accountable").map(({ body }) => body)).toEqual(["organisation"])
  const file = await ask(rulebook.downloadMatrix, { query: { act: "facilities.book", jurisdiction: "CN-SH" } })
  expect(String(file.reply).split("\r\n")).toEqual([
    "\uFEFFact,group,jurisdiction,part,body,body_zh,body_en,row,basis,assumed",
    expect.stringMatching(
      /^facilities\.book,ordinary,CN-SH,lead,organisation,当事机构,the organisation concerned,MX-11,,"?the/,
    ),
    expect.stringMatching(/^facilities\.book,ordinary,CN-SH,accountable,organisation,/),
    expect.stringMatching(/^facilities\.book,ordinary,CN-SH,informed,facility-owner,/),
    "",
  ])
})

test("the matrix of a body holds the acts in which it has a part, and no others", async () => {
  const { reply } = await ask(rulebook.readMatrix, { query: { body: "office" } })
  const acts = new Set(reply.rows.map(({ act }) => act))
  expect([acts.has("settlement.read-statement"), acts.has("facilities.book")]).toEqual([true, false])
})

/** libxml2's own validator, with the two schemas as the API serves them. */
async function validated(xml: string) {
  const [rules, language] = [await ask(rulebook.downloadRuleSchema), await ask(rulebook.downloadXmlSchema)]
  return validateXML({
    xml: [{ fileName: "rules.xml", contents: xml }],
    schema: [{ fileName: "rules.xsd", contents: rules.reply }],
    preload: [{ fileName: "xml.xsd", contents: language.reply }],
  })
}

test("the XML file is valid against its schema, on a day with rules and on one before all rules", async () => {
  for (const on of ["2026-11-24", "2025-12-31"]) {
    const { reply } = await ask(rulebook.downloadRuleXml, { query: { on } })
    expect(await validated(reply)).toMatchObject({ valid: true, errors: [] })
  }
})

test("the schema refuses an entry without id, and a list that there is not", async () => {
  const { reply } = await ask(rulebook.downloadRuleXml)
  for (const [was, is] of [
    ['eId="NL-00" ', ""],
    ['<part eId="negative">', '<part eId="white">'],
  ] as const)
    expect((await validated(reply.replace(was, is))).valid).toBe(false)
})

test("the JSON file is read back as the rules that it was made from", async () => {
  const { reply } = await ask(rulebook.downloadRuleText)
  const exported = RulesExport.parse(reply)
  const { entries } = (await ask(rulebook.readRuleText)).reply
  expect(exported.entries.map(({ id }) => id)).toEqual(entries.map(({ id }) => id))
  expect(exported.version?.number).toBe(1)
})

test("a parameter's page has every value with source and version, and what rests on it; law parameters too", async () => {
  const { reply } = await ask(rulebook.readParameter, { params: { parameter: "facilities.acceptance-days" } })
  expect(reply).toMatchObject({
    parameter: { setBy: "members", values: [{ value: "5", assumed: true, listVersion: 1, motion: null }] },
    entries: ["RL-01", "RL-05"],
    duties: ["DU-01"],
  })
  const law = await ask(rulebook.readParameter, { params: { parameter: "facilities.report-within-days" } })
  expect(law.reply.parameter).toMatchObject({ setBy: "law", values: [{ listVersion: null }] })
  const none = await ask(rulebook.readParameter, { params: { parameter: "facilities.none" } })
  expect([none.status, none.problem.code]).toEqual([404, "rulebook.unknown-parameter"])
})

test("files come under their names and types", async () => {
  const headers = async (url: string) => {
    const answer = await platform.app.inject({ method: "GET", url })
    return [answer.headers["content-type"], answer.headers["content-disposition"]]
  }
  expect(await headers("/api/matrix.csv")).toEqual(["text/csv; charset=utf-8", 'attachment; filename="matrix.csv"'])
  expect(await headers("/api/rule-text.xml")).toEqual([
    "application/xml; charset=utf-8",
    'attachment; filename="rules.xml"',
  ])
})
