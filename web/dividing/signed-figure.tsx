import type { ReactNode } from "react"
import { signed, signOf } from "../ui/figures.ts"
import styles from "./dividing.module.css"

/** A gain or a loss: with its sign, and in the colour of a loss where it is one. */
export function SignedFigure({ amount }: { readonly amount: string }): ReactNode {
  const sign = signOf(amount)
  return <span className={`number ${sign < 0 ? styles.loss : sign > 0 ? styles.gain : ""}`}>{signed(amount)}</span>
}
