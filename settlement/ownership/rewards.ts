import { compare, type Rational, type Text } from "../../base/index.ts"
import { shownPercent } from "../apportionment/step.ts"
import { liesIn } from "./applicable.ts"
import { type Clause, clauseOf, contractClause, type Held } from "./clause.ts"
import type { Conflict } from "./finding.ts"
import type { OwnershipCase, Party } from "./read-ownership-case.ts"
import type { Provision } from "./rule-shapes.ts"

/** What part of its income a unit gives to those who made the result. */
export interface Reward {
  readonly unit: string
  readonly share: Rational
  readonly clause: Clause
  /** The least that a rule of the unit or an agreement may give, where the law binds them. */
  readonly floor: { readonly share: Rational; readonly clause: Clause } | null
  /** What a unit may give by rules on record, although it need not. */
  readonly may: readonly { readonly share: Rational; readonly clause: Clause }[]
  readonly overridden: readonly Clause[]
  readonly conflicts: readonly Conflict[]
}

interface Told {
  readonly clause: Clause
  readonly share: Rational
  readonly force: "default" | "must" | "may"
  readonly layer: string
}

/**
 * The makers' part of a unit's income: what the unit ruled or agreed, not below what the law asks of its kind; without
 * either the highest default on record. Null where nothing on record and no clause speaks.
 * @param held provisions that apply on the day of the income
 */
export function rewardOf(given: OwnershipCase, unit: Party, held: readonly Held[]): Reward | null {
  const mode = given.income?.mode ?? ""
  const told = held.flatMap((one) => toldBy(one, unit, mode, given.income?.year ?? null))
  const highest = (force: readonly Told["force"][]): Told | undefined =>
    told
      .filter((one) => force.includes(one.force))
      .reduce<Told | undefined>(
        (top, one) => (top === undefined || compare(one.share, top.share) > 0 ? one : top),
        undefined,
      )
  const floor = highest(["must"])
  const agreed = given.contract?.clauses.find((one) => one.about === "reward" && one.unit === unit.id)
  const standing = {
    unit: unit.id,
    floor: floor === undefined ? null : { share: floor.share, clause: floor.clause },
    may: told.filter(({ force }) => force === "may").map(({ share, clause }) => ({ share, clause })),
  }
  const layers = differingLayers(unit.id, told)
  if (given.contract !== null && agreed?.about === "reward") {
    const clause = contractClause(given.contract.reference, agreed.id, saysShare(agreed.share))
    const set = told.filter(({ force }) => force === "default").map((one) => one.clause)
    if (floor === undefined || compare(agreed.share, floor.share) >= 0)
      return { ...standing, share: agreed.share, clause, overridden: set, conflicts: layers }
    const below = belowFloor(unit.id, { clause, share: agreed.share }, floor)
    return { ...standing, share: floor.share, clause: floor.clause, overridden: set, conflicts: [...layers, below] }
  }
  const decides = highest(["must", "default"])
  if (decides === undefined) return null
  return { ...standing, share: decides.share, clause: decides.clause, overridden: [], conflicts: layers }
}

function toldBy(held: Held, unit: Party, mode: string, year: number | null): readonly Told[] {
  const { reward } = held.provision
  const { jurisdiction, layer } = held.instrument
  if (reward === undefined || jurisdiction === null || !liesIn(unit.jurisdiction, jurisdiction)) return []
  if (!reward.modes.includes(mode) || !speaksOf(reward.units, unit)) return []
  if (reward.years !== undefined && (year === null || year > reward.years.most)) return []
  // Beyond the years that are sure the unit may end it: the law gives a range.
  const force = reward.years !== undefined && (year ?? 0) > reward.years.sure ? "may" : reward.force
  return [{ clause: clauseOf(held), share: reward.share, force, layer }]
}

const speaksOf = (units: readonly string[] | undefined, unit: Party): boolean =>
  units === undefined || units.includes(unit.kind)

function differingLayers(unit: string, told: readonly Told[]): readonly Conflict[] {
  const binding = told.filter(({ force }) => force !== "may")
  const top = binding.reduce<Told | undefined>(
    (first, one) => (first === undefined || compare(one.share, first.share) > 0 ? one : first),
    undefined,
  )
  const other = binding.find((one) => top !== undefined && one.layer !== top.layer && compare(one.share, top.share) < 0)
  if (top === undefined || other === undefined) return []
  return [
    {
      about: "reward",
      of: unit,
      sides: [top, other].map(({ clause, share }) => ({ clause, says: saysShare(share) })),
      outcome: {
        zh: `两层都是下限：不低于 ${shownPercent(top.share)} 同时满足两者。`,
        en: `Both are floors: at least ${shownPercent(top.share)} meets the two.`,
      },
      needsChoice: false,
    },
  ]
}

function belowFloor(
  unit: string,
  agreed: { readonly clause: Clause; readonly share: Rational },
  floor: Told,
): Conflict {
  return {
    about: "reward",
    of: unit,
    sides: [agreed, floor].map(({ clause, share }) => ({ clause, says: saysShare(share) })),
    outcome: {
      zh: `约定低于法定下限，按下限 ${shownPercent(floor.share)} 计算。`,
      en: `The agreement lies below what the law asks, so ${shownPercent(floor.share)} is used.`,
    },
    needsChoice: false,
  }
}

function saysShare(share: Rational): Text {
  return { zh: `给完成人 ${shownPercent(share)}`, en: `${shownPercent(share)} for the makers` }
}

/** A part of a reward that a group of makers does not fall below. */
export interface GroupFloor {
  readonly group: NonNullable<Provision["within"]>["group"]
  readonly share: Rational
  readonly clause: Clause
}

/** The floors of groups inside a unit's reward. */
export function groupFloorsOf(unit: Party, held: readonly Held[]): readonly GroupFloor[] {
  return held.flatMap((one) => {
    const { within } = one.provision
    const { jurisdiction } = one.instrument
    if (within === undefined || jurisdiction === null || !liesIn(unit.jurisdiction, jurisdiction)) return []
    return speaksOf(within.units, unit) ? [{ group: within.group, share: within.share, clause: clauseOf(one) }] : []
  })
}
