import { type Currency, multiply, rational } from "../../base/index.ts"
import { roundToSum } from "../apportion.ts"
import type { ExactParts } from "./exact-parts.ts"
import { inRole } from "./key-shares.ts"
import type { PackVersion } from "./rule-pack.ts"
import { foundedOn, type Step, shownAmount } from "./step.ts"

/** Whole minor units that make the whole. */
export interface Rounded {
  readonly parts: ReadonlyMap<string, bigint>
  readonly pools: ReadonlyMap<string, bigint>
  readonly step: Step
}

/** Rounds parts and pools together, once; a negative whole is the mirror of the positive one. */
export function roundParts(
  { rounding }: PackVersion,
  { whole, parts, pools, members }: ExactParts,
  currency: Currency,
): Rounded {
  const items = [
    ...[...parts].map(([id, value]) => ({ id, isPool: false, value })),
    ...[...pools].map(([id, value]) => ({ id, isPool: true, value })),
  ]
  if (rounding.ties !== "order")
    items.sort((a, b) => (a.isPool === b.isPool ? (a.id < b.id ? -1 : 1) : a.isPool ? 1 : -1))
  const sign = whole < 0n ? -1n : 1n
  const sizes = items.map(({ value }) => multiply(value, rational(sign)))
  const down = sizes.map(({ numerator, denominator }) => numerator / denominator)
  const left = sign * whole - down.reduce((sum, part) => sum + part, 0n)
  const rest = restPlace(rounding, members)
  const units =
    rest === undefined
      ? roundToSum(sizes, sign * whole)
      : down.map((part, place) => (items[place]?.id === rest ? part + left : part))
  const rounded = items.map(({ id, isPool }, place) => ({ id, isPool, amount: sign * (units[place] ?? 0n) }))
  const amounts = (isPool: boolean) =>
    new Map(rounded.filter((one) => one.isPool === isPool).map(({ id, amount }) => [id, amount]))
  const inOrder = (ids: Iterable<string>, found: ReadonlyMap<string, bigint>) =>
    new Map([...ids].map((id) => [id, found.get(id) ?? 0n]))
  return {
    parts: inOrder(parts.keys(), amounts(false)),
    pools: inOrder(pools.keys(), amounts(true)),
    step: roundingStep(rounding, left, rest, shownAmount(rational(whole), currency)),
  }
}

function restPlace({ method, rest }: PackVersion["rounding"], members: ExactParts["members"]): string | undefined {
  if (method !== "down" || rest === undefined) return undefined
  return "role" in rest ? inRole(rest.role, members) : rest.portion
}

function roundingStep(rounding: PackVersion["rounding"], left: bigint, rest: string | undefined, whole: string): Step {
  const ties =
    rounding.ties === "order"
      ? { zh: "余数相同时按给出的次序", en: "equal remainders in the order given" }
      : { zh: "余数相同时按编号次序", en: "equal remainders by id" }
  const extra = `${left}`
  const method =
    left === 0n
      ? { zh: "各部分恰为整数个最小单位，没有余数", en: "nothing was left over" }
      : rest === undefined
        ? {
            zh: `最大余数法，剩余 ${extra} 个最小单位归余数最大者，${ties.zh}`,
            en: `largest remainder: the ${extra} minor units left go to the largest remainders, ${ties.en}`,
          }
        : {
            zh: `各部分向下取整，剩余 ${extra} 个最小单位归 ${rest}`,
            en: `each down; the ${extra} minor units left go to ${rest}`,
          }
  return {
    kind: "rounding",
    text: {
      zh: `舍入一次：${method.zh}；各部分合计 ${whole}。`,
      en: `Rounded once, ${method.en}; the parts sum to ${whole}.`,
    },
    ...foundedOn(rounding),
  }
}
