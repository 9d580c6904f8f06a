import { NativeSelect, Textarea, TextInput } from "@mantine/core"
import { type ReactNode, useContext } from "react"
import { useTranslation } from "react-i18next"
import { CurrencyContext } from "../ui/money-text.tsx"
import styles from "./facilities.module.css"
import { type PolicyDraft, type PolicyFaults, weekdays } from "./policy-draft.ts"

/** What each field is called, here and where two versions are compared. */
export const fieldLabels: Readonly<Record<string, Label>> = {
  day1: "weekday.1",
  day2: "weekday.2",
  day3: "weekday.3",
  day4: "weekday.4",
  day5: "weekday.5",
  day6: "weekday.6",
  day7: "weekday.7",
  slotMinutes: "edit.slot",
  minimumMinutes: "edit.minimum",
  maximumMinutes: "edit.maximum",
  noticeHours: "edit.notice",
  horizonDays: "edit.horizon",
  acceptance: "policy.acceptance",
  charge: "policy.charge",
  qualificationZh: "edit.qualification-zh",
  qualificationEn: "edit.qualification-en",
  residency: "edit.residency",
  setUp: "edit.set-up",
  perHour: "edit.per-hour",
}

type Label =
  | `weekday.${1 | 2 | 3 | 4 | 5 | 6 | 7}`
  | `policy.${"acceptance" | "charge"}`
  | `edit.${"slot" | "minimum" | "maximum" | "notice" | "horizon" | "qualification-zh" | "qualification-en" | "residency" | "set-up" | "per-hour" | "other-field"}`

interface PolicyFieldsProps {
  readonly values: PolicyDraft
  readonly faults: PolicyFaults
  readonly onChange: (change: Partial<PolicyDraft>) => void
}

/** The fields of policy and costs, one beneath the other. */
export function PolicyFields(props: PolicyFieldsProps): ReactNode {
  const { t } = useTranslation("facilities")
  const { values, onChange } = props
  return (
    <>
      <fieldset className={styles.group}>
        <legend>{t("policy.opening")}</legend>
        <p className={styles.soft}>{t("edit.opening-example")}</p>
        {weekdays.map((weekday) => (
          <Field key={weekday} {...props} field={`day${weekday}`} wrong={t("edit.opening-wrong")} />
        ))}
      </fieldset>
      <Counts {...props} />
      <NativeSelect
        label={t("policy.acceptance")}
        value={values.acceptance}
        data={[
          { value: "automatic", label: t("acceptance.automatic") },
          { value: "owner", label: t("acceptance.owner") },
        ]}
        onChange={({ currentTarget }) => onChange({ acceptance: currentTarget.value })}
      />
      <NativeSelect
        label={t("policy.charge")}
        value={values.charge}
        data={[
          { value: "used", label: t("charge.used") },
          { value: "booked", label: t("charge.booked") },
        ]}
        onChange={({ currentTarget }) => onChange({ charge: currentTarget.value })}
      />
      <Field {...props} field="qualificationZh" />
      <Field {...props} field="qualificationEn" />
      <Field {...props} field="residency" note={t("edit.residency-note")} />
      <Costs {...props} />
    </>
  )
}

function Counts(props: PolicyFieldsProps): ReactNode {
  const { t } = useTranslation("facilities")
  const fields = ["slotMinutes", "minimumMinutes", "maximumMinutes", "noticeHours", "horizonDays"] as const
  return (
    <>
      {fields.map((field) => (
        <Field key={field} {...props} field={field} wrong={t("edit.count-wrong")} />
      ))}
    </>
  )
}

function Costs({ values, faults, onChange }: PolicyFieldsProps): ReactNode {
  const { t } = useTranslation("facilities")
  const { code, decimals } = useContext(CurrencyContext)
  const wrong = t("filter.price-wrong", { decimals })
  return (
    <>
      <Textarea
        label={t("edit.per-hour")}
        description={t("edit.per-hour-example", { currency: code })}
        autosize
        minRows={3}
        value={values.perHour}
        error={faults.includes("perHour") ? t("edit.per-hour-wrong") : undefined}
        onChange={({ currentTarget }) => onChange({ perHour: currentTarget.value })}
      />
      <Field values={values} faults={faults} onChange={onChange} field="setUp" note={code} wrong={wrong} />
    </>
  )
}

interface FieldProps extends PolicyFieldsProps {
  readonly field: string
  readonly note?: string
  readonly wrong?: string
}

function Field({ values, faults, onChange, field, note, wrong }: FieldProps): ReactNode {
  const { t } = useTranslation("facilities")
  return (
    <TextInput
      label={t(fieldLabels[field] ?? "edit.other-field")}
      description={note}
      value={values[field] ?? ""}
      error={faults.includes(field) ? wrong : undefined}
      onChange={({ currentTarget }) => onChange({ [field]: currentTarget.value })}
    />
  )
}
