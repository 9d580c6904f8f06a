import type { DurationId, ShareId } from "./definitions.ts"

export interface CellTally {
  readonly home: string
  readonly host: string
  made: number
  settled: number
  minutes: number
  money: bigint
}

export type Between = "within" | "across" | "none"

/** Times that ended on a day, in milliseconds, and how many entries told them. */
export interface TimesTally {
  readonly id: DurationId
  readonly between: Between
  readonly times: number[]
  entries: number
}

/** What one day of the log adds up to. */
export interface DayTally {
  readonly cells: Map<string, CellTally>
  readonly times: Map<string, TimesTally>
  /** Those who booked, and whether they booked in another member. */
  readonly people: Map<string, boolean>
  readonly organisations: Map<string, boolean>
  readonly silence: Map<string, number>
  /** Agreements signed by all: how many by more than one member. */
  readonly agreements: { all: number; across: number }
  readonly entries: Map<ShareId | "flows", number>
  readonly untold: Map<ShareId, number>
}

export function emptyDay(): DayTally {
  return {
    cells: new Map(),
    times: new Map(),
    people: new Map(),
    organisations: new Map(),
    silence: new Map(),
    agreements: { all: 0, across: 0 },
    entries: new Map(),
    untold: new Map(),
  }
}

export function count<Key>(counts: Map<Key, number>, key: Key, more = 1): void {
  counts.set(key, (counts.get(key) ?? 0) + more)
}

export function cellOf(day: Pick<DayTally, "cells">, home: string, host: string): CellTally {
  const key = `${home} ${host}`
  const found = day.cells.get(key) ?? { home, host, made: 0, settled: 0, minutes: 0, money: 0n }
  day.cells.set(key, found)
  return found
}

/** Notes a time that ended; entries that tell their own beginning count once. */
export function noteTime(
  day: Pick<DayTally, "times">,
  id: DurationId,
  { from, until, between, entries }: { from: number; until: number; between: Between; entries: number },
): void {
  const key = `${id} ${between}`
  const found = day.times.get(key) ?? { id, between, times: [], entries: 0 }
  // Servers' clocks differ by some milliseconds: nothing ends before it begins.
  found.times.push(Math.max(0, until - from))
  found.entries += entries
  day.times.set(key, found)
}

/** Several days as one. */
export function sumOf(days: Iterable<DayTally>): DayTally {
  const sum = emptyDay()
  for (const day of days) {
    for (const cell of day.cells.values()) {
      const into = cellOf(sum, cell.home, cell.host)
      into.made += cell.made
      into.settled += cell.settled
      into.minutes += cell.minutes
      into.money += cell.money
    }
    for (const [key, { id, between, times, entries }] of day.times) {
      const into = sum.times.get(key) ?? { id, between, times: [], entries: 0 }
      for (const time of times) into.times.push(time)
      into.entries += entries
      sum.times.set(key, into)
    }
    for (const who of ["people", "organisations"] as const)
      for (const [one, across] of day[who]) sum[who].set(one, across || sum[who].get(one) === true)
    for (const [member, times] of day.silence) count(sum.silence, member, times)
    for (const [id, entries] of day.entries) count(sum.entries, id, entries)
    for (const [id, entries] of day.untold) count(sum.untold, id, entries)
    sum.agreements.all += day.agreements.all
    sum.agreements.across += day.agreements.across
  }
  return sum
}
