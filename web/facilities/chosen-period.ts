import { instant } from "../../base/index.ts"
import type { Period } from "./calendar-cells.ts"

/** The time chosen in an address; undefined when there is none or it makes no sense. */
export function periodIn(search: { readonly from?: string; readonly until?: string }): Period | undefined {
  const { from = "", until = "" } = search
  if (!isMoment(from) || !isMoment(until)) return undefined
  const period = { from: instant(from), until: instant(until) }
  return period.from < period.until ? period : undefined
}

function isMoment(text: string): boolean {
  return /^\d{4}-\d\d-\d\dT\d\d:\d\d.*(Z|[+-]\d\d:\d\d)$/.test(text) && !Number.isNaN(Date.parse(text))
}
