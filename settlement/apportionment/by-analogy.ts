import type { ApportionmentCase } from "./case.ts"
import type { RulePack } from "./rule-pack.ts"
import { foundedOn, type Step } from "./step.ts"

/** Says so when a unit lies outside the area that the rule was made for. */
export function analogySteps({ area }: RulePack, { units }: ApportionmentCase): readonly Step[] {
  if (area === undefined) return []
  const outside = units.flatMap(({ id, place }) => (place === undefined || lies(place, area.codes) ? [] : [id]))
  if (outside.length === 0) return []
  const { title } = area
  const [zh, en] = [outside.join("、"), outside.join(", ")]
  return [
    {
      kind: "rule",
      text: {
        zh: `该规则为${title.zh}所定；不在其内：${zh}。此处仅为类推，对各方没有约束力。`,
        en: `The rule was made for ${title.en}; outside it: ${en}. It is followed here by analogy and binds nobody.`,
      },
      ...foundedOn(area),
    },
  ]
}

function lies(place: string, codes: readonly string[]): boolean {
  return /^\d{6}$/.test(place) && codes.some((code) => place.startsWith(code))
}
