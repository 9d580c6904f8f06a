import { type ReactNode, useContext } from "react"
import { CurrencyContext, moneyText, type ShownCurrency } from "./money-text.tsx"
import styles from "./signed-money.module.css"

/** A difference with its sign. @example signedText("1200", yuan) // "+¥12.00" */
export function signedText(amount: string, currency: ShownCurrency): string {
  return `${BigInt(amount) > 0n ? "+" : ""}${moneyText(amount, currency)}`
}

/** Which way a difference goes. */
export function signOf(amount: string): "more" | "less" | "same" {
  const minor = BigInt(amount)
  return minor > 0n ? "more" : minor < 0n ? "less" : "same"
}

const marks = { more: "▲", less: "▼", same: "＝" } as const

/** A difference: its sign in a mark and in the figure, not in colour alone. */
export function SignedMoney({ amount }: { readonly amount: string }): ReactNode {
  const currency = useContext(CurrencyContext)
  const sign = signOf(amount)
  return (
    <data value={amount} className={styles.signed} data-sign={sign}>
      <span aria-hidden="true" className={styles.mark}>
        {marks[sign]}
      </span>{" "}
      {signedText(amount, currency)}
      <span className="hidden-text"> {currency.code}</span>
    </data>
  )
}
