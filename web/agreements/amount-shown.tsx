import type { ReactNode } from "react"
import { MoneyText } from "../ui/money-text.tsx"

/** An amount of the terms; what was typed and is none is shown as it stands. */
export function AmountText({ minor }: { readonly minor: string }): ReactNode {
  return /^\d+$/.test(minor) ? <MoneyText amount={minor} /> : minor
}
