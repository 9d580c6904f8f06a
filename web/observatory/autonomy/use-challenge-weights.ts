import { useQuery } from "@tanstack/react-query"
import { useMemo } from "react"
import type { ChallengeWeights } from "../../../observatory/index.ts"
import { read } from "../../query.ts"

/** Exponents of the ranking of challenges as they hold now, with where they come from. */
export interface DatedWeights {
  readonly exponents: ChallengeWeights | undefined
  readonly from: string
  readonly assumed: string | undefined
  readonly source: string
}

const prefix = "observatory.challenge-"

export function useChallengeWeights(): DatedWeights {
  const { data } = useQuery(read("readParameters"))
  return useMemo(() => {
    const today = new Date().toISOString()
    const held = (part: string) =>
      data?.items.find(({ id }) => id === `${prefix}${part}`)?.values.findLast(({ from }) => from <= today)
    const value = held("criticality")
    const number = (part: string) => Number(held(part)?.value ?? Number.NaN)
    const exponents = {
      ...{ criticality: number("criticality"), foreign: number("foreign") },
      ...{ gap: number("gap"), downstream: number("downstream") },
    }
    return {
      exponents: Object.values(exponents).some(Number.isNaN) ? undefined : exponents,
      from: value?.from ?? "",
      source: value?.source ?? "",
      assumed: value?.assumed === true ? value.source : undefined,
    }
  }, [data])
}
