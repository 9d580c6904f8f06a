import { useMemo } from "react"
import { useSay } from "../../../ui/text.ts"
import { partColour } from "./colours.ts"
import type { ViewProps } from "./index-results.ts"

/** How units are called and coloured: jurisdictions of the region as everywhere else, pairs by both their ends. */
export interface UnitNames {
  readonly name: (unit: string) => string
  readonly colour: (unit: string) => string
}

export function useUnitNames({ results, ground }: Pick<ViewProps, "results" | "ground">): UnitNames {
  const say = useSay()
  const { units } = results.run.state
  const known = useMemo(() => {
    const names = new Map(units.codes.map((code, place) => [code, units.names[place] ?? ""]))
    const members = new Map(ground?.jurisdictions.map((one) => [one.code, one]))
    return { names, members, places: new Map(units.codes.map((code, place) => [code, place])) }
  }, [units, ground])
  const name = (unit: string): string => {
    const member = known.members.get(unit)
    if (member !== undefined) return say(member.name)
    const given = known.names.get(unit) ?? ""
    if (given !== "" && given !== unit) return given
    const ends = unit.split("~")
    return ends.length === 2 ? ends.map(name).join("–") : unit
  }
  const colour = (unit: string) => {
    const own = known.members.get(unit)?.colour
    // The region's colours are chosen for light paper: on dark paper they keep hue and order and become lighter.
    if (own !== undefined) return `oklch(from ${own} calc(l * var(--member-scale) + var(--member-lift)) c h)`
    return partColour(known.places.get(unit) ?? 0)
  }
  return { name, colour }
}
