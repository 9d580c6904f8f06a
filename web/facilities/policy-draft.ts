import { type Currency, formatMinorUnits, parseMinorUnits } from "../../base/index.ts"
import type { Asked, Reply } from "../api.ts"
import { openingText, readOpening } from "./opening-text.ts"

type Facility = Reply<"readFacility">["facility"]
/** What the form sends. */
export type PolicyBody = NonNullable<Asked<"setPolicy">["body"]>

export const weekdays = [1, 2, 3, 4, 5, 6, 7] as const
const countNames = ["slotMinutes", "minimumMinutes", "maximumMinutes", "noticeHours", "horizonDays"] as const

/** The form's fields as they are typed: all texts, so that half-typed ones are kept too. */
export interface PolicyDraft extends Readonly<Record<string, string>> {
  readonly slotMinutes: string
  readonly minimumMinutes: string
  readonly maximumMinutes: string
  readonly noticeHours: string
  readonly horizonDays: string
  readonly acceptance: string
  readonly charge: string
  readonly qualificationZh: string
  readonly qualificationEn: string
  readonly residency: string
  readonly setUp: string
  readonly perHour: string
}

/** The fields of a facility as it stands; one without a policy starts from usual working hours. */
export function draftOf({ policy, costs }: Pick<Facility, "policy" | "costs">, currency: Currency): PolicyDraft {
  const opening = policy?.opening ?? [1, 2, 3, 4, 5].map((weekday) => ({ weekday, from: 540, until: 1020 }))
  const written = (amount: string) => formatMinorUnits(BigInt(amount), currency)
  return {
    ...Object.fromEntries(weekdays.map((weekday) => [`day${weekday}`, openingText(opening, weekday)])),
    slotMinutes: `${policy?.slotMinutes ?? 30}`,
    minimumMinutes: `${policy?.minimumMinutes ?? 60}`,
    maximumMinutes: `${policy?.maximumMinutes ?? 480}`,
    noticeHours: `${policy?.noticeHours ?? 24}`,
    horizonDays: `${policy?.horizonDays ?? 60}`,
    acceptance: policy?.acceptance ?? "owner",
    charge: policy?.charge ?? "used",
    qualificationZh: policy?.qualification?.zh ?? "",
    qualificationEn: policy?.qualification?.en ?? "",
    residency: (policy?.residency ?? []).join(", "),
    setUp: written(costs?.setUp ?? "0"),
    perHour: (costs?.perHour ?? [])
      .map(({ part, amount }) => `${part.zh} | ${part.en} | ${written(amount)}`)
      .join("\n"),
  }
}

/** Fields that cannot be read; a field that can is not named. */
export type PolicyFaults = readonly string[]

/** Reads the form. @returns the body to send, or the names of the fields that cannot be read */
export function readPolicyDraft(draft: PolicyDraft, currency: Currency): PolicyBody | PolicyFaults {
  const hours = weekdays.map((weekday) => readOpening(draft[`day${weekday}`] ?? "", weekday))
  const counts = Object.fromEntries(countNames.map((name) => [name, Number(draft[name])] as const))
  const parts = draft.perHour
    .split("\n")
    .filter((line) => line.trim() !== "")
    .map((line) => readPart(line, currency))
  const setUp = amountIn(draft.setUp, currency)
  const known = parts.filter((part) => part !== undefined)
  const faults = [
    ...weekdays.filter((_, index) => hours[index] === undefined).map((weekday) => `day${weekday}`),
    ...countNames.filter((name) => !/^\d{1,5}$/.test(draft[name].trim())),
    ...(setUp === undefined ? ["setUp"] : []),
    ...(known.length === 0 || known.length < parts.length ? ["perHour"] : []),
  ]
  if (faults.length > 0 || setUp === undefined) return faults
  const { qualificationZh: zh, qualificationEn: en } = draft
  return {
    policy: {
      opening: hours.flatMap((each) => [...(each ?? [])]),
      slotMinutes: counts.slotMinutes ?? 0,
      minimumMinutes: counts.minimumMinutes ?? 0,
      maximumMinutes: counts.maximumMinutes ?? 0,
      noticeHours: counts.noticeHours ?? 0,
      horizonDays: counts.horizonDays ?? 0,
      acceptance: draft.acceptance === "automatic" ? "automatic" : "owner",
      charge: draft.charge === "booked" ? "booked" : "used",
      qualification: zh.trim() + en.trim() === "" ? null : { zh: zh || en, en: en || zh },
      residency: draft.residency.split(/[\s,，、]+/).filter((code) => code !== ""),
    },
    costs: { setUp, perHour: known },
  }
}

function readPart(line: string, currency: Currency) {
  const [zh = "", en = "", written = ""] = line.split(/[|｜]/).map((each) => each.trim())
  const amount = amountIn(written, currency)
  return zh === "" || amount === undefined ? undefined : { part: { zh, en: en || zh }, amount }
}

function amountIn(text: string, currency: Currency): string | undefined {
  try {
    return `${parseMinorUnits(text, currency)}`
  } catch (fault) {
    if (fault instanceof RangeError) return undefined
    throw fault
  }
}

/** Fields in which two versions of a facility differ, as the form would show them. */
export function differences(
  before: PolicyDraft,
  after: PolicyDraft,
): readonly { readonly field: string; readonly before: string; readonly after: string }[] {
  return Object.keys(after)
    .filter((field) => before[field] !== after[field])
    .map((field) => ({ field, before: before[field] ?? "", after: after[field] ?? "" }))
}
