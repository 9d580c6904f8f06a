import { expect, test } from "vitest"
import { day, instant } from "../../base/index.ts"
import type { LoggedAct } from "./logged-act.ts"
import type { Measuring } from "./measure.ts"
import type { MeasuresReport } from "./report.ts"
import { definitions, entry, measured } from "./testing.ts"

const now = instant("2026-11-30T00:00:00Z")
const report = (measuring: Measuring, from = "2026-01-01", to = "2026-12-31") =>
  measuring.report({ from: day(from), to: day(to), now, definitions })
const share = ({ figures }: Pick<MeasuresReport, "figures">, id: string) => figures.shares.find((one) => one.id === id)
const duration = ({ figures }: MeasuresReport, id: string, between = "all") =>
  figures.durations.find((one) => one.id === id && one.between === between)

interface Booked {
  readonly id: string
  readonly home: string
  readonly host: string
  readonly at: string
  readonly person?: string
}

/** An entry about a booking. */
function about({ id, home, host, person = "0" }: Booked, act: string, at: string, facts: Record<string, string>) {
  const more = { home, user: `firm-${home}`, fee: "1000", until: "2026-11-10T04:00:00Z", ...facts }
  return entry(act, at, [host, "booking", id], more, person)
}

/** A booking confirmed at once, used for an hour and settled for 10 yuan a week later. */
function used(booked: Booked, fee = "1000"): readonly LoggedAct[] {
  return [
    about(booked, "facilities.book", booked.at, { state: "confirmed" }),
    about(booked, "facilities.settle", "2026-11-10T06:00:00Z", {
      state: "settled",
      fee,
      minutesUsed: "60",
      transaction: "t",
    }),
  ]
}

const across: Booked = { id: "1", home: "a", host: "b", at: "2026-11-03T06:00:00Z", person: "1" }
const within: Booked = { id: "2", home: "b", host: "b", at: "2026-11-04T06:00:00Z", person: "2" }

test("a booking counts as across when user and facility are of different members", () => {
  const found = report(measured([...used(across), ...used(within), ...used({ ...within, id: "3" })]))
  expect(share(found, "bookings-across")).toEqual({
    id: "bookings-across",
    part: "1",
    whole: "3",
    value: 1 / 3,
    entries: 3,
    untold: 0,
  })
  expect(share(found, "hours-across")).toMatchObject({ part: "60", whole: "180" })
})

test("a share of nothing has no value, and is not zero", () => {
  expect(share(report(measured([])), "money-across")).toMatchObject({ whole: "0", value: null, entries: 0 })
})

test("money counts as billed, and what is reversed is taken off on its own day", () => {
  const refunded = entry("settlement.reverse", "2026-12-02T00:00:00Z", ["b", "booking", "1"], { refund: "400" })
  const measuring = measured([...used(across), ...used(within), refunded])
  expect(share(report(measuring, "2026-11-01", "2026-11-30"), "money-across")).toMatchObject({
    part: "1000",
    whole: "2000",
  })
  expect(share(report(measuring), "money-across")).toMatchObject({ part: "600", whole: "1600" })
})

test("a reversal without a refund takes back all that is left of the bill", () => {
  const back = (facts: Record<string, string>) =>
    entry("settlement.reverse", "2026-11-20T00:00:00Z", ["b", "booking", "1"], facts)
  const found = report(measured([...used(across), back({ refund: "400" }), back({})]))
  expect(found.figures.flows.all).toMatchObject({ made: 1, settled: 1, minutes: 60, money: "0" })
})

test("what was only quoted is no money", () => {
  const cancelled = about(across, "facilities.cancel", "2026-11-05T00:00:00Z", { state: "cancelled" })
  const [made] = used(across)
  expect(report(measured(made === undefined ? [] : [made, cancelled])).figures.flows.all).toMatchObject({
    made: 1,
    money: "0",
  })
})

test("a late cancellation that was billed is money", () => {
  const facts = { state: "cancelled", fee: "300", transaction: "t" }
  const [made] = used(across)
  const cancelled = about(across, "facilities.cancel", "2026-11-05T00:00:00Z", facts)
  expect(report(measured(made === undefined ? [] : [made, cancelled])).figures.flows.all).toMatchObject({
    settled: 0,
    money: "300",
  })
})

test("flows add up by home, by host and in all", () => {
  const { flows } = report(measured([...used(across), ...used(within, "500")])).figures
  expect(flows.cells.map(({ home, host, made, money }) => [home, host, made, money])).toEqual([
    ["a", "a", 0, "0"],
    ["a", "b", 1, "1000"],
    ["b", "a", 0, "0"],
    ["b", "b", 1, "500"],
  ])
  expect(flows.homes.map(({ money }) => money)).toEqual(["1000", "500"])
  expect(flows.hosts.map(({ money }) => money)).toEqual(["0", "1500"])
  expect(flows.all).toEqual({ made: 2, settled: 2, minutes: 120, money: "1500" })
})

test("people and organisations are counted once however often they book", () => {
  const twice = { ...across, id: "4", home: "b" }
  const found = report(measured([...used(across), ...used(twice), ...used(within)]))
  expect(share(found, "people-across")).toMatchObject({ part: "1", whole: "2", entries: 3 })
  expect(share(found, "organisations-across")).toMatchObject({ part: "1", whole: "2" })
})

