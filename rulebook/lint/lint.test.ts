import { beforeAll, describe, expect, test } from "vitest"
import { day } from "../../base/index.ts"
import { listFilesIn, readLists } from "../../store/cedar.ts"
import { readLawParameters, readMemberParameters } from "../../store/parameters.ts"
import { entryOf } from "../../test/rulebook/samples.ts"
import type { Json } from "../cedar/index.ts"
import { acts, type Entry, parametersOf, readParameter } from "../index.ts"
import { type LintAgainst, lint, type RuleFinding } from "./index.ts"

const zone = "Asia/Shanghai"
const root = new URL("../../", import.meta.url).pathname
const value = (json: Json): Json => ({ Value: json })
const principal = (attr: string): Json => ({ ".": { left: { Var: "principal" }, attr } })
const resource = (attr: string): Json => ({ ".": { left: { Var: "resource" }, attr } })
const is = (left: Json, right: Json): Json => ({ "==": { left, right } })
const not = (arg: Json): Json => ({ "!": { arg } })
const and = (left: Json, right: Json): Json => ({ "&&": { left, right } })
const has = (role: string): Json => ({ contains: { left: principal("roles"), right: value(role) } })
const action = (id: string): { readonly action: Json } => ({ action: { op: "==", entity: { type: "Action", id } } })
const booking = action("facilities.book")
const local = resource("jurisdiction")

function parameter(id: string, unit: string, values: object) {
  const read = readParameter(id, { description: { zh: "期限", en: "limit" }, unit, values }, "members", zone)
  if ("problems" in read) throw new Error(read.problems.join())
  return read
}
const parameters = parametersOf(zone, [
  parameter("facilities.answer-days", "working days", { "2026-01-01": { value: 5, assumed: "test" } }),
  parameter("facilities.ended-days", "days", {
    "2020-01-01": { value: 5, assumed: "test" },
    "2021-01-01": { value: null, assumed: "test" },
  }),
  parameter("vouchers.part", "share of 1", { "2020-01-01": { value: "1/2", assumed: "test" } }),
])
const against: LintAgainst = { parameters, acts, exceptions: ["EX-01"], jurisdictions: ["A", "B"] }

function found(entries: readonly Entry[], more: Partial<LintAgainst> = {}) {
  return lint(entries, { ...against, ...more }).map(({ entry, kind, cause }) => `${entry} ${kind}: ${cause.en}`)
}

const changed = (entry: Entry, parts: Partial<Pick<Entry, "supersedes" | "clock" | "scope" | "exception">>): Entry => ({
  ...entry,
  ...parts,
})

describe("the lists of the regions", () => {
  test.each(["yangtze", "harbour"])("of %s have no finding", async (region) => {
    const folder = `${root}data/regions/${region}/`
    const { entries, problems } = await readLists(await listFilesIn(`${folder}lists`))
    const member = await readMemberParameters(`${folder}parameters.yaml`, zone)
    const law = await readLawParameters(`${root}data/parameters`, zone)
    const all = parametersOf(zone, [...member.parameters, ...law.parameters])
    expect(problems).toEqual([])
    expect(entries.length).toBeGreaterThan(40)
    expect(lint(entries, { parameters: all, acts })).toEqual([])
  })
})

