import { addDays, type Day, type Instant, instantAt, type Text } from "../../base/index.ts"
import { isInForce } from "../decide.ts"
import type { Entry } from "../entry.ts"

/** A version of the lists as enacted. It holds from its instant until the next one's. */
export interface EnactedLists {
  readonly number: number
  readonly effectiveAt: Instant
  /** The motion or text that enacted it. */
  readonly source: string
  readonly entries: readonly Entry[]
}

/** The text in force at the end of a day. */
export interface ConsolidatedText {
  readonly day: Day
  /** The version it is taken from; null before the first. */
  readonly version: Omit<EnactedLists, "entries"> | null
  /** In order of list (negative, power, responsibility, demand), then of id. */
  readonly entries: readonly Entry[]
}

/** The lists in the order in which they are read. */
export const listsInOrder = ["negative", "power", "responsibility", "demand"] as const

export const listTitles: Readonly<Record<(typeof listsInOrder)[number], Text>> = {
  negative: { zh: "负面清单", en: "Negative list" },
  power: { zh: "权力清单", en: "Power list" },
  responsibility: { zh: "责任清单", en: "Responsibility list" },
  demand: { zh: "需求清单", en: "Demand list" },
}

/**
 * The consolidated text on a day: the entries in force on it, of the version that is in force when the day ends.
 * @param versions in any order
 * @param zone time zone of the region, in which the day ends
 * @example consolidatedOn(versions, day("2026-11-24"), "Asia/Shanghai").entries[0].id // "NL-00"
 */
export function consolidatedOn(versions: readonly EnactedLists[], day: Day, zone: string): ConsolidatedText {
  const end = instantAt(addDays(day, 1), 0, zone)
  const found = [...versions]
    .sort((a, b) => (a.effectiveAt === b.effectiveAt ? a.number - b.number : a.effectiveAt < b.effectiveAt ? -1 : 1))
    .findLast(({ effectiveAt }) => effectiveAt < end)
  if (found === undefined) return { day, version: null, entries: [] }
  const { entries, ...version } = found
  return { day, version, entries: entries.filter((entry) => isInForce(entry, day)).sort(inOrder) }
}

function inOrder(a: Entry, b: Entry): number {
  const place = listsInOrder.indexOf(a.list) - listsInOrder.indexOf(b.list)
  return place !== 0 ? place : a.id < b.id ? -1 : 1
}
