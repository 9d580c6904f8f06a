import { expect, test } from "vitest"
import { type Day, day } from "../../base/index.ts"
import type { WorkingDays } from "../../region/index.ts"
import { parametersOf, readParameter } from "../index.ts"
import {
  actsWithDuties,
  afterAct,
  type Duty,
  dateDuty,
  dueOn,
  openDuty,
  opens,
  readResponsibilities,
  stateOn,
} from "./index.ts"

/** National Day 2026, as the State Council's notice of November 2025 has it; no notice for 2027. */
const calendar: WorkingDays = {
  id: "test",
  name: { zh: "历", en: "calendar" },
  weekend: [6, 7],
  years: new Map([
    [
      2026,
      {
        holidays: new Set(["01", "02", "03", "04", "05", "06", "07"].map((date) => day(`2026-10-${date}`))),
        makeUpDays: new Set([day("2026-09-20"), day("2026-10-10")]),
        source: "notice",
      },
    ],
  ]),
}

const limit = readParameter(
  "facilities.answer-days",
  {
    description: { zh: "期限", en: "limit" },
    unit: "working days",
    values: { "2026-01-01": { value: 3, assumed: "test" }, "2026-10-01": { value: 1, assumed: "test" } },
  },
  "members",
  "Asia/Shanghai",
)
if ("problems" in limit) throw new Error(limit.problems.join())
const by = { parameters: parametersOf("Asia/Shanghai", [limit]), calendar }

const name = { zh: "阶段", en: "stage" }
const answering = {
  name,
  body: "owner",
  within: { parameter: "facilities.answer-days" },
  warn: 1,
  endedBy: ["facilities.accept"],
}
const dutyOf = (...stages: readonly object[]): Duty => {
  const read = readResponsibilities({
    bodies: [{ id: "owner", name }],
    rows: [],
    duties: [
      {
        id: "DU-01",
        entry: "RL-01",
        openedBy: { acts: ["facilities.book"] },
        stages,
        from: "2026-01-01",
        assumed: "test",
      },
    ],
  })
  if ("problems" in read || read.duties[0] === undefined) throw new Error(JSON.stringify(read))
  return read.duties[0]
}
const silent = dutyOf({ ...answering, lapsesBy: "facilities.lapse-silence" })
const about = { subject: "b-1", jurisdiction: "A", on: day("2026-09-30") }
const open = openDuty(silent, about, by)

test("a clock runs over the holiday to the make-up Saturday, by the limit of the day on which it opened", () => {
  expect(open).toMatchObject({
    openedOn: "2026-09-30",
    warnOn: "2026-10-09",
    dueOn: "2026-10-10",
    limit: { value: "3" },
  })
})

test.each([
  ["2026-09-30", "open"],
  ["2026-10-08", "open"],
  ["2026-10-09", "warned"],
  ["2026-10-10", "warned"],
  ["2026-10-11", "overdue"],
] as const)("on %s it is %s", (on, state) => {
  expect(stateOn(open, day(on))).toBe(state)
})

test("an act that fulfils it ends it, and what ended it is not known before", () => {
  const [done] = afterAct(open, { act: "facilities.accept", on: day("2026-10-09") }, silent, by)
  expect(done?.ended).toEqual({ on: "2026-10-09", by: "facilities.accept", how: "done" })
  if (done === undefined) throw new Error("no obligation")
  expect([
    stateOn(done, day("2026-10-08")),
    stateOn(done, day("2026-10-09")),
    stateOn(done, day("2026-12-01")),
  ]).toEqual(["open", "done", "done"])
})

test("the timed act of silence ends it as lapsed, also before the last day: a slot may begin before", () => {
  const silence = (on: string) => afterAct(open, { act: "facilities.lapse-silence", on: day(on) }, silent, by)
  expect(silence("2026-10-11")[0]?.ended?.how).toBe("lapsed")
  expect(silence("2026-10-08")[0]?.ended).toEqual({ on: "2026-10-08", by: "facilities.lapse-silence", how: "lapsed" })
})

