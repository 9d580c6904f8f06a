import { expect, test } from "vitest"
import { day, instant } from "../../base/index.ts"
import type { LoggedAct } from "./logged-act.ts"
import { definitions, entry, measured } from "./testing.ts"

const stallsAt = (entries: readonly LoggedAct[], now: string, to = "2026-12-31") =>
  measured(entries).report({ from: day("2026-01-01"), to: day(to), now: instant(now), definitions }).stalls

const booking = (act: string, at: string, facts: Record<string, string>) =>
  entry(act, at, ["b", "booking", "1"], { home: "a", user: "firm", until: "2026-11-10T04:00:00Z", ...facts })
const asked = booking("facilities.book", "2026-11-03T06:00:00Z", { state: "requested", answerBy: "2026-11-05" })

test("a request waits within its clock, and is overdue an hour after its last day", () => {
  const before = stallsAt([asked], "2026-11-05T16:30:00Z")
  expect(before).toEqual([
    {
      stage: "request-unanswered",
      member: "b",
      waiting: 1,
      overdue: 0,
      clockless: 0,
      since: "2026-11-03T06:00:00.000Z",
      longestOver: null,
    },
  ])
  expect(stallsAt([asked], "2026-11-05T17:00:00Z")).toMatchObject([{ overdue: 1, longestOver: 3_600_000 }])
})

test("a request that is answered waits no longer, and did wait at the end of an earlier period", () => {
  const answered = [asked, booking("facilities.decline", "2026-11-08T06:00:00Z", { state: "declined" })]
  expect(stallsAt(answered, "2026-11-20T00:00:00Z")).toEqual([])
  expect(stallsAt(answered, "2026-11-20T00:00:00Z", "2026-11-06")).toMatchObject([{ waiting: 1, overdue: 1 }])
})

test("a request without a known last day waits without a clock", () => {
  const undated = booking("facilities.book", "2026-11-03T06:00:00Z", { state: "requested" })
  expect(stallsAt([undated], "2026-11-20T00:00:00Z")).toMatchObject([{ waiting: 1, overdue: 0, clockless: 1 }])
})

test("silence is counted for the host that let the request run out", () => {
  const lapsed = booking("facilities.lapse-silence", "2026-11-05T16:01:00Z", { state: "confirmed" })
  const { figures } = measured([asked, lapsed]).report({ now: instant("2026-11-06T00:00:00Z"), definitions })
  expect(figures.silence).toEqual([
    { member: "a", count: 0 },
    { member: "b", count: 1 },
  ])
})

test("a use waits for its bill from the end of its time on, until it is settled", () => {
  const confirmed = booking("facilities.book", "2026-11-03T06:00:00Z", { state: "confirmed" })
  const settled = booking("facilities.settle", "2026-11-11T04:00:00Z", { state: "settled" })
  expect(stallsAt([confirmed], "2026-11-10T03:00:00Z")).toEqual([])
  expect(stallsAt([confirmed], "2026-11-10T05:00:00Z")).toMatchObject([
    { stage: "use-unsettled", waiting: 1, overdue: 0, clockless: 1, since: "2026-11-10T04:00:00.000Z" },
  ])
  expect(stallsAt([confirmed, settled], "2026-11-12T00:00:00Z")).toEqual([])
  expect(stallsAt([confirmed, settled], "2026-11-12T00:00:00Z", "2026-11-10")).toMatchObject([{ waiting: 1 }])
})

test("a motion stalls when its consultation or its ballot is over and the clock did nothing", () => {
  const motion = (act: string, at: string, facts = {}) => entry(act, at, ["a", "motion", "M-1"], facts)
  const consulted = motion("motion.consultation-opened", "2026-11-01T00:00:00Z", { until: "2026-11-05T00:00:00Z" })
  const later = motion("motion.amended", "2026-11-02T00:00:00Z", { until: "2026-11-07T00:00:00Z" })
  const ballot = motion("motion.ballot-opened", "2026-11-07T00:00:10Z", {
    closes: "2026-11-09T00:00:00Z",
    finishes: "2026-11-11T00:00:00Z",
  })
  const counted = motion("motion.counted", "2026-11-13T00:00:00Z", { state: "enacted" })
  expect(stallsAt([consulted], "2026-11-06T00:00:00Z")).toMatchObject([{ stage: "motion-unopened", overdue: 1 }])
  expect(stallsAt([consulted, later], "2026-11-06T00:00:00Z")).toMatchObject([{ overdue: 0 }])
  const all = [consulted, later, ballot]
  expect(stallsAt(all, "2026-11-10T00:00:00Z")).toMatchObject([{ stage: "motion-uncounted", overdue: 0 }])
  expect(stallsAt(all, "2026-11-12T00:00:00Z")).toMatchObject([{ member: "a", overdue: 1 }])
  expect(stallsAt([...all, counted], "2026-11-14T00:00:00Z")).toEqual([])
})

test("a duty told as overdue stands until an act about the same ends it", () => {
  const told = entry("rulebook.run-clocks", "2026-11-06T00:00:00Z", ["b", "duty", "d"], {
    state: "overdue",
    about: "facility/b/tem",
    due: "2026-11-05",
    endedBy: "facilities.register facilities.import",
  })
  const other = entry("facilities.close", "2026-11-07T00:00:00Z", ["b", "facility", "b/tem"])
  const ends = entry("facilities.register", "2026-11-08T00:00:00Z", ["b", "facility", "b/tem"])
  expect(stallsAt([told, other], "2026-11-09T00:00:00Z")).toMatchObject([
    { stage: "duty-overdue", member: "b", waiting: 1, overdue: 1 },
  ])
  expect(stallsAt([told, other, ends], "2026-11-09T00:00:00Z")).toEqual([])
})

test("agreements and claims wait without a clock", () => {
  const proposed = entry("settlement.propose-agreement", "2026-11-01T00:00:00Z", ["a", "agreement", "A-1"], {
    version: "1",
  })
  const claimed = entry("settlement.claim-subsidy", "2026-11-02T00:00:00Z", ["b", "subsidy", "s"], { state: "claimed" })
  expect(stallsAt([proposed, claimed], "2026-11-09T00:00:00Z")).toMatchObject([
    { stage: "agreement-unsigned", member: "a", overdue: 0, clockless: 1 },
    { stage: "subsidy-undecided", member: "b", overdue: 0, clockless: 1 },
  ])
})

test("a use that was settled waits no longer, in whatever order the log has entries of one moment", () => {
  const at = "2026-11-10T04:10:00Z"
  const settled = booking("facilities.settle", at, { state: "settled", transaction: "t", minutesUsed: "60" })
  const stopped = booking("facilities.check-out", at, { state: "used" })
  expect(stallsAt([settled, stopped], "2026-11-12T00:00:00Z")).toEqual([])
})

test("no stall is told in a clean month", () => {
  const clean = [
    asked,
    booking("facilities.accept", "2026-11-04T00:00:00Z", { state: "confirmed" }),
    booking("facilities.check-in", "2026-11-10T03:00:00Z", { state: "in-use" }),
    booking("facilities.check-out", "2026-11-10T03:50:00Z", { state: "used" }),
    booking("facilities.settle-due", "2026-11-10T04:01:00Z", { state: "settled", transaction: "t", minutesUsed: "50" }),
  ]
  expect(stallsAt(clean, "2026-11-30T16:00:00Z")).toEqual([])
})
