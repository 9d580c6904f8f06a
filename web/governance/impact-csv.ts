import type { Impact } from "./motion-types.ts"

/** The figures of an impact as CSV with a byte order mark: amounts in minor units, a row for each money and member. */
export function impactCsv({ parameter, period, currency, views }: Impact): string {
  const head = ["parameter", "draft", "start", "end", "money", "member", "before", "after", "difference", "cases"]
  const about = [parameter.id, parameter.draft, period.start, period.end]
  const rows = views.flatMap(({ of, members, totals }) => [
    ...members.map(({ member, before, after, difference, cases }) => [
      of,
      member,
      before,
      after,
      difference,
      `${cases}`,
    ]),
    [of, "total", totals.before, totals.after, totals.difference, ""],
  ])
  return `\uFEFF${[[...head, "currency"], ...rows.map((row) => [...about, ...row, currency])]
    .map((row) => row.join(","))
    .join("\r\n")}\r\n`
}
