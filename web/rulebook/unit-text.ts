import { useTranslation } from "react-i18next"

const known = {
  "share of 1": "unit.share",
  times: "unit.times",
  hours: "unit.hours",
  days: "unit.days",
  "working days": "unit.working-days",
  "minor units": "unit.minor",
  "minor units a year": "unit.minor-a-year",
  "accept or decline": "unit.accept-or-decline",
} as const

/** Writes a parameter's unit in the reader's language; a unit that we have no words for stays as the data write it. */
export function useUnitText(): (unit: string) => string {
  const { t } = useTranslation("rulebook")
  return (unit) => {
    const found = Object.entries(known).find(([written]) => written === unit)
    return found === undefined ? unit : t(found[1])
  }
}

/** Whether values in this unit are amounts of the region's currency. */
export function isMoney(unit: string): boolean {
  return unit.startsWith("minor units")
}
