import { type Currency, multiply, type Rational, rational } from "../../base/index.ts"
import type { PackVersion, RulePack } from "./rule-pack.ts"
import { foundedOn, type Step, shownAmount, shownNumber } from "./step.ts"

/** An amount cut into portions: one is divided between the units, the others stand as pools. */
export interface Portions {
  /** The portion that is divided; exact minor units. */
  readonly divided: Rational
  /** The others by id, in order of the splits. */
  readonly pools: ReadonlyMap<string, Rational>
  readonly steps: readonly Step[]
}

/** Cuts an amount by the splits of a version. @param currency for the words only */
export function portionsOf(pack: RulePack, version: PackVersion, amount: Rational, currency: Currency): Portions {
  const portions = new Map([["all", amount]])
  const steps: Step[] = []
  for (const split of version.splits) {
    const whole = portions.get(split.of) ?? rational(0n)
    portions.delete(split.of)
    const told = Object.entries(split.into).map(([id, share]) => {
      const part = multiply(whole, share)
      portions.set(id, part)
      return {
        title: pack.portions[id]?.title ?? { zh: id, en: id },
        sum: `${shownNumber(share)} = ${shownAmount(part, currency)}`,
      }
    })
    const from = shownAmount(whole, currency)
    steps.push({
      kind: "split",
      text: {
        zh: `${split.title.zh}：${told.map(({ title, sum }) => `${title.zh} ${from} × ${sum}`).join("；")}。`,
        en: `${split.title.en}: ${told.map(({ title, sum }) => `${title.en} ${from} × ${sum}`).join("; ")}.`,
      },
      ...foundedOn(split),
    })
  }
  const divided = portions.get(version.divided) ?? rational(0n)
  portions.delete(version.divided)
  return { divided, pools: portions, steps }
}