test("a day begins at midnight of the region's zone", () => {
  const late = { ...across, at: "2026-11-03T16:30:00Z" }
  const measuring = measured(used(late))
  expect(report(measuring, "2026-11-04", "2026-11-04").figures.flows.all.made).toBe(1)
  expect(report(measuring, "2026-11-03", "2026-11-03").figures.flows.all.made).toBe(0)
  expect(report(measured(used(late), "UTC"), "2026-11-03", "2026-11-03").figures.flows.all.made).toBe(1)
})

test("times are told by nearest rank, apart for what crosses a border", () => {
  const asked = (id: string, home: string, minutes: number) => {
    const one = { ...across, id, home }
    return [
      about(one, "facilities.book", "2026-11-03T06:00:00Z", { state: "requested" }),
      about(one, "facilities.accept", `2026-11-03T06:${minutes}:00Z`, { state: "confirmed" }),
    ]
  }
  const found = report(measured([...asked("1", "a", 10), ...asked("2", "a", 30), ...asked("3", "b", 20)]))
  const minute = 60_000
  expect(duration(found, "booking-confirmed")).toEqual({
    id: "booking-confirmed",
    between: "all",
    count: 3,
    atOnce: 0,
    percentiles: [
      { percent: 50, milliseconds: 20 * minute },
      { percent: 90, milliseconds: 30 * minute },
    ],
    longest: 30 * minute,
    entries: 6,
  })
  expect(duration(found, "booking-confirmed", "across")).toMatchObject({ count: 2, longest: 30 * minute })
  expect(duration(found, "booking-confirmed", "within")).toMatchObject({ count: 1, longest: 20 * minute })
})

test("a booking that is confirmed at once rests on one entry and takes no time", () => {
  expect(duration(report(measured(used(across))), "booking-confirmed")).toMatchObject({
    count: 1,
    atOnce: 1,
    entries: 1,
  })
})

test("a period is told by month, cut to its days", () => {
  const found = report(measured(used(across)), "2026-10-20", "2026-11-05")
  expect(found.steps.map(({ name, from, to, figures }) => [name, from, to, figures.flows.all.made])).toEqual([
    ["2026-10", "2026-10-20", "2026-10-31", 0],
    ["2026-11", "2026-11-01", "2026-11-05", 1],
  ])
})

test("a period of many years is told by year", () => {
  expect(report(measured([]), "2020-05-01").steps.map(({ name }) => name)).toEqual(
    [2020, 2021, 2022, 2023, 2024, 2025, 2026].map(String),
  )
})

test("without days a period goes from the first entry to today", () => {
  expect(measured(used(across)).report({ now, definitions }).period).toEqual({ from: "2026-11-03", to: "2026-11-30" })
})

test("a period that ends before it begins is refused", () => {
  expect(() => report(measured([]), "2026-11-02", "2026-11-01")).toThrow(
    expect.objectContaining({ code: "observatory.bad-measure-period" }),
  )
})

test("a booking that does not tell its home is left out and counted as untold", () => {
  const odd = entry("facilities.book", "2026-11-03T06:00:00Z", ["b", "booking", "9"], { state: "confirmed" })
  expect(share(report(measured([odd])), "bookings-across")).toMatchObject({ whole: "0", untold: 1 })
})

test("an agreement crosses a border when more than one member signs it", () => {
  const signed = (id: string, members: string) => [
    entry("settlement.draft-agreement", "2026-11-01T00:00:00Z", ["a", "agreement", id], { version: "1" }),
    entry("settlement.sign-agreement", "2026-11-02T00:00:00Z", ["a", "agreement", id], { version: "1", members }),
    entry("settlement.sign-agreement", "2026-11-03T00:00:00Z", ["a", "agreement", id], {
      version: "1",
      members,
      from: "2027-01-01",
    }),
  ]
  const found = report(measured([...signed("A-1", "a b"), ...signed("A-2", "a")]))
  expect(share(found, "agreements-across")).toMatchObject({ part: "1", whole: "2", entries: 2 })
  expect(duration(found, "agreement-signed")).toMatchObject({ count: 2, longest: 2 * 86_400_000 })
})

test("motions are timed to the count that ends them, and subsidies to their decision", () => {
  const motion = (act: string, at: string, facts = {}) => entry(act, at, ["a", "motion", "M-1"], facts)
  const subsidy = (state: string, at: string) => entry("settlement.x", at, ["a", "subsidy", "s"], { state })
  const found = report(
    measured([
      motion("motion.drafted", "2026-11-01T00:00:00Z"),
      motion("motion.counted", "2026-11-05T00:00:00Z", { state: "draft" }),
      motion("motion.counted", "2026-11-08T00:00:00Z", { state: "enacted" }),
      subsidy("claimed", "2026-11-01T00:00:00Z"),
      subsidy("granted", "2026-11-01T01:00:00Z"),
    ]),
  )
  expect(duration(found, "motion-counted")).toMatchObject({ count: 1, longest: 7 * 86_400_000 })
  expect(duration(found, "subsidy-decided")).toMatchObject({ count: 1, longest: 3_600_000 })
})
