import { useContext } from "react"
import { useTranslation } from "react-i18next"
import type { Reply } from "../../api.ts"
import { useRegion } from "../../session.ts"
import { grouped } from "../../ui/figures.ts"
import { CurrencyContext, moneyText } from "../../ui/money-text.tsx"
import { useSay } from "../../ui/text.ts"
import type { Quantity } from "./quantities.ts"

export type Measures = Reply<"readMeasures">
export type Definition = Measures["definitions"]["measures"][number]

/** How figures of measures are written in the reader's language. */
export function useMeasureWords(report: Pick<Measures, "definitions" | "members">) {
  const { t } = useTranslation("observatory")
  const say = useSay()
  const currency = useContext(CurrencyContext)
  const region = useRegion()
  const definition = (id: string): Definition | undefined => report.definitions.measures.find((one) => one.id === id)
  const titleOf = (id: string): string => {
    const found = definition(id)
    return found === undefined ? id : say(found.title)
  }
  const memberName = (code: string): string => {
    const found = report.members.find((one) => one.code === code)
    return found === undefined ? code : say(found.name)
  }
  // The region's colours are chosen for light paper: on dark paper they keep hue and order and become lighter.
  const memberColour = (code: string): string => {
    const own = region?.jurisdictions.find((one) => one.code === code)?.colour ?? "#808080"
    return `oklch(from ${own} calc(l * var(--member-scale) + var(--member-lift)) c h)`
  }
  const amountText = (quantity: Quantity, amount: string): string => {
    if (quantity === "money") return moneyText(amount, currency)
    if (quantity === "minutes") return t("measures.hours", { hours: grouped((Number(amount) / 60).toFixed(1)) })
    return grouped(amount)
  }
  /** @example spanText(5_400_000) // "1 h 30 min" */
  const spanText = (milliseconds: number): string => {
    const minutes = Math.floor(milliseconds / 60_000)
    const [days, hours, rest] = [Math.floor(minutes / 1440), Math.floor(minutes / 60) % 24, minutes % 60]
    if (days > 0) return t("measures.span-days", { days, hours })
    if (hours > 0) return t("measures.span-hours", { hours, minutes: rest })
    return minutes > 0
      ? t("measures.span-minutes", { minutes })
      : t("measures.span-none", { seconds: milliseconds / 1000 })
  }
  return { definition, titleOf, memberName, memberColour, amountText, spanText }
}
