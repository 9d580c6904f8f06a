import { TextInput } from "@mantine/core"
import { type ReactNode, useContext, useState } from "react"
import { useTranslation } from "react-i18next"
import { CurrencyContext } from "../ui/money-text.tsx"
import styles from "./agreements.module.css"
import { minorOf, unitsOf } from "./amount-text.ts"

interface WordsFieldProps {
  readonly label: string
  readonly note?: string
  readonly value: { readonly zh: string; readonly en: string }
  readonly onChange: (value: { readonly zh: string; readonly en: string }) => void
}

/** One text in both languages. */
export function WordsField({ label, note, value, onChange }: WordsFieldProps): ReactNode {
  const { t } = useTranslation("agreements")
  return (
    <div className={styles.pair}>
      <TextInput
        label={t("field.in-zh", { label })}
        description={note}
        value={value.zh}
        onChange={({ currentTarget }) => onChange({ ...value, zh: currentTarget.value })}
      />
      <TextInput
        label={t("field.in-en", { label })}
        description={note}
        value={value.en}
        onChange={({ currentTarget }) => onChange({ ...value, en: currentTarget.value })}
      />
    </div>
  )
}

interface AmountInputProps {
  readonly label: string
  readonly note?: string
  /** Minor units, or what could not be read as an amount. */
  readonly value: string
  readonly onChange: (minor: string) => void
}

/** An amount typed in whole units of the currency and kept in minor ones; what cannot be read is kept as typed. */
export function AmountInput({ label, note, value, onChange }: AmountInputProps): ReactNode {
  const currency = useContext(CurrencyContext)
  const [typed, setTyped] = useState(() => unitsOf(value, currency))
  // What comes from elsewhere (a template, a restored draft) replaces what was typed.
  const shown = minorOf(typed, currency) === value ? typed : unitsOf(value, currency)
  return (
    <TextInput
      label={`${label} (${currency.code})`}
      description={note}
      inputMode="decimal"
      value={shown}
      onChange={({ currentTarget }) => {
        setTyped(currentTarget.value)
        onChange(minorOf(currentTarget.value, currency))
      }}
    />
  )
}
