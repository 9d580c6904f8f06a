import { TextInput } from "@mantine/core"
import { type ReactNode, useContext } from "react"
import { useTranslation } from "react-i18next"
import { CurrencyContext } from "../ui/money-text.tsx"

interface AmountFieldProps {
  readonly label: string
  readonly value: string
  readonly wrong: boolean
  readonly onChange: (text: string) => void
}

/** An amount in whole units of the region's currency, as a person writes it. */
export function AmountField({ label, value, wrong, onChange }: AmountFieldProps): ReactNode {
  const { t } = useTranslation("settlement")
  const { code, decimals } = useContext(CurrencyContext)
  return (
    <TextInput
      label={label}
      description={t("amount.example", { currency: code })}
      inputMode="decimal"
      required
      value={value}
      error={wrong ? t("amount.wrong", { decimals }) : undefined}
      onChange={({ currentTarget }) => onChange(currentTarget.value)}
    />
  )
}
