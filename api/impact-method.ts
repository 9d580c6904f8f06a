import { type Currency, formatMinorUnits, type Text } from "../base/index.ts"
import type { StandingAlone } from "../settlement/index.ts"
import type { RegionFacts } from "./platform.ts"

/** What the sentences about a statement count. */
export interface Counted {
  readonly start: string
  readonly end: string
  readonly cases: number
  readonly open: number
  readonly left: number
  readonly value: string
}

/** How the figures of a statement were made, sentence by sentence. */
export function methodOf({ start, end, cases, open, left, value }: Counted): readonly Text[] {
  return [
    {
      zh: `取 ${start} 至 ${end} 期间作出且已经结束（已结算、取消或谢绝）的 ${cases} 次预约；另有 ${open} 次尚未结束，不计入金额，但其在创新券上的预留照样占用余额。`,
      en: `Taken are the ${cases} bookings made from ${start} to ${end} that have ended: settled, cancelled or declined. ${open} more have not ended; they are not in the figures, but what they reserve of vouchers is.`,
    },
    {
      zh: `每次预约用实际办理时的同一套计算各运行两遍：一遍按当时有效的规则，一遍按整个时期内都采用 ${value} 的假设；其余规则相同。`,
      en: `Each is run twice by the very engines that decided it: by the rules then in force, and as if ${value} had been in force for the whole period; all else is equal.`,
    },
    {
      zh: "一次预约适用其作出时的取值；此前的预约不变，它们占用的券额和年度上限照实计入。",
      en: "A booking goes by the values of the moment it was made. Earlier bookings stay as they are; what they hold of vouchers and caps counts as it was.",
    },
    {
      zh: "假定各方的行为不变：同样的预约、改期、取消和使用。价格变化会使人多用或少用多少，没有推测。",
      en: "People do what they did: the same bookings, moves, cancellations and uses. How many more or fewer there would be at other prices is not guessed.",
    },
    {
      zh: `按当时规则的试算与实际账单逐分核对：${left === 0 ? "全部一致。" : `${left} 次不一致，已从两遍试算中剔除并列出。`}`,
      en: `The run by the rules then in force is held against the posted bills to the last unit: ${left === 0 ? "all agree." : `${left} do not agree; they are left out of both runs and listed.`}`,
    },
    { zh: "试算只读取数据，不改动任何账目。", en: "The statement only reads: nothing in the ledger moves." },
  ]
}

/** Whether a group would do better alone, in words. */
export function standingText(found: StandingAlone | null, { jurisdictions, currency }: RegionFacts): Text {
  if (found === null)
    return {
      zh: "没有哪组成员自成一体会更好。",
      en: "No group of members would do better alone.",
    }
  const names = found.members.map(
    (code) => jurisdictions.find((one) => one.code === code)?.name ?? { zh: code, en: code },
  )
  const [alone, together, gain, fees] = [found.alone, found.together, found.gain, found.fees].map((amount) =>
    written(amount, currency),
  )
  return {
    zh: `${names.map(({ zh }) => zh).join("、")}若只在内部往来，所得为 ${alone}，而不是 ${together}，多得 ${gain}；为此要放弃与其他成员之间的 ${found.uses} 次使用，费用合计 ${fees}。`,
    en: `${listed(names.map(({ en }) => en))} would have ${alone} by serving only ${names.length === 1 ? "itself" : "each other"}, instead of ${together}: ${gain} more. It would give up ${found.uses} uses with the other members, of ${fees} in fees.`,
  }
}

function written(amount: bigint, currency: Currency): string {
  return `${currency.code} ${formatMinorUnits(amount, currency)}`
}

function listed(names: readonly string[]): string {
  return names.length < 2 ? names.join("") : `${names.slice(0, -1).join(", ")} and ${names.at(-1)}`
}
