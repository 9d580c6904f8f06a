import { readFileSync } from "node:fs"
import { beforeAll, describe, expect, test } from "vitest"
import { parse } from "yaml"
import { day } from "../../base/index.ts"
import { type ListFile, listFilesIn, readLists } from "../../store/cedar.ts"
import { compile, type DecisionRequest, decide, type Entry } from "../index.ts"
import { byScope, divergences, type Exception, readExceptions, requireExceptions, underExceptions } from "./index.ts"

const root = new URL("../../data/regions/", import.meta.url).pathname
const on = day("2026-11-24")

const exceptions: readonly Exception[] = [
  exception("EX-01", ["CN-JS"], "2027-03-31"),
  exception("EX-02", ["CN-ZJ", "CN-AH"], "2026-12-31"),
  exception("EX-03", ["CN-SH"], "2026-10-31"),
]

function exception(id: string, scope: readonly string[], until: string): Exception {
  const read = readExceptions({
    exceptions: [
      {
        id,
        scope,
        owner: { zh: "科技厅", en: "science department" },
        reason: { zh: "试点", en: "pilot" },
        from: "2026-01-01",
        until,
        assumed: "planted for this test",
      },
    ],
  })
  if (!("exceptions" in read) || read.exceptions[0] === undefined) throw new Error(JSON.stringify(read))
  return read.exceptions[0]
}

function entry(id: string, notes: string, policy: string): string {
  return `@id("${id}")\n@list("negative")\n@kind("access-to-facilities")\n@title_zh("地方规则")\n@title_en("local rule")\n@text_zh("文")\n@text_en("text")\n@body("government")\n@from("2026-01-01")\n@assumed("planted for this test")\n${notes}\n${policy}\n\n`
}

/** A ban on booking a facility that stands with a member, for those from elsewhere. */
const closed = (code: string): string =>
  `forbid (principal, action == Action::"facilities.book", resource) when { resource.jurisdiction == "${code}" && principal.jurisdiction != resource.jurisdiction };`

const planted = [
  entry("NL-91", `@scope("CN-JS")\n@exception("EX-01")`, closed("CN-JS")),
  entry(
    "NL-92",
    `@scope("CN-ZJ, CN-AH")\n@exception("EX-02")`,
    `forbid (principal, action in [Action::"facilities.book", Action::"facilities.quote"], resource) when { ["CN-ZJ", "CN-AH"].contains(resource.jurisdiction) && principal.kind == "firm" };`,
  ),
  // Without exception.
  entry("NL-93", `@scope("CN-AH")`, closed("CN-AH")),
  // Its exception has expired.
  entry("NL-94", `@scope("CN-SH")\n@exception("EX-03")`, closed("CN-SH")),
  // Repeats the common rule: a retired facility is not booked anyway.
  entry(
    "NL-95",
    `@scope("CN-SH")`,
    `forbid (principal, action == Action::"facilities.book", resource) when { resource.jurisdiction == "CN-SH" && resource.status == "retired" };`,
  ),
  // Grants what the common rule does not.
  entry(
    "NL-96",
    `@scope("CN-ZJ")`,
    `permit (principal, action == Action::"facilities.book", resource) when { resource.jurisdiction == "CN-ZJ" && principal.kind == "government" && principal.roles.contains("engineer") };`,
  ),
]

let entries: readonly Entry[] = []
let files: readonly ListFile[] = []
beforeAll(async () => {
  files = await listFilesIn(`${root}yangtze/lists`)
  const read = await readLists(
    files.map((file) =>
      file.name === "negative.cedar" ? { ...file, text: `${file.text}\n${planted.join("")}` } : file,
    ),
  )
  expect(read.problems).toEqual([])
  entries = read.entries
})

const found = (at = on, given = exceptions) => divergences({ ...byScope(entries), exceptions: given }, at)

