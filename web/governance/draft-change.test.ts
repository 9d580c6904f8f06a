import { expect, test } from "vitest"
import { changeIn, draftOf, earliestDay, emptyDraft, entryProblems, mattersIn, withFrom } from "./draft-change.ts"

const title = { zh: "标题", en: "Title" }

test("a text of a motion goes into the form and comes out as it was", () => {
  const changes = [
    { kind: "parameter", parameter: "vouchers.ratio", unit: "share of 1", value: "3/5", from: "2026-04-01" },
    { kind: "parameter", parameter: "vouchers.ratio", unit: "share of 1", value: null, from: "2026-04-01" },
    {
      kind: "entries",
      from: "2026-04-01",
      entries: [
        { action: "add", entry: "NL-40", cedar: '@id("NL-40")' },
        { action: "end", entry: "NL-07" },
      ],
    },
  ] as const
  for (const change of changes) {
    const values = draftOf({ version: 1, title, reasons: title, change, at: "2026-03-01T00:00:00.000Z" })
    expect(changeIn(values, "share of 1")).toEqual(change)
    expect(values).toMatchObject({ titleZh: "标题", reasonsEn: "Title" })
  }
})

test("a form changes nothing while value, day or text is missing", () => {
  const whole = { ...emptyDraft, parameter: "vouchers.ratio", value: "3/5", from: "2026-04-01" }
  expect(changeIn({ ...whole, value: " " }, "share of 1")).toBeUndefined()
  expect(changeIn({ ...whole, from: "" }, "share of 1")).toBeUndefined()
  expect(changeIn(whole, undefined)).toBeUndefined()
  const entries = JSON.stringify([{ action: "change", entry: "NL-07", cedar: "" }])
  expect(changeIn({ ...whole, of: "entries", entries }, undefined)).toBeUndefined()
})

test("matters follow from the list that a text names and from the list that an entry is on", () => {
  const entries = JSON.stringify([
    { action: "change", entry: "NL-07", cedar: '@list( "power" )' },
    { action: "end", entry: "RL-02", cedar: '@list("demand")' },
  ])
  const lists = new Map([
    ["NL-07", "negative"],
    ["RL-02", "responsibility"],
  ])
  expect(mattersIn({ ...emptyDraft, of: "entries", entries }, lists)).toEqual([
    "list negative",
    "list power",
    "list responsibility",
  ])
})

// As in the course of votes tried through the API: on Monday, 2 March, ten days of consultation and five of voting end
// with 18 March; sealed ballots of the division of money end with 28 March.
test("the earliest day lies after consultation, vote, opening and count", () => {
  expect(earliestDay("2026-03-02", { consultationDays: 10, votingDays: 5, openingDays: 0 })).toBe("2026-03-20")
  expect(earliestDay("2026-03-02", { consultationDays: 15, votingDays: 7, openingDays: 3 })).toBe("2026-03-30")
})

test("the day in an entry's text follows the day of the motion", () => {
  expect(withFrom('@from("2026-01-01")\npermit (principal, action, resource);', "2026-05-01")).toContain(
    '@from("2026-05-01")',
  )
})

test("problems of entries are told apart by entry, line and cause", () => {
  expect(entryProblems("NL-40, line 3: unexpected token; expected one of a, b; NL-41, line 12: no list")).toEqual([
    { entry: "NL-40", line: 3, cause: "unexpected token; expected one of a, b" },
    { entry: "NL-41", line: 12, cause: "no list" },
  ])
})
