import { useContext } from "react"
import { ZoneContext } from "../ui/time-text.tsx"

/** The day of a moment in the region's zone, and the one before it, as they stand in addresses. */
export function useDayOf(): {
  readonly dayOf: (instant: string) => string
  readonly dayBefore: (instant: string) => string
} {
  const timeZone = useContext(ZoneContext)
  // Sweden writes days as addresses do: 2026-03-31.
  const written = new Intl.DateTimeFormat("sv-SE", { timeZone })
  const dayOf = (instant: string) => written.format(new Date(instant))
  const dayBefore = (instant: string) =>
    new Date(Date.parse(`${dayOf(instant)}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10)
  return { dayOf, dayBefore }
}
