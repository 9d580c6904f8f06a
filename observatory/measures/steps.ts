import { addDays, type Day, day } from "../../base/index.ts"

export interface Period {
  readonly from: Day
  readonly to: Day
}

/** Most months that are shown one by one; a longer period is shown by year. */
const mostMonths = 36

/**
 * A period by calendar months, or by years where there would be more than 36 months; first and last are cut to the period.
 * @example stepsOf({ from: day("2026-10-20"), to: day("2026-11-24") }).map(({ name }) => name) // ["2026-10", "2026-11"]
 */
export function stepsOf({ from, to }: Period): readonly (Period & { readonly name: string })[] {
  const months =
    (Number(to.slice(0, 4)) - Number(from.slice(0, 4))) * 12 + Number(to.slice(5, 7)) - Number(from.slice(5, 7))
  const length = months < mostMonths ? 7 : 4
  const steps: (Period & { readonly name: string })[] = []
  for (let first = from; first <= to; ) {
    const name = first.slice(0, length)
    const last = addDays(nextStep(name), -1)
    steps.push({ name, from: first, to: last < to ? last : to })
    first = addDays(last, 1)
  }
  return steps
}

/** First day of the month or year after the named one. */
function nextStep(name: string): Day {
  const [year = 0, month = 12] = name.split("-").map(Number)
  const next = month === 12 ? { year: year + 1, month: 1 } : { year, month: month + 1 }
  return day(`${String(next.year).padStart(4, "0")}-${String(next.month).padStart(2, "0")}-01`)
}