describe("contradictions", () => {
  test("a permission and a ban with the same condition contradict each other", () => {
    const firm = is(principal("kind"), value("firm"))
    expect(found([entryOf("NL-01", "permit", [firm], booking), entryOf("NL-02", "forbid", [firm], booking)])).toEqual([
      "NL-01 contradiction: What it permits of facilities.book is forbidden altogether by NL-02: the two contradict each other.",
    ])
  })

  test("a permission inside a wider ban contradicts it, though they are written differently", () => {
    const permit = entryOf("PL-01", "permit", [and(has("registrar"), is(principal("kind"), value("office")))], booking)
    const ban = entryOf("NL-01", "forbid", [not(is(principal("kind"), value("government")))], booking)
    expect(found([permit, ban])).toHaveLength(1)
    expect(found([permit, ban])[0]).toContain("PL-01 contradiction")
  })

  test("bans that take a permission away only together are found together", () => {
    const own = is(principal("organisation"), resource("owner"))
    const bans = [entryOf("NL-02", "forbid", [own]), entryOf("NL-03", "forbid", [not(own)])]
    expect(found([entryOf("NL-01", "permit", [], booking), ...bans])).toEqual([
      "NL-01 contradiction: What it permits of facilities.book is forbidden altogether by NL-02, NL-03: the two contradict each other.",
    ])
  })

  test("a ban on part of what is permitted is no contradiction", () => {
    const own = is(principal("organisation"), resource("owner"))
    expect(found([entryOf("NL-01", "permit"), entryOf("NL-02", "forbid", [own])])).toEqual([])
  })

  test("a ban on another act, or in another year, is no contradiction", () => {
    const permit = entryOf("NL-01", "permit", [], { ...booking, until: "2026-06-30" })
    expect(found([permit, entryOf("NL-02", "forbid", [], action("facilities.quote"))])).toEqual([])
    expect(found([permit, entryOf("NL-02", "forbid", [], { from: "2026-07-01" })])).toEqual([])
  })
})

describe("entries that can never apply", () => {
  test.each<readonly [string, Json]>([
    ["two kinds at once", and(is(principal("kind"), value("firm")), is(principal("kind"), value("office")))],
    ["an office that a firm cannot give", and(is(principal("kind"), value("firm")), has("registrar"))],
    [
      "being equal to two things that differ",
      and(
        is(principal("organisation"), resource("owner")),
        and(
          is(resource("owner"), resource("organisation")),
          not(is(principal("organisation"), resource("organisation"))),
        ),
      ),
    ],
    [
      "an act that the head rules out",
      is({ ".": { left: { Var: "context" }, attr: "act" } }, value("facilities.quote")),
    ],
  ])("for %s", (_, condition) => {
    expect(found([entryOf("NL-01", "permit", [condition], booking)])).toEqual([
      "NL-01 never-applies: No possible request satisfies its condition, so that it can never apply.",
    ])
  })

  test("what goes beyond trying out is a note, not a finding of its own kind", () => {
    const wild: Json = { like: { left: resource("id"), pattern: ["Wildcard", { Literal: "x" }] } }
    expect(found([entryOf("NL-01", "permit", [wild], booking)])[0]).toContain("NL-01 not-checked")
  })
})

test.each<readonly [string, Entry, string]>([
  ["a role", entryOf("NL-01", "permit", [not(has("registar"))], booking), "principal.roles is never “registar”."],
  [
    "a kind",
    entryOf("NL-01", "forbid", [not(is(principal("kind"), value("goverment")))], booking),
    "principal.kind is never “goverment”.",
  ],
  ["an attribute", entryOf("NL-01", "permit", [not(is(principal("rank"), value("x")))], booking), "principal.rank"],
  ["an act", entryOf("NL-01", "permit", [], action("facilities.destroy")), "There is no act “facilities.destroy”."],
])("%s that there is not is named", (_, entry, cause) => {
  expect(found([entry]).filter((line) => line.includes("unknown-name"))).toEqual([expect.stringContaining(cause)])
})

