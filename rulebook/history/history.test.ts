import * as fc from "fast-check"
import { describe, expect, test } from "vitest"
import { day, instant } from "../../base/index.ts"
import { readXml } from "../../test/read-xml.ts"
import { entryOf } from "../../test/rulebook/samples.ts"
import type { Entry } from "../index.ts"
import {
  asJsonExport,
  asXmlExport,
  compareWords,
  consolidatedOn,
  differences,
  type EnactedLists,
  RulesExport,
} from "./index.ts"

const zone = "Asia/Shanghai"
const worded = (entry: Entry, zh: string, en: string): Entry => ({ ...entry, text: { zh, en } })

const open = worded(entryOf("NL-00", "permit"), "可以预约。", "Booking is allowed.")
const notice = (days: string): Entry =>
  worded(entryOf("NL-02", "forbid"), `须提前${days}个工作日预约。`, `Book ${days} working days ahead.`)
const summer = worded(
  entryOf("NL-10", "forbid", [], { from: "2026-07-01", until: "2026-08-31" }),
  "夏季不开放。",
  "Closed in summer.",
)

/** The founding text, an amendment of the notice from 1 June, and one that drops it and closes for the summer. */
const versions: readonly EnactedLists[] = [
  { number: 3, effectiveAt: instant("2026-06-30T16:00:00.000Z"), source: "motion 2", entries: [summer, open] },
  { number: 1, effectiveAt: instant("2025-12-31T16:00:00.000Z"), source: "founding", entries: [notice("5"), open] },
  { number: 2, effectiveAt: instant("2026-05-31T16:00:00.000Z"), source: "motion 1", entries: [open, notice("10")] },
]
const textOn = (on: string) => consolidatedOn(versions, day(on), zone)
const words = (on: string) => textOn(on).entries.map(({ id, text }) => `${id} ${text.zh} ${text.en}`)

describe("the consolidated text", () => {
  test("between two amendments is the text put together by hand", () => {
    expect(textOn("2026-06-15").version).toEqual({
      number: 2,
      effectiveAt: "2026-05-31T16:00:00.000Z",
      source: "motion 1",
    })
    expect(words("2026-06-15")).toEqual([
      "NL-00 可以预约。 Booking is allowed.",
      "NL-02 须提前10个工作日预约。 Book 10 working days ahead.",
    ])
  })

  test.each([
    ["2025-12-31", []],
    ["2026-01-01", ["NL-00", "NL-02"]],
    ["2026-06-30", ["NL-00", "NL-02"]],
    ["2026-07-01", ["NL-00", "NL-10"]],
    ["2026-08-31", ["NL-00", "NL-10"]],
    ["2026-09-01", ["NL-00"]],
  ])("on %s holds %s", (on, ids) => {
    expect(textOn(on).entries.map(({ id }) => id)).toEqual(ids)
  })

  test("stands in the order of the lists, then of the ids", () => {
    const power = { ...open, id: "AA-01", list: "power", kind: "other", basis: "Act | 1 | 2021" } as const
    const mixed = [
      { number: 1, effectiveAt: instant("2020-01-01T00:00:00.000Z"), source: "s", entries: [power, summer, open] },
    ]
    expect(consolidatedOn(mixed, day("2026-07-01"), zone).entries.map(({ id }) => id)).toEqual([
      "NL-00",
      "NL-10",
      "AA-01",
    ])
  })
})

