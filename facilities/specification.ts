import type { Text } from "../base/index.ts"
import type { Specification } from "./facility.ts"

/** Beyond this a figure is a slip of the keyboard, and its canonical unit would leave the numbers. */
const largest = 1e15

/** What is wrong with what an instrument is said to do, or undefined: each quantity stands once, low before high. */
export function specificationFault(specifications: readonly Specification[]): Text | undefined {
  const seen = new Set<string>()
  for (const { quantity, low, high } of specifications) {
    if (seen.has(quantity)) return { zh: `“${quantity}”写了两次`, en: `"${quantity}" stands twice` }
    seen.add(quantity)
    if (low > high)
      return { zh: `“${quantity}”的下限大于上限`, en: `the low end of "${quantity}" is above its high end` }
    if (Math.max(Math.abs(low), Math.abs(high)) > largest)
      return { zh: `“${quantity}”的数值过大`, en: `the figure of "${quantity}" is too large` }
  }
  return undefined
}
