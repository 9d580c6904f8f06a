import { day, type Instant, instant } from "../base/index.ts"
import type { WorkingDays } from "../region/index.ts"
import type { ParameterUse } from "../rulebook/index.ts"
import { book } from "./book.ts"
import type { Booking } from "./booking.ts"
import type { Facility, SlotPolicy } from "./facility.ts"
import { type BookingParameters, type Price, quote } from "./quote.ts"
import { checkSlot } from "./slot.ts"

/** A facility, parameters and a calendar for this domain's tests. Only tests read this file. */
export const zone = "Asia/Shanghai"
export const now = instant("2026-03-30T10:00:00+08:00")

export const policy: SlotPolicy = {
  opening: [1, 2, 3, 4, 5].map((weekday) => ({ weekday, from: 480, until: 1200 })),
  slotMinutes: 30,
  minimumMinutes: 60,
  maximumMinutes: 480,
  noticeHours: 4,
  horizonDays: 60,
  acceptance: "automatic",
  qualification: null,
  charge: "booked",
  residency: [],
}

export const facility: Facility = {
  jurisdiction: "CN-JS",
  id: "tem-1",
  kind: "instrument",
  name: { zh: "透射电镜", en: "Transmission electron microscope" },
  acronym: "TEM",
  organisation: { id: "org-owner", name: { zh: "某研究所", en: "An institute" } },
  city: { code: "320500", name: { zh: "苏州市", en: "Suzhou" } },
  instrumentClass: null,
  field: null,
  tier: null,
  status: "operating",
  yearOpened: null,
  description: null,
  techniques: [],
  specifications: [],
  accessories: [],
  costs: { setUp: 5_000n, perHour: [{ part: { zh: "机时", en: "Machine" }, amount: 32_000n }] },
  policy,
  note: null,
  source: "made up for tests",
  confidence: "sample",
  sample: true,
  version: 1,
}

function use(id: string, value: string, unit: string): ParameterUse {
  return { id, value, unit, from: "2026-01-01", source: "made up for tests", assumed: true }
}

export const parameters: BookingParameters = {
  maximumHorizonDays: use("facilities.maximum-horizon-days", "180", "days"),
  acceptanceDays: use("facilities.acceptance-days", "3", "working days"),
  silence: use("facilities.acceptance-silence", "accept", "accept or decline"),
  cancelNotice: use("facilities.cancel-notice", "24", "hours"),
  moveLimit: use("facilities.move-limit", "3", "times"),
  lateCancelShare: use("facilities.late-cancel-share", "1/2", "share of 1"),
}

/**
 * The notice for 2026 (国务院办公厅, 2025-11): National Day 1 to 7 October, Saturday 10 October worked; likewise
 * Sunday 20 September for the Mid-Autumn days. The rest of the year is left out here: no test reads it.
 */
export const calendar: WorkingDays = {
  id: "notice",
  name: { zh: "放假通知", en: "Notice" },
  weekend: [6, 7],
  years: new Map([
    [
      2026,
      {
        holidays: new Set([1, 2, 3, 4, 5, 6, 7].map((date) => day(`2026-10-0${date}`))),
        makeUpDays: new Set([day("2026-10-10"), day("2026-09-20")]),
        source: "https://www.gov.cn/zhengce/zhengceku/202511/content_7047091.htm",
      },
    ],
  ]),
}

/** The price of whole and half hours, as settlement works it out. */
export function priceOf(minutes: number): Price {
  const hours = (32_000n * BigInt(minutes)) / 60n
  return {
    lines: [
      { text: { zh: "开机", en: "Set-up" }, arithmetic: "", amount: 5_000n },
      { text: { zh: "机时", en: "Machine" }, arithmetic: "", amount: hours },
    ],
    fee: 5_000n + hours,
    voucher: null,
    parameters: [],
  }
}

/** A booking of the example facility; by default Wednesday, 1 April 2026, from 9 to 11. */
export function booked({
  from = instant("2026-04-01T09:00:00+08:00"),
  until = instant("2026-04-01T11:00:00+08:00"),
  at = now,
  acceptance = "automatic",
}: {
  from?: Instant
  until?: Instant
  at?: Instant
  acceptance?: SlotPolicy["acceptance"]
} = {}): Booking {
  const asked = { ...facility, policy: { ...policy, acceptance } }
  const slot = checkSlot({ from, until }, { facility: asked, maximumHorizonDays: 180, now: at, zone })
  const quoted = quote(slot, {
    price: priceOf(slot.minutes),
    parameters,
    now: at,
    zone,
    calendar,
    listVersion: 1,
    entries: [],
  })
  const actor = { person: "person-1", organisation: { id: "org-user", jurisdiction: "CN-SH" } }
  const id = "01990000-0000-7000-8000-000000000001"
  return book({ purpose: "test" }, { facility: asked, occupied: [], quote: quoted, actor, now: at, zone, id })
}
