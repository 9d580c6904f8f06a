import { TextInput } from "@mantine/core"
import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import { useSay } from "../ui/text.ts"
import type { Terms, Trigger } from "./agreement-types.ts"
import styles from "./agreements.module.css"
import { AmountInput } from "./fields.tsx"

/** What was collected in one period, as it is typed. */
export interface TypedCase {
  readonly from: string
  readonly until: string
  /** Head → minor units as typed. */
  readonly amounts: Readonly<Record<string, string>>
  /** `place factor` → value, where factors are reported. */
  readonly measures: Readonly<Record<string, string>>
  /** Head of appraisal → whole number. */
  readonly figures: Readonly<Record<string, string>>
}

export const emptyCase: TypedCase = { from: "", until: "", amounts: {}, measures: {}, figures: {} }

/** The trigger that was typed, or nothing while a day or an amount is missing. */
export function triggerOf(typed: TypedCase, terms: Terms): Trigger | undefined {
  const { from, until } = typed
  const amounts = terms.revenue.map(({ id }) => ({ head: id, amount: typed.amounts[id] ?? "" }))
  if (from === "" || until === "" || amounts.some(({ amount }) => !/^-?\d+$/.test(amount))) return undefined
  const isReported = terms.key.kind !== "fixed" && terms.key.values === "reported"
  const measures = isReported
    ? terms.parties.map(({ place }) => ({
        place,
        values: Object.fromEntries(terms.key.factors.map(({ id }) => [id, typed.measures[`${place} ${id}`] ?? ""])),
      }))
    : []
  const appraisal = (terms.appraisal?.heads ?? []).flatMap(({ id }) => {
    const value = typed.figures[id]?.trim() ?? ""
    return value === "" ? [] : [{ head: id, value }]
  })
  return { id: `${from}/${until}`, from, until, currency: terms.currency, amounts, measures, appraisal }
}

interface CaseFieldsProps {
  readonly terms: Terms
  readonly value: TypedCase
  readonly onChange: (value: TypedCase) => void
}

/** The fields of one period: days, amounts by head of revenue, factors and figures where the agreement asks for them. */
export function CaseFields({ terms, value, onChange }: CaseFieldsProps): ReactNode {
  const { t } = useTranslation("agreements")
  const say = useSay()
  const { key, parties, revenue, appraisal } = terms
  const isReported = key.kind !== "fixed" && key.values === "reported"
  return (
    <div className={styles.pair}>
      <TextInput
        type="date"
        label={t("case.from")}
        value={value.from}
        onChange={({ currentTarget }) => onChange({ ...value, from: currentTarget.value })}
      />
      <TextInput
        type="date"
        label={t("case.until")}
        value={value.until}
        onChange={({ currentTarget }) => onChange({ ...value, until: currentTarget.value })}
      />
      {revenue.map(({ id, title }) => (
        <AmountInput
          key={id}
          label={say(title) || id}
          value={value.amounts[id] ?? ""}
          onChange={(amount) => onChange({ ...value, amounts: { ...value.amounts, [id]: amount } })}
        />
      ))}
      {isReported
        ? parties.flatMap(({ place, name }) =>
            key.factors.map(({ id, title }) => (
              <TextInput
                key={`${place} ${id}`}
                label={t("share.measure", { name: say(name), factor: say(title) || id })}
                value={value.measures[`${place} ${id}`] ?? ""}
                onChange={({ currentTarget }) =>
                  onChange({ ...value, measures: { ...value.measures, [`${place} ${id}`]: currentTarget.value } })
                }
              />
            )),
          )
        : null}
      {(appraisal?.heads ?? []).map(({ id, title }) => (
        <TextInput
          key={id}
          label={t("case.figure", { name: say(title) || id })}
          inputMode="numeric"
          value={value.figures[id] ?? ""}
          onChange={({ currentTarget }) =>
            onChange({ ...value, figures: { ...value.figures, [id]: currentTarget.value } })
          }
        />
      ))}
    </div>
  )
}
