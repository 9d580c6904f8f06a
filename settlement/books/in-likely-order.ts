import { type Instant, millisecondsOf } from "../../base/index.ts"
import type { Difference } from "./difference.ts"

/** What was decided within this time may have waited for one another, in another order than they came in. */
const mayHaveWaited = 60_000

/**
 * Goes through what was decided one after the other, each by what was decided before. An act has the moment at which it
 * came in; of two at once one waits for the other, so that among those of one minute the one that fits is taken first.
 * @param differencesOf what is wrong with one, after those before it
 * @returns all that is wrong; where none fits, of the earliest
 */
export function inLikelyOrder<One extends { readonly at: Instant }>(
  all: readonly One[],
  differencesOf: (one: One, before: readonly One[]) => readonly Difference[],
): readonly Difference[] {
  const waiting = [...all].sort((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
  const before: One[] = []
  const wrong: Difference[] = []
  for (let first = waiting[0]; first !== undefined; first = waiting[0]) {
    const until = millisecondsOf(first.at) + mayHaveWaited
    const own = differencesOf(first, before)
    const found = own.length === 0 ? 0 : waiting.findIndex((one) => isFitting(one, until, differencesOf, before))
    if (found < 0) wrong.push(...own)
    before.push(...waiting.splice(Math.max(found, 0), 1))
  }
  return wrong
}

function isFitting<One extends { readonly at: Instant }>(
  one: One,
  until: number,
  differencesOf: (one: One, before: readonly One[]) => readonly Difference[],
  before: readonly One[],
): boolean {
  return millisecondsOf(one.at) <= until && differencesOf(one, before).length === 0
}