test("another act, and an act after the end, change nothing", () => {
  expect(afterAct(open, { act: "facilities.move", on: day("2026-10-08") }, silent, by)).toEqual([open])
  const [done] = afterAct(open, { act: "facilities.accept", on: day("2026-10-09") }, silent, by)
  if (done === undefined) throw new Error("no obligation")
  expect(afterAct(done, { act: "facilities.lapse-silence", on: day("2026-10-12") }, silent, by)).toEqual([done])
})

test("a done stage opens the next one on its day; the last one opens none", () => {
  const duty = dutyOf(answering, { ...answering, within: { workingDays: 10 }, endedBy: ["facilities.settle"] })
  const [first, second] = afterAct(
    openDuty(duty, about, by),
    { act: "facilities.accept", on: day("2026-10-08") },
    duty,
    by,
  )
  expect(first?.ended?.how).toBe("done")
  // 9 and 10 October, then 12 to 16, 19 to 21.
  expect(second).toMatchObject({ stage: 1, openedOn: "2026-10-08", dueOn: "2026-10-21", limit: null })
  if (second === undefined) throw new Error("no second stage")
  expect(afterAct(second, { act: "facilities.settle", on: day("2026-10-30") }, duty, by)).toHaveLength(1)
})

test("a limit that runs into a year without published days is refused, not guessed", () => {
  expect(() => dueOn({ workingDays: 3 }, day("2026-12-30"), by)).toThrow(
    expect.objectContaining({ code: "region.year-not-published" }),
  )
})

test("what is owed into such a year opens all the same, without a last day, and is never late", () => {
  const undated = openDuty(silent, { ...about, on: day("2026-12-31") }, by)
  expect(undated).toMatchObject({ dueOn: null, warnOn: null, awaitsYear: 2027, limit: { value: "1" } })
  expect([day("2026-12-31"), day("2027-06-01")].map((on) => stateOn(undated, on))).toEqual(["undated", "undated"])
  expect(dateDuty(undated, silent, by)).toEqual(undated)
  const [done] = afterAct(undated, { act: "facilities.accept", on: day("2027-01-05") }, silent, by)
  expect(done?.ended?.how).toBe("done")
})

test("once that year is published, the last day is counted from the day of opening, New Year's Day left out", () => {
  const undated = openDuty(silent, { ...about, on: day("2026-12-31") }, by)
  const published = new Map(calendar.years).set(2027, {
    holidays: new Set([day("2027-01-01")]),
    makeUpDays: new Set<Day>(),
    source: "made up for this test",
  })
  const dated = dateDuty(undated, silent, { ...by, calendar: { ...calendar, years: published } })
  expect(dated).toMatchObject({ dueOn: "2027-01-04", warnOn: "2026-12-31", awaitsYear: null })
  expect(stateOn(dated, day("2027-01-05"))).toBe("overdue")
})

test("a duty opens by its acts alone, and only while it holds and the act leaves the state that it asks for", () => {
  const given = dutyOf(answering)
  const duty = { ...given, openedBy: { acts: ["facilities.book"], state: "requested" }, until: day("2026-12-31") }
  const asked = (act: string, state: string | undefined, on: string) => opens(duty, { act, state, on: day(on) })
  expect(asked("facilities.book", "requested", "2026-12-31")).toBe(true)
  expect(asked("facilities.book", "confirmed", "2026-12-31")).toBe(false)
  expect(asked("facilities.book", undefined, "2026-12-31")).toBe(false)
  expect(asked("facilities.move", "requested", "2026-12-31")).toBe(false)
  expect(asked("facilities.book", "requested", "2027-01-01")).toBe(false)
  expect(actsWithDuties([silent])).toEqual({
    opening: new Set(["facilities.book"]),
    ending: new Set(["facilities.accept", "facilities.lapse-silence"]),
  })
})

test("a limit whose parameter has no value is refused", () => {
  expect(() => dueOn({ parameter: "facilities.none" }, day("2026-09-30"), by)).toThrow(
    expect.objectContaining({ code: "rulebook.parameter-missing" }),
  )
})

test("a warning longer than the limit begins when the duty opens", () => {
  expect(openDuty(dutyOf({ ...answering, warn: 9 }), about, by).warnOn).toBe("2026-09-30")
})
