import { keepPreviousData, useQuery } from "@tanstack/react-query"
import type { ApiProblem } from "../api.ts"
import { read } from "../query.ts"
import { present } from "../search-params.ts"
import { dayAfter } from "./draft-change.ts"
import type { Impact } from "./motion-types.ts"

/** A past period by its first and last day. */
export interface PastPeriod {
  readonly start: string
  readonly end: string
}

/** A draft value and the past period it is tried on. */
export interface Tried {
  readonly parameter: string
  readonly unit: string
  /** Nothing is asked while there is none. */
  readonly value: string
  readonly from: string
  readonly period: { readonly start?: string | undefined; readonly end?: string | undefined }
}

/** What a draft would have done, as far as it is known by now. */
export interface TriedImpact {
  readonly impact: Impact | undefined
  readonly error: Error | null
  /** The figures are of what was typed before; the next are on their way. */
  readonly stale: boolean
  readonly asked: boolean
  readonly period: PastPeriod | undefined
  readonly today: string | undefined
  readonly again: () => void
}

/** Days of the period that is tried first. */
const usualDays = 90

/** Asks what a draft value would have done with the acts of a past period. */
export function useImpact({ parameter, unit, value, from, period: chosen }: Tried): TriedImpact {
  const { data: day } = useQuery(read("readDay"))
  const end = chosen.end ?? day?.today
  const period = end === undefined ? undefined : { start: chosen.start ?? dayAfter(end, 1 - usualDays), end }
  const asked = value !== "" && parameter !== "" && unit !== ""
  const { data, error, refetch, isPlaceholderData, isFetching } = useQuery({
    ...read("previewImpact", {
      query: { parameter, unit, value, ...present({ from: from || undefined }), ...(period ?? { start: "", end: "" }) },
    }),
    enabled: period !== undefined && asked,
    placeholderData: keepPreviousData,
  })
  return {
    impact: asked ? data : undefined,
    error: asked ? error : null,
    stale: isPlaceholderData || isFetching,
    asked,
    period,
    today: day?.today,
    again: () => void refetch(),
  }
}

/** Whether a refusal is about the value itself: it is then told beside its field. */
export function isOfValue({ code }: ApiProblem): boolean {
  return code === "governance.value-unfit" || code === "governance.unit-mismatch"
}
