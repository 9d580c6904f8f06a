import { type Currency, compare, multiply, Refusal, rational, roundHalfUp } from "../../base/index.ts"
import type { ExactParts } from "./exact-parts.ts"
import type { PackVersion } from "./rule-pack.ts"
import { foundedOn, type Step, shownAmount, shownPercent } from "./step.ts"

/** What each unit levies on its exact part by its own multiplier. @throws Refusal "settlement.no-multiplier-allowed", "settlement.multiplier-too-low", "settlement.multiplier-too-high" */
export function leviesOf(
  { multiplier }: PackVersion,
  { members, parts, excluded }: ExactParts,
  currency: Currency,
): { readonly levies: ReadonlyMap<string, bigint>; readonly steps: readonly Step[] } {
  const told = members.filter((member) => member.multiplier !== undefined)
  const [first] = told
  if (multiplier === undefined) {
    if (first !== undefined) throw new Refusal("settlement.no-multiplier-allowed", { unit: first.id })
    return { levies: new Map(), steps: [] }
  }
  const rows = told.flatMap(({ id, multiplier: factor }) => {
    if (factor === undefined || excluded.has(id)) return []
    if (compare(factor, multiplier.least) < 0)
      throw new Refusal("settlement.multiplier-too-low", {
        unit: id,
        given: shownPercent(factor),
        least: shownPercent(multiplier.least),
      })
    if (compare(factor, multiplier.most) > 0)
      throw new Refusal("settlement.multiplier-too-high", {
        unit: id,
        given: shownPercent(factor),
        most: shownPercent(multiplier.most),
      })
    const part = parts.get(id) ?? rational(0n)
    return [{ id, factor, part, levy: roundHalfUp(multiply(part, factor)) }]
  })
  return {
    levies: new Map(rows.map(({ id, levy }) => [id, levy])),
    steps: rows.map(({ id, factor, part, levy }) => {
      const sum = `${shownAmount(part, currency)} × ${shownPercent(factor)} = ${shownAmount(rational(levy), currency)}`
      return {
        kind: "levy",
        of: id,
        text: { zh: `${multiplier.title.zh}，${id}：${sum}。`, en: `${multiplier.title.en}, ${id}: ${sum}.` },
        ...foundedOn(multiplier),
      }
    }),
  }
}
