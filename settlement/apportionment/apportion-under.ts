import { type Currency, type Day, type Rational, Refusal, rational, type Text, valueAt } from "../../base/index.ts"
import { apportion, roundToSum } from "../apportion.ts"
import { analogySteps } from "./by-analogy.ts"
import type { ApportionmentCase } from "./case.ts"
import { exactParts } from "./exact-parts.ts"
import { leviesOf } from "./levies.ts"
import { roundParts } from "./round-parts.ts"
import type { PackVersion, RulePack } from "./rule-pack.ts"
import type { Step } from "./step.ts"

/** What one unit receives. */
export interface ApportionedPart {
  readonly id: string
  readonly place?: string
  /** Minor units. */
  readonly amount: bigint
  /** Its share in what is divided, before limits and small amounts. */
  readonly share: Rational
  /** Why it does not share. */
  readonly excluded?: Text
  /** Minor units it paid into a pool; with those of the others they make the whole. */
  readonly paidIn?: bigint
  /** What it levies: its exact part × its multiplier, to the minor unit. */
  readonly levy?: bigint
  /** Its amount between levels of government; they make the amount. */
  readonly within?: ReadonlyMap<string, bigint>
}

/** A division with its arithmetic. Parts and pools make the whole, to the minor unit. */
export interface Apportionment {
  readonly pack: string
  /** The day from which the version that decided holds. */
  readonly packVersion: string
  readonly title: Text
  readonly status: RulePack["status"]
  readonly source: Text | null
  /** What in the rule has no source. */
  readonly assumed: readonly Text[]
  readonly day: Day
  readonly currency: Currency
  readonly whole: bigint
  /** In the order of the units given; units that belong to another are part of it. */
  readonly parts: readonly ApportionedPart[]
  readonly pools: readonly {
    readonly id: string
    readonly title: Text
    readonly place?: string
    readonly amount: bigint
  }[]
  readonly steps: readonly Step[]
}

/**
 * Divides an amount under a rule pack: base × Σ weight · factor, with the exclusions, thresholds, limits, small amounts,
 * agreement, rates and rounding of the version in force on the day. Exact until one rounding at the end.
 * @param pack as `readRulePack` gives it
 * @param given as `readCase` gives it
 * @param places codes of places that are known; asked by packs whose places are codes
 * @returns parts and pools in minor units that make the whole, and every step in words
 * @throws Refusal naming what of the case cannot be divided (`settlement/apportionment/refusals.ts`)
 * @example apportionUnder(pack, readCase({ pack: "cn-2012-57", day: "2024-12-31", … }, currencies), places).parts
 */
export function apportionUnder(pack: RulePack, given: ApportionmentCase, places: ReadonlySet<string>): Apportionment {
  const { from, version } = versionOn(pack, given.day)
  if (pack.currency !== undefined && pack.currency !== given.currency.code)
    throw new Refusal("settlement.other-currency", { pack: pack.id, needed: pack.currency, given: given.currency.code })
  const exact = exactParts(pack, version, given, places)
  const rounded = roundParts(version, exact, given.currency)
  const levies = leviesOf(version, exact, given.currency)
  const paid = roundToSum([...exact.paidIn.values()], exact.paidIn.size === 0 ? 0n : exact.whole)
  const paidIn = new Map([...exact.paidIn.keys()].map((id, place) => [id, paid[place]]))
  return {
    pack: pack.id,
    packVersion: from,
    title: pack.title,
    status: pack.status,
    source: version.source ?? null,
    assumed: version.assumed,
    day: given.day,
    currency: given.currency,
    whole: exact.whole,
    parts: exact.members.map(({ id, place }) => ({
      id,
      ...(place === undefined ? {} : { place }),
      amount: rounded.parts.get(id) ?? 0n,
      share: exact.shares.get(id) ?? rational(0n),
      ...optional("excluded", exact.excluded.get(id)),
      ...optional("paidIn", paidIn.get(id)),
      ...optional("levy", levies.levies.get(id)),
      ...optional("within", withinOf(version, rounded.parts.get(id) ?? 0n)),
    })),
    pools: [...rounded.pools].map(([id, amount]) => ({
      id,
      title: pack.portions[id]?.title ?? outside,
      ...optional("place", exact.facts.text(pack.portions[id]?.place ?? "")),
      amount,
    })),
    steps: [ruleStep(pack, from, version), ...analogySteps(pack, given), ...exact.steps, ...levies.steps, rounded.step],
  }
}

const outside: Text = { zh: "案例以外的地方", en: "outside the case" }

function optional<Name extends string, Value>(
  name: Name,
  value: Value | undefined,
): { readonly [Key in Name]?: Value } {
  const none: { readonly [Key in Name]?: Value } = {}
  return value === undefined ? none : { ...none, [name]: value }
}

/**
 * The version of a pack in force on a day, with the day from which it holds.
 * @throws Refusal "settlement.pack-not-yet", "settlement.pack-ended"
 * @example versionOn(pack, day("2024-12-31")).from // "2013-01-01"
 */
export function versionOn(pack: RulePack, day: Day): { readonly from: string; readonly version: PackVersion } {
  const dated = Object.entries(pack.versions).map(([from, value]) => ({ from, value, source: "" }))
  const [first] = dated
  if (first === undefined || day < first.from)
    throw new Refusal("settlement.pack-not-yet", { pack: pack.id, day, from: first?.from ?? "–" })
  const found = valueAt(dated, day)
  if (found === undefined) throw new Refusal("settlement.pack-ended", { pack: pack.id, day })
  return { from: found.from, version: found.value }
}

function ruleStep({ title, status }: RulePack, from: string, version: PackVersion): Step {
  const states = {
    "in-force": { zh: "", en: "" },
    proposal: { zh: "（提案，从未施行）", en: " (a proposal, never in force)" },
    template: { zh: "（协议模板，条款由各方约定）", en: " (a template: its parties agree the terms)" },
  }[status]
  return {
    kind: "rule",
    text: {
      zh: `规则：${title.zh}${states.zh}，${from} 起的版本。`,
      en: `Rule: ${title.en}${states.en}, version of ${from}.`,
    },
    ...(version.source === undefined ? {} : { source: version.source }),
  }
}

function withinOf({ within }: PackVersion, amount: bigint): ReadonlyMap<string, bigint> | undefined {
  if (within === undefined) return undefined
  const common = Object.values(within.into).reduce((product, { denominator }) => product * denominator, 1n)
  return apportion(
    amount,
    new Map(
      Object.entries(within.into).map(([level, share]) => [level, (share.numerator * common) / share.denominator]),
    ),
  )
}
