import { useQuery } from "@tanstack/react-query"
import { useMemo } from "react"
import { read } from "../../query.ts"
import { useRegion } from "../../session.ts"
import { useSay } from "../../ui/text.ts"
import type { RegionGround } from "./views/index-results.ts"

/** The platform's region for the map: its members with their colours, and the outlines; undefined until they are there. */
export function useGround(): RegionGround | undefined {
  const say = useSay()
  const region = useRegion()
  const map = useQuery({ ...read("readMap"), staleTime: Number.POSITIVE_INFINITY }).data
  const notice = map === undefined ? "" : say(map.notice)
  return useMemo(
    () =>
      region === undefined || map === undefined
        ? undefined
        : { jurisdictions: region.jurisdictions, outlines: map.units, notice },
    [region, map, notice],
  )
}
