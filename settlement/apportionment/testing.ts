import { join } from "node:path"
import { readCaseGround, readRulePacks } from "../../store/rule-packs.ts"
import { type ApportionmentAnswer, answerOf } from "./answer.ts"
import { type Apportionment, apportionUnder } from "./apportion-under.ts"
import { readCase } from "./case.ts"
import type { RulePack } from "./rule-pack.ts"

const regions = join(import.meta.dirname, "..", "..", "data", "regions")

/** The packs of this installation, and the places and currencies that its own region knows. */
export const { packs, problems } = readRulePacks()
export const ground = readCaseGround(join(regions, "yangtze"))

export function packOf(id: string): RulePack {
  const pack = packs.get(id)
  if (pack === undefined) throw new Error(`no pack ${id}`)
  return pack
}

/** A case divided under the pack that it names, on the last day of 2024 in yuan unless it says otherwise. */
export function divided(written: object): Apportionment {
  const given = readCase({ day: "2024-12-31", currency: "CNY", ...written }, ground.currencies)
  return apportionUnder(packOf(given.pack), given, ground.places)
}

export function answered(written: object): ApportionmentAnswer {
  return answerOf(divided(written))
}

/** Parts and pools by id, as the answer tells their amounts. */
export function amountsOf({ parts, pools }: ApportionmentAnswer): Readonly<Record<string, string>> {
  return Object.fromEntries([...parts, ...pools].map(({ id, amount }) => [id, amount]))
}

/** A unit whose factors are all the same number. */
export function branch(id: string, place: string, value: string, more: object = {}): object {
  return { id, place, factors: { revenue: value, payroll: value, assets: value }, ...more }
}