describe("local rules beside the lists of a region", () => {
  test("every stricter rule is listed with clause, exception and end, none is invented", () => {
    expect(
      found()
        .filter(({ direction }) => direction === "stricter")
        .map(({ entry: id, scope, clauses, acts, certain, exception: by, until }) => ({
          id,
          scope,
          clauses,
          acts,
          certain,
          by: by?.id ?? null,
          until,
        })),
    ).toEqual([
      {
        id: "NL-91",
        scope: ["CN-JS"],
        clauses: ["NL-00"],
        acts: ["facilities.book"],
        certain: true,
        by: "EX-01",
        until: "2027-03-31",
      },
      {
        id: "NL-92",
        scope: ["CN-ZJ", "CN-AH"],
        clauses: ["NL-00"],
        acts: ["facilities.quote", "facilities.book"],
        certain: true,
        by: "EX-02",
        until: "2026-12-31",
      },
      {
        id: "NL-93",
        scope: ["CN-AH"],
        clauses: ["NL-00"],
        acts: ["facilities.book"],
        certain: true,
        by: null,
        until: null,
      },
    ])
  })

  test("a looser rule is listed as such", () => {
    expect(found().filter(({ direction }) => direction === "looser")).toMatchObject([
      { entry: "NL-96", acts: ["facilities.book"], clauses: [], exception: null },
    ])
  })

  test("a stricter rule without exception is refused with the clause that it breaks", () => {
    expect(() => requireExceptions(found())).toThrow(
      expect.objectContaining({
        code: "rulebook.stricter-without-exception",
        entries: ["NL-00"],
        facts: expect.objectContaining({ entry: "NL-93", scope: "CN-AH", clause: "NL-00" }),
      }),
    )
  })

  test("with an exception for each the local rules stand", () => {
    expect(() => requireExceptions(found().filter(({ entry: id }) => id !== "NL-93"))).not.toThrow()
  })

  test("an exception given to another member does not count", () => {
    const elsewhere = exceptions.map((one) => (one.id === "EX-01" ? { ...one, scope: ["CN-ZJ"] } : one))
    expect(found(on, elsewhere).find(({ entry: id }) => id === "NL-91")?.exception).toBeNull()
  })

  test("a rule stops by itself on the day after its exception ends", () => {
    const listed = (at: string) => found(day(at)).some(({ entry: id }) => id === "NL-92")
    expect([listed("2026-12-31"), listed("2027-01-01")]).toEqual([true, false])
  })

  test.each([
    ["2026-12-31", "refuse", ["NL-92"]],
    ["2027-01-01", "permit", ["NL-00"]],
  ])("a booking on %s is decided without it once it has ended: %s", (at, outcome, deciding) => {
    const request: DecisionRequest = {
      act: "facilities.book",
      principal: {
        id: "p",
        roles: ["engineer"],
        organisation: "f",
        kind: "firm",
        jurisdiction: "CN-ZJ",
        group: "g",
        scopes: [],
        status: "active",
      },
      resource: {
        kind: "facility",
        id: "l",
        jurisdiction: "CN-ZJ",
        owner: "o",
        organisation: "",
        person: "",
        status: "operating",
      },
      context: { channel: "session" },
    }
    const decision = decide(request, compile(1, underExceptions(entries, exceptions)), day(at))
    expect([decision.outcome, decision.entries]).toEqual([outcome, deciding])
  })
})

test.each(["yangtze", "harbour"])("the lists of %s have no local rule, and no exception is granted", async (region) => {
  const read = readExceptions(parse(readFileSync(`${root}${region}/exceptions.yaml`, "utf8")))
  expect(read).toEqual({ exceptions: [] })
  const lists = await readLists(await listFilesIn(`${root}${region}/lists`))
  expect(divergences({ ...byScope(lists.entries), exceptions: [] }, on)).toEqual([])
})

test.each([
  ["without end", { until: null }, "exceptions.0.until"],
  ["without owner", { owner: { zh: "", en: "" } }, "exceptions.0.owner.zh"],
  ["without reason", { reason: undefined }, "exceptions.0.reason"],
  ["that ends before it begins", { until: "2025-01-01" }, "it ends before it begins"],
  ["without source", { assumed: null }, "a source or an assumption"],
])("an exception %s is none", (_, parts, cause) => {
  const read = readExceptions({ exceptions: [{ ...exceptions[0], ...parts }] })
  expect("problems" in read ? read.problems.join("; ") : "").toContain(cause)
})

test("an entry with an exception but no scope has a problem", async () => {
  const text = entry("NL-97", `@exception("EX-01")`, closed("CN-JS"))
  const { problems } = await readLists([{ name: "negative.cedar", text }])
  expect(problems.map(({ cause }) => cause)).toEqual(["an exception is for a local rule; this one has no @scope"])
})
