import { expect, test } from "vitest"
import { fill, Refusal } from "../../base/index.ts"
import { settlementRefusals } from "../refusals.ts"
import { apportionmentRefusals } from "./refusals.ts"
import { branch, divided } from "./testing.ts"

const texts: Readonly<Record<string, { readonly detail: { readonly en: string; readonly zh: string } }>> =
  settlementRefusals

function refusal(written: object): { readonly code: string; readonly en: string; readonly zh: string } {
  try {
    divided(written)
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const told = texts[error.code]?.detail ?? { en: "", zh: "" }
    return { code: error.code, en: fill(told.en, error.facts), zh: fill(told.zh, error.facts) }
  }
  throw new Error("it was divided")
}

const good = { pack: "cn-2012-57", amount: "1000", units: [branch("a", "320500", "1"), branch("b", "340100", "2")] }
const unit = (more: object) => ({
  ...good,
  units: [{ ...branch("a", "320500", "1"), ...more }, branch("b", "340100", "2")],
})
const zone = (units: readonly object[], more: object = {}) => ({
  pack: "cn-demonstration-zone",
  amount: "1000",
  units,
  ...more,
})

const cases: readonly (readonly [string, object, string, string])[] = [
  [
    "a day before the pack",
    { ...good, day: "2012-12-31" },
    "pack-not-yet",
    "The rule pack cn-2012-57 holds from 2013-01-01 on; 2012-12-31 lies before it.",
  ],
  ["a day that does not exist", { ...good, day: "2024-02-30" }, "not-a-day", "“2024-02-30” in day is no day."],
  [
    "an unknown place",
    unit({ place: "999999" }),
    "unknown-unit-place",
    "The place “999999” of a is not among the known codes.",
  ],
  [
    "an unknown place of the head office",
    { ...good, facts: { headOffice: "nowhere" } },
    "unknown-unit-place",
    "The place “nowhere” of headOffice is not among the known codes.",
  ],
  ["no place", unit({ place: undefined }), "missing-place", "The unit a shares but has no place."],
  [
    "a negative factor",
    unit({ factors: { revenue: "-1", payroll: "1", assets: "1" } }),
    "negative-value",
    "revenue of a is negative (-1).",
  ],
  [
    "a zero total",
    { ...good, units: [branch("a", "320500", "0"), branch("b", "340100", "0")] },
    "no-factor-total",
    "The factor revenue, payroll, assets sums to zero and cannot be a denominator.",
  ],
  [
    "a zero denominator",
    unit({ factors: { revenue: "1/0", payroll: "1", assets: "1" } }),
    "zero-denominator",
    "The denominator of “1/0” is zero.",
  ],
  [
    "a zero divisor",
    {
      pack: "us-mn-fiscal-disparities",
      currency: "USD",
      units: [{ id: "x", factors: { value: "2", valueBefore: "1", population: "1", valuePerHead: "0" } }],
    },
    "zero-divisor",
    "valuePerHead of x is zero and cannot divide.",
  ],
  [
    "more decimals than the currency",
    { ...good, amount: "1000.005" },
    "too-many-decimals",
    "The amount 1000.005 has more decimals than CNY has (2).",
  ],
  [
    "decimals in yen",
    { pack: "us-single-sales", currency: "JPY", amount: "10.5", units: [{ id: "x", factors: { sales: "1" } }] },
    "too-many-decimals",
    "The amount 10.5 has more decimals than JPY has (0).",
  ],
  [
    "a number that a float cannot hold",
    { ...good, amount: 2 ** 53 },
    "inexact-number",
    "The number 9007199254740992 loses digits when it is read as a float.",
  ],
  ["a text that is no number", { ...good, amount: "one thousand" }, "not-a-number", "“one thousand” is no number."],
  ["an unknown currency", { ...good, currency: "XXY" }, "unknown-currency", "The currency “XXY” is not known."],
  [
    "the wrong currency for the limits of a pack",
    { pack: "de-zerlegung", currency: "CNY", amount: "1", units: [{ id: "a" }] },
    "other-currency",
    "The limits of the pack de-zerlegung are in EUR; the case is in CNY.",
  ],
  [
    "no amount",
    { ...good, amount: undefined },
    "no-amount",
    "The amount is missing: tax of the whole enterprise for the period (its taxable income where places have different rates).",
  ],
  ["no units", { ...good, units: [] }, "wrong-shape", "units: a case needs units"],
  ["a word that a case does not know", { ...good, unit: [] }, "wrong-shape", 'Unrecognized key: "unit"'],
  [
    "the same unit twice",
    { ...good, units: [branch("a", "320500", "1"), branch("a", "320500", "1")] },
    "unit-twice",
    "The unit “a” is listed twice.",
  ],
  [
    "an unknown factor",
    unit({ factors: { sales: "1" } }),
    "unknown-factor",
    "The factor “sales” of a is not one of the pack cn-2012-57.",
  ],
  ["a missing factor", unit({ factors: { revenue: "1", payroll: "1" } }), "missing-factor", "a has no assets."],
  [
    "an unknown flag",
    unit({ flags: ["small"] }),
    "unknown-flag",
    "The flag “small” of a is not one of the pack cn-2012-57.",
  ],
  [
    "an unknown role",
    unit({ role: "boss" }),
    "unknown-role",
    "The role “boss” of a is not one of the pack cn-2012-57.",
  ],
  [
    "an unknown fact",
    { ...good, facts: { headoffice: "310000" } },
    "unknown-fact",
    "The fact “headoffice” is not one of the pack cn-2012-57.",
  ],
  [
    "a fact of another kind",
    { ...good, facts: { income: "yes" } },
    "wrong-fact",
    "“yes” is no flag for the fact income.",
  ],
  [
    "a missing fact",
    { pack: "cn-2015-92-relocation", amount: "1", units: [{ id: "a", place: "110000" }] },
    "missing-fact",
    "The fact movedOn is missing: day by which the registrations are changed and production is reached.",
  ],
  [
    "factors of another year",
    { ...good, facts: { factorYear: 2024 } },
    "wrong-factor-year",
    "The factors are of 2024; for 2024-12-31 those of 2023 are needed.",
  ],
  [
    "units that are all excluded",
    { ...good, units: [branch("a", "320500", "1", { flags: ["abroad"] })] },
    "nobody-shares",
    "All 1 units are excluded, so nobody shares.",
  ],
  [
    "a unit above that is not listed",
    unit({ parent: "c" }),
    "unknown-parent",
    "The unit above a, “c”, is not listed, or they lie above each other.",
  ],
  [
    "units above each other",
    { ...good, units: [branch("a", "320500", "1", { parent: "b" }), branch("b", "340100", "1", { parent: "a" })] },
    "unknown-parent",
    "",
  ],
  [
    "a unit below another where the rule has none",
    zone([
      { id: "a", place: "310118", parent: "b" },
      { id: "b", place: "310118", factors: { investment: 1 } },
    ]),
    "no-lower-units",
    "This rule knows no lower units, but a has a parent.",
  ],
  [
    "totals where the rule has none",
    { ...good, totals: { revenue: "10" } },
    "no-totals-allowed",
    "In the pack cn-2012-57 the denominators are the sums of its units; totals are not used.",
  ],
  [
    "a total below its units",
    {
      pack: "us-single-sales",
      currency: "USD",
      amount: "1",
      totals: { sales: "1" },
      units: [{ id: "x", factors: { sales: "2" } }],
    },
    "total-below-units",
    "The total 1 of sales is less than its units have (2).",
  ],
  [
    "an agreement where the rule has none",
    { ...good, agreement: { reference: "r", shares: { a: "1" } } },
    "no-agreement-allowed",
    "The pack cn-2012-57 knows no agreement in place of its formula.",
  ],
  [
    "an agreement that leaves a unit out",
    zone(
      [
        { id: "a", place: "310118" },
        { id: "b", place: "320509" },
      ],
      { agreement: { reference: "r", shares: { a: "1" } } },
    ),
    "wrong-agreement",
    "The agreed shares do not fit the units that share (b); they sum to 1.",
  ],
  [
    "an agreement that does not sum to one",
    zone([{ id: "a", place: "310118" }], { agreement: { reference: "r", shares: { a: "0.9" } } }),
    "wrong-agreement",
    "The agreed shares do not fit the units that share (–); they sum to 0.9.",
  ],
  [
    "a cap where the rule has none",
    unit({ cap: "1" }),
    "no-limits-allowed",
    "This rule has no limits of units, but a has a floor or a cap.",
  ],
  [
    "caps that take less than there is",
    zone([{ id: "a", place: "310118", factors: { investment: 1 }, cap: "999" }]),
    "limits-unreachable",
    "",
  ],
  [
    "floors that need more than there is",
    zone([{ id: "a", place: "310118", factors: { investment: 1 }, floor: "1001" }]),
    "limits-unreachable",
    "",
  ],
  [
    "income without a rate",
    { ...good, facts: { income: true, headOfficeRate: "0.25" } },
    "missing-rate",
    "The amount is income, and a has no tax rate (headOfficeRate).",
  ],
  [
    "a rate above one",
    { ...good, facts: { income: true, headOfficeRate: "0.25" }, units: [branch("a", "320500", "1", { rate: "25" })] },
    "rate-above-one",
    "The tax rate of a is above 100%.",
  ],
  [
    "a multiplier where the rule has none",
    unit({ multiplier: "4" }),
    "no-multiplier-allowed",
    "This rule has no multipliers, but a has one.",
  ],
  [
    "a multiplier below the least",
    {
      pack: "de-zerlegung",
      currency: "EUR",
      amount: "100000",
      units: [{ id: "a", role: "head-office", factors: { wages: "1000" }, multiplier: "1.9" }],
    },
    "multiplier-too-low",
    "The multiplier 190% of a is below 200%.",
  ],
  [
    "a negative amount that limits forbid",
    zone([{ id: "a", place: "310118", factors: { investment: 1 } }], { amount: "-1" }),
    "negative-amount",
    "The pack cn-demonstration-zone cannot divide the negative amount -1.00.",
  ],
  [
    "another pool than the growth gives",
    {
      pack: "us-mn-fiscal-disparities",
      currency: "USD",
      amount: "41",
      units: [{ id: "x", factors: { value: "200", valueBefore: "100", population: "1", valuePerHead: "1" } }],
    },
    "other-pool",
    "The amount is 41.00, but what the units pay in is 40.00.",
  ],
  [
    "two units in one role",
    {
      pack: "cn-enclave-years",
      amount: "1",
      facts: { startedOn: "2020-01-01" },
      units: [
        { id: "a", place: "310000", role: "park" },
        { id: "b", place: "310000", role: "park" },
      ],
    },
    "role-count",
    "",
  ],
  [
    "a unit without a role",
    {
      pack: "cn-enclave-years",
      amount: "1",
      facts: { startedOn: "2020-01-01" },
      units: [
        { id: "a", place: "310000", role: "park" },
        { id: "b", place: "310000", role: "origin" },
        { id: "c", place: "310000" },
      ],
    },
    "unit-without-role",
    "c has none of the roles that this rule gives shares to.",
  ],
  [
    "a unit called like a pool",
    { ...good, units: [branch("head-office", "310000", "1"), ...good.units] },
    "unit-named-as-pool",
    "The unit “head-office” has the name of a pool of the pack cn-2012-57.",
  ],
  [
    "a unit called like what belongs to nobody",
    {
      pack: "us-single-sales",
      currency: "USD",
      amount: "1",
      units: [{ id: "elsewhere", factors: { sales: "1" } }],
      totals: { sales: "2" },
    },
    "unit-named-as-pool",
    "The unit “elsewhere” has the name of a pool",
  ],
  [
    "a multiplier written as per cent",
    {
      pack: "de-zerlegung",
      currency: "EUR",
      amount: "1000000",
      units: [{ id: "a", role: "head-office", multiplier: "410", factors: { wages: "1000" } }],
    },
    "multiplier-too-high",
    "The multiplier 41000% of a is above 2000% and looks like a slip.",
  ],
  [
    "a loss as income",
    { ...good, amount: "-1000", facts: { income: true, headOfficeRate: "0.25" } },
    "negative-income",
    "The income of -1000.00 is negative: a loss is not taxed",
  ],
  [
    "a rate where the amount is tax",
    unit({ rate: "0.15" }),
    "unread-part",
    "a has rate, which the pack cn-2012-57 does not look at in this case.",
  ],
  [
    "a day of opening under a pack that does not ask for it",
    zone([{ id: "a", place: "310118", opened: "2024-01-01", factors: { investment: "1" } }]),
    "unread-part",
    "a has opened, which the pack cn-demonstration-zone does not look at",
  ],
  [
    "a day of closing under a pack that does not ask for it",
    zone([{ id: "a", place: "310118", closed: "2024-01-01", factors: { investment: "1" } }]),
    "unread-part",
    "a has closed, which",
  ],
  ...[{ flags: ["abroad"] }, { opened: "2024-03-01" }, { closed: "2024-12-31" }].map(
    (more): readonly [string, object, string, string] => [
      `${Object.keys(more)} of a lower unit`,
      { ...good, units: [...good.units, branch("c", "320500", "9", { parent: "a", ...more })] },
      "lower-unit-part",
      `c is added to the unit above it, a, so that its ${Object.keys(more)} would count for nothing.`,
    ],
  ),
  [
    "a branch closed before it was opened",
    unit({ opened: "2023-05-01", closed: "2023-04-30" }),
    "closed-before-opened",
    "a is closed on 2023-04-30, before it is opened on 2023-05-01.",
  ],
  [
    "a day before the agreement",
    {
      pack: "cn-enclave-years",
      day: "2019-12-31",
      amount: "1",
      facts: { startedOn: "2020-01-01" },
      units: [{ id: "a", place: "310000", role: "park" }],
    },
    "before-term",
    "2019-12-31 lies before startedOn (2020-01-01): the sharing has not begun.",
  ],
]

test.each(cases)("%s is refused in the caller's words", (_, written, code, text) => {
  const told = refusal(written)
  expect(told.code).toBe(`settlement.${code}`)
  expect(told.en).toContain(text)
  expect(told.zh).not.toMatch(/\{\w+\}/)
})

test("every refusal of a division has a case here, or is told by the command", () => {
  const named = new Set(cases.map(([, , code]) => `settlement.${code}`))
  const elsewhere = ["settlement.unknown-pack", "settlement.pack-ended", "settlement.shares-above-one"]
  const own = Object.keys(texts).filter((code) => code in apportionmentRefusals && !elsewhere.includes(code))
  expect(own.filter((code) => !named.has(code))).toEqual([])
})