describe("differences", () => {
  test("between two days name entries that were added, ended or changed, word by word", () => {
    expect(differences(textOn("2026-05-31"), textOn("2026-06-01"))).toEqual([
      {
        entry: "NL-02",
        change: "changed",
        fields: [
          {
            field: "text.zh",
            runs: [
              { of: "both", text: "须提前" },
              { of: "before", text: "5" },
              { of: "after", text: "10" },
              { of: "both", text: "个工作日预约。" },
            ],
          },
          {
            field: "text.en",
            runs: [
              { of: "both", text: "Book " },
              { of: "before", text: "5" },
              { of: "after", text: "10" },
              { of: "both", text: " working days ahead." },
            ],
          },
        ],
      },
    ])
    expect(differences(textOn("2026-06-15"), textOn("2026-07-15"))).toEqual([
      { entry: "NL-02", change: "ended", before: notice("10") },
      { entry: "NL-10", change: "added", after: summer },
    ])
  })

  test("there are none between two days with one text", () => {
    expect(differences(textOn("2026-01-05"), textOn("2026-05-05"))).toEqual([])
  })

  test("a source that turns from assumed to known is a change", () => {
    const known = { ...open, assumed: false, source: "agreement, clause 1" }
    const [change] = differences({ entries: [open] }, { entries: [known] })
    expect(change?.change === "changed" ? change.fields.map(({ field }) => field) : []).toEqual(["source", "assumed"])
  })
})

const texts = fc
  .array(fc.constantFrom("五", "个", "day", "days", " ", "，", "10", "\n"), { maxLength: 12 })
  .map((all) => all.join(""))

test("the runs of a comparison give back both texts, whatever they are", () => {
  fc.assert(
    fc.property(fc.oneof(texts, fc.string({ unit: "binary" })), fc.oneof(texts, fc.string()), (before, after) => {
      const runs = compareWords(before, after)
      const side = (of: "before" | "after") =>
        runs.filter((run) => run.of === of || run.of === "both").map(({ text }) => text)
      expect(side("before").join("")).toBe(before)
      expect(side("after").join("")).toBe(after)
    }),
    { numRuns: 500 },
  )
})

test("texts too long to compare are replaced whole, without delay", () => {
  const [before, after] = ["a ".repeat(3_000), "b ".repeat(3_000)]
  expect(compareWords(before, after).filter(({ of }) => of !== "both")).toEqual([
    { of: "before", text: before.trimEnd() },
    { of: "after", text: after.trimEnd() },
  ])
})

const region = { id: "test", name: { zh: "区域", en: "Region" } }

describe("exports", () => {
  test("JSON is read back as it was", () => {
    const exported = asJsonExport(textOn("2026-07-15"), "test")
    expect(RulesExport.parse(JSON.parse(JSON.stringify(exported)))).toEqual(exported)
    expect(exported.entries.map(({ id }) => id)).toEqual(["NL-00", "NL-10"])
  })

  test("XML names version, day, lists and entries with their dates", () => {
    const { elements } = readXml(asXmlExport(textOn("2026-07-15"), region))
    expect(elements).toEqual(
      expect.arrayContaining([
        'act xmlns="urn:delta-commons:rules:1" name="rules" contains="singleVersion"',
        'expression date="2026-07-15" version="3"',
        'publication date="2026-06-30T16:00:00.000Z" source="motion 2"',
        'part eId="negative"',
        'article eId="NL-10" start="2026-07-01" end="2026-08-31" effect="forbid" kind="access-to-facilities" responsible="test"',
      ]),
    )
    expect(elements.filter((element) => element.startsWith("article"))).toHaveLength(2)
  })

  test("XML of a day before the first version is empty, not broken", () => {
    expect(readXml(asXmlExport(textOn("2025-01-01"), region)).elements).toContain("body")
  })

  test("XML stays well-formed whatever an entry holds", () => {
    const wild = fc.oneof(
      fc.string({ unit: "binary", minLength: 1 }),
      fc.constantFrom(`</p>&"'<`, "]]>", "\u0000\u000b", "&amp;"),
    )
    fc.assert(
      fc.property(wild, wild, (zh, source) => {
        const entry = { ...worded(open, zh, "x"), source, cedar: zh }
        const text = consolidatedOn(
          [{ ...versions[0], number: 1, source, effectiveAt: instant("2020-01-01T00:00:00.000Z"), entries: [entry] }],
          day("2026-07-15"),
          zone,
        )
        const { text: written } = readXml(asXmlExport(text, region))
        expect([...written].filter((mark) => mark < " " && mark !== "\n" && mark !== "\t")).toEqual([])
      }),
      { numRuns: 300 },
    )
  })
})
