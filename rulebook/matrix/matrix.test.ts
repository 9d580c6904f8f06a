import { readFileSync } from "node:fs"
import { expect, test } from "vitest"
import { parse } from "yaml"
import { day } from "../../base/index.ts"
import { listFilesIn, readLists } from "../../store/cedar.ts"
import { acts } from "../index.ts"
import { checkMatrix, matrix, type Responsibilities, readResponsibilities, requireComplete } from "./index.ts"

const root = new URL("../../", import.meta.url).pathname

function read(raw: unknown): Responsibilities {
  const found = readResponsibilities(raw)
  if ("problems" in found) throw new Error(found.problems.join("\n"))
  return found
}

const name = { zh: "主体", en: "body" }
const row = (id: string, body: string, part: string, more: object = {}) => ({
  id,
  acts: ["facilities.book"],
  body,
  part,
  from: "2026-01-01",
  assumed: "test",
  ...more,
})
const bodies = [
  { id: "owner", name },
  { id: "office", name },
]
const over = { acts: { "facilities.book": "ordinary" }, jurisdictions: ["A", "B"], day: day("2026-11-24") }
const against = { ...over, entries: ["RL-01"], parameters: ["facilities.answer-days"] }
const check = (rows: readonly object[], duties: readonly object[] = []) =>
  checkMatrix(read({ bodies, rows, duties }), against)

test.each([
  "yangtze",
  "harbour",
])("the matrix of %s names one accountable body for each act with each member", async (region) => {
  const folder = `${root}data/regions/${region}/`
  const given = read(parse(readFileSync(`${folder}matrix.yaml`, "utf8")))
  const { jurisdictions } = parse(readFileSync(`${folder}region.yaml`, "utf8"))
  const codes = jurisdictions.map(({ code }: { code: string }) => code)
  const { entries } = await readLists(await listFilesIn(`${folder}lists`))
  const parameters = ["facilities.acceptance-days", "facilities.report-within-days"]
  const all = { acts, jurisdictions: codes, day: day("2026-01-01"), entries: entries.map(({ id }) => id), parameters }
  expect(checkMatrix(given, all)).toEqual([])
  expect(matrix(given, all)).toHaveLength(Object.keys(acts).length * codes.length)
})

test("an act without accountable body is refused, naming act, member and gap", () => {
  const findings = check([
    row("MX-01", "owner", "accountable", { jurisdictions: ["A"] }),
    row("MX-02", "office", "lead"),
  ])
  expect(findings).toEqual([
    {
      kind: "no-accountable",
      act: "facilities.book",
      jurisdiction: "B",
      from: "2026-11-24",
      cause: {
        zh: "自 2026-11-24 起，B 没有对 facilities.book 负责的主体。",
        en: "From 2026-11-24 on no body in B is accountable for facilities.book.",
      },
    },
  ])
  expect(() => requireComplete(findings)).toThrow(
    expect.objectContaining({
      code: "rulebook.matrix-incomplete",
      facts: expect.objectContaining({ act: "facilities.book", jurisdiction: "B", count: "1" }),
    }),
  )
})

test("two accountable bodies are one too many, also when one is named by the group of the act", () => {
  const findings = check([
    row("MX-01", "owner", "accountable"),
    row("MX-02", "office", "accountable", { acts: ["ordinary"], jurisdictions: ["B"] }),
  ])
  expect(findings.map(({ kind, jurisdiction }) => [kind, jurisdiction])).toEqual([["several-accountable", "B"]])
})

test("a gap that opens later is found with its first day", () => {
  const findings = check([
    row("MX-01", "owner", "accountable", { until: "2026-12-31" }),
    row("MX-02", "office", "accountable", { from: "2027-02-01" }),
  ])
  expect(findings.map(({ kind, jurisdiction, from }) => [kind, jurisdiction, from])).toEqual([
    ["no-accountable", "A", "2027-01-01"],
    ["no-accountable", "B", "2027-01-01"],
  ])
})

test("one body after the other without a day between is complete", () => {
  const rows = [
    row("MX-01", "owner", "accountable", { until: "2026-12-31" }),
    row("MX-02", "office", "accountable", { from: "2027-01-01" }),
  ]
  expect(check(rows)).toEqual([])
  expect(() => requireComplete(check(rows))).not.toThrow()
})

test("names that there are not are found", () => {
  const sound = row("MX-01", "owner", "accountable")
  const stage = { name, body: "nobody", within: { parameter: "none.at-all" }, warn: 1, endedBy: ["facilities.none"] }
  const duty = {
    id: "DU-01",
    entry: "RL-77",
    openedBy: { acts: ["facilities.booking"] },
    stages: [stage],
    from: "2026-01-01",
    assumed: "test",
  }
  const findings = check(
    [sound, row("MX-02", "ghost", "informed", { acts: ["facilities.buk"], jurisdictions: ["C"] })],
    [duty],
  )
  expect(findings.map(({ cause }) => cause.en.replace(", which there is not.", ""))).toEqual([
    "MX-02 names “ghost”",
    "MX-02 names “facilities.buk”",
    "MX-02 names “C”",
    "DU-01 names “RL-77”",
    "DU-01 names “facilities.booking”",
    "DU-01 names “nobody”",
    "DU-01 names “none.at-all”",
    "DU-01 names “facilities.none”",
  ])
})

test("a row without basis or assumption, a row twice and a row that ends before it begins are no matrix", () => {
  const problems = (rows: readonly object[]) => readResponsibilities({ bodies, rows })
  expect(problems([{ ...row("MX-01", "owner", "lead"), assumed: null }])).toEqual({
    problems: ["rows.0: a basis is needed, or the reason for assuming it"],
  })
  expect(problems([row("MX-01", "owner", "lead"), row("MX-01", "office", "lead")])).toEqual({
    problems: ["MX-01 stands twice"],
  })
  expect(problems([row("MX-01", "owner", "lead", { until: "2025-01-01" })])).toEqual({
    problems: ["MX-01 ends on 2025-01-01, before it begins on 2026-01-01"],
  })
})

test("the view filters by act, member and body, and says by which row", () => {
  const given = read({
    bodies,
    rows: [
      row("MX-01", "office", "informed", { jurisdictions: ["B"] }),
      row("MX-02", "owner", "accountable"),
      row("MX-03", "owner", "lead", { until: "2026-06-30" }),
    ],
  })
  expect(matrix(given, over, { body: "office" })).toEqual([
    {
      act: "facilities.book",
      jurisdiction: "B",
      cells: [
        { body: "owner", part: "accountable", row: "MX-02", basis: null, assumed: "test" },
        { body: "office", part: "informed", row: "MX-01", basis: null, assumed: "test" },
      ],
    },
  ])
  expect(matrix(given, over, { act: "facilities.quote" })).toEqual([])
  expect(matrix(given, over, { jurisdiction: "A" })).toHaveLength(1)
})
