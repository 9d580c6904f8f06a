import { type Currency, day, instant, type Text } from "../../base/index.ts"
import type { AgreementActor } from "./acts.ts"
import type { TermsGround } from "./check-terms.ts"
import type { AgreementParty, AgreementTerms } from "./terms.ts"
import type { AgreementTrigger } from "./trigger.ts"

export const cny: Currency = { code: "CNY", decimals: 2, sign: "¥" }
export const words = (text: string): Text => ({ zh: text, en: text })

const places = [
  ["A1", "XA"],
  ["B1", "XB"],
  ["C1", "XC"],
] as const

export const ground: TermsGround = {
  places: new Map(places.map(([place, member]) => [place, { member, name: words(place) }])),
  currency: "CNY",
  facilityExists: true,
}

export function party(place: string, more: Partial<AgreementParty> = {}): AgreementParty {
  const member = ground.places.get(place)?.member ?? ""
  const empty = { share: "", stock: "", floor: "", cap: "", capOverTerm: "", appraisal: "" }
  return { place, member, name: words(place), measures: {}, ...empty, ...more }
}

/** Two parties in halves; each test changes what it is about. */
export const halves: AgreementTerms = {
  template: null,
  title: words("Park"),
  parties: [party("A1", { share: "50%" }), party("B1", { share: "1/2" })],
  trigger: { kind: "enclave", subject: words("the park"), facility: null },
  revenue: [{ id: "vat", title: words("VAT"), part: "1/2" }],
  currency: "CNY",
  base: { kind: "whole", year: "", threshold: "" },
  key: { kind: "fixed", factors: [], values: "agreed" },
  term: { from: "2026-01-01", until: "2028-12-31", extension: { kind: "none", until: "" } },
  exit: { noticeDays: "180", consequence: words("what was executed stays") },
  collection: { collector: "B1", frequency: "quarter", transferDays: "30" },
  rounding: { method: "largest-remainder", rest: "" },
  escape: words("force majeure"),
  dispute: { body: words("the office"), days: "20" },
  appraisal: null,
}

export function trigger(amount: bigint, more: Partial<AgreementTrigger> = {}): AgreementTrigger {
  return {
    id: "2026-Q1",
    from: day("2026-01-01"),
    until: day("2026-03-31"),
    currency: "CNY",
    amounts: [{ head: "vat", amount }],
    measures: [],
    appraisal: [],
    ...more,
  }
}

export const actor = (member: string, on = "2026-01-05"): AgreementActor => ({
  member,
  at: instant(`${on}T02:00:00Z`),
  day: day(on),
})
