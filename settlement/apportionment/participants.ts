import { add, compare, type Day, type Rational, Refusal, rational, type Text } from "../../base/index.ts"
import type { ApportionmentCase, Unit } from "./case.ts"
import type { Exclusion, PackVersion, RulePack } from "./rule-pack.ts"
import { foundedOn, type Step, shownNumber } from "./step.ts"

/** Id of the pool of what belongs to nobody in the case. */
export const outsidePool = "elsewhere"

/** A unit with its factors summed, those of lower units included. */
export interface Member extends Omit<Unit, "factors"> {
  readonly values: ReadonlyMap<string, Rational>
}

/** Who shares, who does not and why. */
export interface Participants {
  /** Every unit that is not part of another, in the order given. */
  readonly members: readonly Member[]
  readonly sharing: readonly Member[]
  readonly excluded: ReadonlyMap<string, Text>
  readonly steps: readonly Step[]
}

/**
 * The units that share: checked against the pack, lower units added to theirs, exclusions applied.
 * @throws Refusal "settlement.unknown-factor", "settlement.unknown-flag", "settlement.unknown-role",
 * "settlement.unknown-unit-place", "settlement.missing-place", "settlement.no-lower-units", "settlement.unknown-parent",
 * "settlement.nobody-shares", "settlement.unit-named-as-pool"
 */
export function participantsOf(
  pack: RulePack,
  version: PackVersion,
  given: ApportionmentCase,
  places: ReadonlySet<string>,
): Participants {
  for (const unit of given.units) checkUnit(pack, unit, places)
  refuseNamesOfPools(pack, version, given)
  const { members, steps } = joined(version, given.units)
  const hits = members.flatMap((member) => {
    const rule = version.excluded.find((one) => applies(one, member, given.day))
    return rule === undefined ? [] : [{ member, rule }]
  })
  const isLast = hits.length === members.length
  const kept = hits.filter(({ rule }) => !(isLast && rule.unlessNobody === true))
  const excluded = new Map(kept.map(({ member, rule }) => [member.id, rule.title]))
  const sharing = members.filter(({ id }) => !excluded.has(id))
  const placeless = sharing.find(({ place }) => place === undefined)
  if (pack.places === "known" && placeless !== undefined)
    throw new Refusal("settlement.missing-place", { unit: placeless.id })
  return { members, sharing, excluded, steps: [...steps, ...kept.map(({ member, rule }) => exclusion(member, rule))] }
}

function checkUnit(pack: RulePack, { id, factors, flags, role, place }: Unit, places: ReadonlySet<string>): void {
  const lists = [
    { code: "settlement.unknown-factor", given: [...factors.keys()], known: Object.keys(pack.factors) },
    { code: "settlement.unknown-flag", given: flags, known: Object.keys(pack.flags) },
    { code: "settlement.unknown-role", given: role === undefined ? [] : [role], known: Object.keys(pack.roles) },
  ]
  for (const { code, given, known } of lists) {
    const stranger = given.find((one) => !known.includes(one))
    if (stranger !== undefined)
      throw new Refusal(code, { unit: id, given: stranger, pack: pack.id, known: known.join(", ") || "–" })
  }
  if (pack.places === "known" && place !== undefined && !places.has(place))
    throw new Refusal("settlement.unknown-unit-place", { unit: id, place })
}

/** In a table of parts and pools one name would stand for two. */
function refuseNamesOfPools(pack: RulePack, { splits, elsewhere }: PackVersion, { units }: ApportionmentCase): void {
  const pools = new Set([...splits.flatMap(({ into }) => Object.keys(into)), ...(elsewhere ? [outsidePool] : [])])
  const unit = units.find(({ id }) => pools.has(id))
  if (unit !== undefined) throw new Refusal("settlement.unit-named-as-pool", { unit: unit.id, pack: pack.id })
}

function applies({ when }: Exclusion, { flags, opened, closed }: Member, day: Day): boolean {
  if ("flag" in when) return flags.includes(when.flag)
  // Who opens in a later year does not share either: it is not there yet.
  if ("opened" in when) return opened !== undefined && opened.slice(0, 4) >= day.slice(0, 4)
  return closed !== undefined && closed <= day
}

function exclusion({ id }: Member, rule: Exclusion): Step {
  return {
    kind: "excluded",
    of: id,
    text: { zh: `${id} 不参与分摊：${rule.title.zh}。`, en: `${id} does not share: ${rule.title.en}.` },
    ...foundedOn(rule),
  }
}

function joined(
  { lowerUnits, capEach }: PackVersion,
  units: readonly Unit[],
): { readonly members: readonly Member[]; readonly steps: readonly Step[] } {
  const byId = new Map(units.map((unit) => [unit.id, unit]))
  const below = units.filter(({ parent }) => parent !== undefined)
  const [first] = below
  if (first !== undefined && lowerUnits === undefined)
    throw new Refusal("settlement.no-lower-units", { unit: first.id })
  const roots = new Map(units.map((unit) => [unit.id, rootOf(unit, byId)]))
  const steps: Step[] = below.map(({ id }) => ({
    kind: "unit",
    of: id,
    text: {
      zh: `${id} 的因素并入上级单位 ${roots.get(id)}。`,
      en: `The factors of ${id} are added to the unit above it, ${roots.get(id)}.`,
    },
  }))
  const sums = new Map<string, Map<string, Rational>>()
  for (const { id, factors } of units) {
    const root = roots.get(id) ?? id
    const values = sums.get(root) ?? new Map<string, Rational>()
    sums.set(root, values)
    for (const [factor, value] of factors)
      values.set(factor, add(values.get(factor) ?? rational(0n), counted(value, capEach[factor])))
  }
  const members = units
    .filter(({ parent }) => parent === undefined)
    .map(({ factors: _, ...unit }) => ({ ...unit, values: sums.get(unit.id) ?? new Map<string, Rational>() }))
  return { members, steps: [...steps, ...cappedSteps(units, capEach)] }
}

function counted(value: Rational | readonly Rational[], cap: Rational | undefined): Rational {
  if ("numerator" in value) return value
  return value.map((one) => (cap !== undefined && compare(one, cap) > 0 ? cap : one)).reduce(add, rational(0n))
}

function rootOf(unit: Unit, byId: ReadonlyMap<string, Unit>): string {
  let one = unit
  for (let hops = 0; one.parent !== undefined; hops++) {
    const above = byId.get(one.parent)
    if (above === undefined || hops > byId.size)
      throw new Refusal("settlement.unknown-parent", { unit: one.id, parent: one.parent })
    one = above
  }
  return one.id
}

function cappedSteps(units: readonly Unit[], capEach: PackVersion["capEach"]): readonly Step[] {
  return units.flatMap(({ id, factors }) =>
    Object.entries(capEach).flatMap(([factor, cap]): readonly Step[] => {
      const listed = factors.get(factor) ?? []
      const over = "numerator" in listed ? 0 : listed.filter((value) => compare(value, cap) > 0).length
      if (over === 0) return []
      const most = shownNumber(cap)
      return [
        {
          kind: "factor",
          of: id,
          text: {
            zh: `${id}：${factor} 中有 ${over} 项超过 ${most}，每项只计 ${most}。`,
            en: `${id}: ${over} values of ${factor} exceed ${most}; of each only ${most} counts.`,
          },
        },
      ]
    }),
  )
}
