import { Refusal } from "../../base/index.ts"
import type { IndexState } from "./state.ts"

/** Arguments that an indicator has of its own: those that are not given are as for all. */
export type Own<A> = { readonly [Name in keyof A]?: A[Name] | undefined }

/** Arguments for all with those of one over them. */
export function withOwn<A extends object>(forAll: A, own: Own<A> | undefined): A {
  return { ...forAll, ...own }
}

/**
 * Arguments of a step by indicator, those of an indicator's own over those for all.
 * @returns by place of the indicator
 * @throws Refusal "observatory.options-of-unknown-indicator"
 */
export function argumentsByIndicator<A extends object>(
  { structure, panel }: IndexState,
  forAll: A,
  own: Readonly<Record<string, Own<A>>> | undefined,
): readonly A[] {
  for (const code of Object.keys(own ?? {}))
    if ((structure.places.get(code) ?? structure.indicators) >= structure.indicators)
      throw new Refusal("observatory.options-of-unknown-indicator", { indicator: code })
  return panel.series.map((code) => withOwn(forAll, own?.[code]))
}

/** Indicators that have the same arguments, in the order of the first of each. */
export function alike<A extends object>(byIndicator: readonly A[]): readonly { arguments: A; indicators: number[] }[] {
  const sets = new Map<string, { arguments: A; indicators: number[] }>()
  for (const [indicator, one] of byIndicator.entries()) {
    const key = JSON.stringify(one)
    const set = sets.get(key)
    if (set) set.indicators.push(indicator)
    else sets.set(key, { arguments: one, indicators: [indicator] })
  }
  return [...sets.values()]
}
