import { uniformInt } from "pure-rand/distribution/uniformInt"
import { xoroshiro128plus } from "pure-rand/generator/xoroshiro128plus"

/** Chance from a seed: the same seed gives the same samples on every machine. */
export interface Chance {
  /** A whole number from `low` to `high`, both included. */
  between(low: number, high: number): number
  /** One of the choices. @throws RangeError when there is none */
  pick<Choice>(choices: readonly Choice[]): Choice
  /** One of the choices, each as likely as its weight. */
  weighted<Choice extends { readonly weight: number }>(choices: readonly Choice[]): Choice
  /** Up to `count` different choices, in their order. */
  some<Choice>(choices: readonly Choice[], count: number): Choice[]
  /** An id in the shape of a version 4 UUID. */
  uuid(): string
}

export function chanceFrom(seed: number): Chance {
  const generator = xoroshiro128plus(seed)
  const between = (low: number, high: number): number => uniformInt(generator, low, high)
  const pick = <Choice>(choices: readonly Choice[]): Choice => {
    const choice = choices.at(between(0, Math.max(0, choices.length - 1)))
    if (choice === undefined) throw new RangeError("nothing to pick from")
    return choice
  }
  return {
    between,
    pick,
    weighted(choices) {
      const total = choices.reduce((sum, { weight }) => sum + weight, 0)
      let left = between(1, total)
      const found = choices.find(({ weight }) => {
        left -= weight
        return left <= 0
      })
      return found ?? pick(choices)
    },
    some(choices, count) {
      const left = [...choices.keys()]
      while (left.length > count) left.splice(between(0, left.length - 1), 1)
      return choices.filter((_, at) => left.includes(at))
    },
    uuid() {
      const hex = Array.from({ length: 8 }, () => between(0, 0xffff).toString(16).padStart(4, "0"))
      const [a, b, c, d = "", e = "", ...rest] = hex
      return `${a}${b}-${c}-4${d.slice(1)}-a${e.slice(1)}-${rest.join("")}`
    },
  }
}
