import { describe, expect, test } from "vitest"
import { differences, draftOf, readPolicyDraft } from "./policy-draft.ts"

const cny = { code: "CNY", decimals: 2, sign: "¥" }
const untouched = draftOf({ policy: null, costs: null }, cny)
const filled = { ...untouched, perHour: "机时 | Machine | 320\n人员 | Staff | 80.50", setUp: "200.00" }

describe("the form of a facility's policy", () => {
  test("reads what is typed into the act's body", () => {
    expect(readPolicyDraft({ ...filled, day1: "8:00-12:00", day2: "" }, cny)).toMatchObject({
      policy: { opening: expect.arrayContaining([{ weekday: 1, from: 480, until: 720 }]), residency: [] },
      costs: {
        setUp: "20000",
        perHour: [
          { part: { zh: "机时", en: "Machine" }, amount: "32000" },
          { part: { zh: "人员", en: "Staff" }, amount: "8050" },
        ],
      },
    })
  })
  test("names the fields that cannot be read", () => {
    expect(readPolicyDraft({ ...untouched, day3: "late", slotMinutes: "half an hour", setUp: "1.234" }, cny)).toEqual([
      "day3",
      "slotMinutes",
      "setUp",
      "perHour",
    ])
  })
  test("sends a home condition on, for the common rule to refuse", () => {
    expect(readPolicyDraft({ ...filled, residency: "A, B" }, cny)).toMatchObject({ policy: { residency: ["A", "B"] } })
  })
  test("tells in which fields another version differs", () => {
    expect(differences(untouched, { ...untouched, noticeHours: "48" })).toEqual([
      { field: "noticeHours", before: "24", after: "48" },
    ])
  })
})
