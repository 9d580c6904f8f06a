import type { Currency } from "../../base/index.ts"
import type { Trigger } from "./agreement-types.ts"
import { minorOf } from "./amount-text.ts"

/** A row of an uploaded case: one amount of a period, by head of revenue. */
type Row = Readonly<Record<string, string>>

/**
 * The periods of an uploaded case: rows with `from`, `until`, `head`, `amount` (whole units of the currency), perhaps `id`,
 * and `measure.<place>.<factor>` where factors are reported. Rows of one period are one trigger.
 * @throws Error "columns" when a column is missing, "amount" when one cannot be read
 * @example triggersIn([{ from: "2026-01-01", until: "2026-03-31", head: "vat", amount: "12.50" }], cny)[0]?.amounts
 */
export function triggersIn(rows: readonly Row[], currency: Currency): readonly Trigger[] {
  const found = new Map<string, Trigger>()
  for (const row of rows) {
    const { from, until, head, amount } = row
    if (!from || !until || !head || amount === undefined) throw new Error("columns")
    const minor = minorOf(amount, currency)
    if (!/^-?\d{1,18}$/.test(minor)) throw new Error("amount")
    const id = row.id || `${from}/${until}`
    const before = found.get(`${id} ${from} ${until}`)
    found.set(`${id} ${from} ${until}`, {
      id,
      from,
      until,
      currency: currency.code,
      amounts: [...(before?.amounts ?? []), { head, amount: minor }],
      measures: measuresIn(row, before?.measures ?? []),
      appraisal: [],
    })
  }
  return [...found.values()]
}

type Measures = NonNullable<Trigger["measures"]>

function measuresIn(row: Row, before: Measures): Measures {
  const found = new Map(before.map(({ place, values }) => [place, { ...values }]))
  for (const [name, value] of Object.entries(row)) {
    const [word, place, factor] = name.split(".")
    if (word !== "measure" || place === undefined || factor === undefined || value === "") continue
    found.set(place, { ...found.get(place), [factor]: value })
  }
  return [...found].map(([place, values]) => ({ place, values }))
}
