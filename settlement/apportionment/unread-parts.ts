import { Refusal } from "../../base/index.ts"
import type { ApportionmentCase, Unit } from "./case.ts"
import type { Facts } from "./facts.ts"
import type { PackVersion, RulePack } from "./rule-pack.ts"

/**
 * Refuses what a unit tells and the rule would pass over: days that no exclusion asks for, a rate where the amount is no
 * income, and anything but factors of a unit that is added to another.
 * @throws Refusal "settlement.unread-part", "settlement.lower-unit-part", "settlement.closed-before-opened"
 */
export function refuseUnreadParts(
  pack: RulePack,
  version: PackVersion,
  { units }: ApportionmentCase,
  facts: Facts,
): void {
  const isIncome = version.rates !== undefined && facts.flag(version.rates.income)
  const read = {
    opened: version.excluded.some(({ when }) => "opened" in when),
    closed: version.excluded.some(({ when }) => "closed" in when),
    rate: isIncome,
  }
  for (const unit of units) {
    refuseOfLower(unit)
    for (const part of ["opened", "closed", "rate"] as const)
      if (unit[part] !== undefined && !read[part])
        throw new Refusal("settlement.unread-part", { unit: unit.id, part, pack: pack.id })
    const { id, opened, closed } = unit
    if (opened !== undefined && closed !== undefined && closed < opened)
      throw new Refusal("settlement.closed-before-opened", { unit: id, opened, closed })
  }
}

const ofMembers = ["role", "opened", "closed", "rate", "multiplier", "floor", "cap"] as const

function refuseOfLower(unit: Unit): void {
  if (unit.parent === undefined) return
  const part = unit.flags.length > 0 ? "flags" : ofMembers.find((one) => unit[one] !== undefined)
  if (part !== undefined) throw new Refusal("settlement.lower-unit-part", { unit: unit.id, part, parent: unit.parent })
}
