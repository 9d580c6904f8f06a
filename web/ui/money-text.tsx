import { createContext, type ReactNode, useContext } from "react"

/** The region's currency; the frame provides it from the region's data. */
export interface ShownCurrency {
  readonly code: string
  readonly decimals: number
  readonly sign: string
}
export const CurrencyContext = createContext<ShownCurrency>({ code: "XXX", decimals: 2, sign: "" })

/**
 * Writes minor units with every digit: no rounding on the screen.
 * @example moneyText("-123456", { code: "CNY", decimals: 2, sign: "¥" }) // "−¥1,234.56"
 */
export function moneyText(amount: string, { decimals, sign }: ShownCurrency): string {
  const digits = amount.replace("-", "").padStart(decimals + 1, "0")
  const whole = digits.slice(0, digits.length - decimals).replace(/\B(?=(\d{3})+$)/g, ",")
  const fraction = decimals === 0 ? "" : `.${digits.slice(-decimals)}`
  return `${amount.startsWith("-") ? "−" : ""}${sign}${whole}${fraction}`
}

/** An amount with its currency, all its decimals, in tabular figures; a loss is red and carries its sign. */
export function MoneyText(props: { readonly amount: string; readonly currency?: ShownCurrency }): ReactNode {
  const region = useContext(CurrencyContext)
  const currency = props.currency ?? region
  return (
    <data value={props.amount} className="number" style={props.amount.startsWith("-") ? { color: "var(--loss)" } : {}}>
      {moneyText(props.amount, currency)}
      <span className="hidden-text"> {currency.code}</span>
    </data>
  )
}