describe("what entries rest on and refer to", () => {
  const entry = entryOf("NL-01", "permit", [], booking)

  test.each<readonly [string, Entry, string]>([
    ["a basis in name only", { ...entry, basis: "法律 | 暂无 | 2021" }, "missing-basis"],
    ["a source without basis", { ...entry, assumed: false }, "missing-basis"],
    ["a clock that there is not", changed(entry, { clock: "facilities.none" }), "no parameter facilities.none"],
    ["a clock that has ended", changed(entry, { clock: "facilities.ended-days" }), "has no value on 2026-11-24"],
    ["a clock that is no time", changed(entry, { clock: "vouchers.part" }), "is no time limit"],
    ["an entry that there is not", changed(entry, { supersedes: ["NL-77"] }), "no entry NL-77"],
    ["itself", changed(entry, { supersedes: ["NL-01"] }), "no entry NL-01"],
    [
      "an exception that there is not",
      changed(entryOf("NL-01", "permit", [is(local, value("A"))]), { scope: ["A"], exception: "EX-09" }),
      "no exception EX-09",
    ],
    [
      "a member that there is not",
      changed(entryOf("NL-01", "permit", [is(local, value("C"))]), { scope: ["C"] }),
      "no member C",
    ],
  ])("%s is found", (_, planted, cause) => {
    expect(found([planted], { day: day("2026-11-24") })).toEqual([expect.stringContaining(cause)])
  })

  test("a clock with a value, a basis in full and an exception that stands are no findings", () => {
    const sound = changed(entryOf("NL-01", "permit", [is(local, value("A"))]), {
      scope: ["A"],
      exception: "EX-01",
      clock: "facilities.answer-days",
    })
    expect(found([{ ...sound, basis: "Act | article 1 | 2021" }], { day: day("2026-11-24") })).toEqual([])
  })

  test("a local rule whose condition reaches beyond its scope is found", () => {
    expect(found([changed(entry, { scope: ["A"] })])).toEqual([expect.stringContaining("NL-01 beyond-scope")])
  })
})

describe("time between an entry and the one that replaces it", () => {
  const replacing = (until: string | null, from: string) => [
    entryOf("NL-01", "permit", [], { ...booking, ...(until === null ? {} : { until }) }),
    changed(entryOf("NL-02", "permit", [], { ...booking, from }), { supersedes: ["NL-01"] }),
  ]

  test.each([
    ["2026-06-30", "2026-07-01", []],
    [
      "2026-06-30",
      "2026-07-04",
      ["NL-02 time-gap: It replaces NL-01, but from 2026-07-01 to 2026-07-03 neither is in force."],
    ],
    [
      "2026-07-01",
      "2026-07-01",
      ["NL-02 time-overlap: It replaces NL-01 from 2026-07-01 on, while NL-01 ends on 2026-07-01 only."],
    ],
    [null, "2026-07-01", ["NL-02 time-overlap: It replaces NL-01 from 2026-07-01 on, while NL-01 has no end."]],
  ])("with the first to %s and the second from %s", (until, from, findings) => {
    expect(found(replacing(until, from))).toEqual(findings)
  })
})

test("entries that have ended before the day are left alone", () => {
  const ended = entryOf("NL-01", "permit", [has("registar")], { ...booking, until: "2025-12-31" })
  expect(found([ended])).not.toEqual([])
  expect(found([ended], { day: day("2026-11-24") })).toEqual([])
})

describe("from files", () => {
  const annotations = (id: string) =>
    `@id("${id}")\n@list("negative")\n@kind("shared-data")\n@title_zh("题")\n@title_en("title")\n@text_zh("文")\n@text_en("text")\n@body("test")\n@from("2026-01-01")\n@assumed("test")\n`
  const text = `${annotations("NL-01")}permit (principal, action == Action::"facilities.book", resource);\n\n${annotations("NL-02")}forbid (principal, action, resource);\n`
  let findings: readonly RuleFinding[] = []
  beforeAll(async () => {
    const { entries, places } = await readLists([{ name: "negative.cedar", text }])
    findings = lint(entries, { ...against, places })
  })

  test("a finding names file, line and cause in both languages", () => {
    expect(findings).toEqual([
      {
        file: "negative.cedar",
        line: 1,
        entry: "NL-01",
        kind: "contradiction",
        cause: {
          zh: "它允许的 facilities.book 被 NL-02 全部禁止，两者相互矛盾。",
          en: "What it permits of facilities.book is forbidden altogether by NL-02: the two contradict each other.",
        },
      },
    ])
  })
})
