import { Button, Checkbox, NativeSelect, TextInput } from "@mantine/core"
import { useQuery } from "@tanstack/react-query"
import { Link } from "@tanstack/react-router"
import { type FormEvent, type ReactNode, useContext, useState } from "react"
import { useTranslation } from "react-i18next"
import { type Currency, parseMinorUnits } from "../../base/index.ts"
import type { Asked } from "../api.ts"
import { announce } from "../frame/announcer.tsx"
import { read, useAct } from "../query.ts"
import { CurrencyContext, MoneyText } from "../ui/money-text.tsx"
import { Receipt } from "../ui/receipt.tsx"
import { RefusalNotice } from "../ui/refusal-notice.tsx"
import { useSay } from "../ui/text.ts"
import { useDraft } from "../ui/use-draft.ts"
import { measures } from "./measures.ts"
import styles from "./output.module.css"
import { PlaceField } from "./place-field.tsx"
import { usePlaceName } from "./place-names.ts"
import { SiteFields, type TypedSite } from "./site-fields.tsx"
import { UnitField } from "./unit-field.tsx"

const untouched = {
  unit: "",
  period: "",
  measure: "value-added",
  amount: "",
  mainPlace: "",
  movedOn: "",
  movedFrom: "",
  activity: "",
  source: "",
}

/** One report: the unit's total, or the figure of each site, with the place that it counts in. */
export function ReportForm({ jurisdiction }: { readonly jurisdiction: string }): ReactNode {
  const { t } = useTranslation("output")
  const currency = useContext(CurrencyContext)
  const record = useAct("recordOutput")
  const draft = useDraft(`output ${jurisdiction}`, untouched)
  const [sites, setSites] = useState<readonly TypedSite[]>([])
  const [isCensus, setCensus] = useState(false)
  const [wrong, setWrong] = useState(false)
  const { values } = draft
  const field = (name: keyof typeof untouched) => ({
    value: values[name],
    onChange: ({ currentTarget }: { readonly currentTarget: { readonly value: string } }) =>
      draft.set({ [name]: currentTarget.value }),
  })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const body = bodyOf(values, sites, isCensus, currency)
    setWrong(body === undefined)
    if (body === undefined || record.isPending) return
    record.mutate(
      { body },
      {
        onSuccess: () => {
          draft.clear()
          setSites([])
          setCensus(false)
          announce(t("record.done"))
        },
      },
    )
  }
  return (
    <form className={styles.form} onSubmit={submit}>
      <UnitField value={values.unit} onChange={(unit) => draft.set({ unit })} />
      <TextInput label={t("period")} description={t("record.period-note")} required {...field("period")} />
      <NativeSelect
        label={t("measure")}
        data={measures.map((one) => ({ value: one, label: t(`measure.${one}`) }))}
        {...field("measure")}
      />
      <PlaceField
        label={t("main-place")}
        of={jurisdiction}
        required
        value={values.mainPlace}
        onChange={(mainPlace) => draft.set({ mainPlace })}
      />
      <TextInput
        label={`${t("report.total")} (${currency.code})`}
        description={t("record.amount-note")}
        inputMode="decimal"
        required
        error={wrong ? t("record.amount-wrong", { decimals: currency.decimals }) : undefined}
        {...field("amount")}
      />
      <SiteFields sites={sites} onChange={setSites} />
      {sites.length === 0 ? null : (
        <Checkbox
          label={t("record.census")}
          checked={isCensus}
          onChange={({ currentTarget }) => setCensus(currentTarget.checked)}
        />
      )}
      <ActivityChoice hidden={sites.length > 0} {...field("activity")} />
      <details className={styles.fold}>
        <summary>{t("record.moved")}</summary>
        <p className={styles.soft}>{t("record.moved-note")}</p>
        <div className={styles.row}>
          <TextInput type="date" label={t("record.moved-on")} {...field("movedOn")} />
          <PlaceField
            label={t("record.moved-from")}
            value={values.movedFrom}
            onChange={(movedFrom) => draft.set({ movedFrom })}
          />
        </div>
      </details>
      <TextInput label={t("source")} description={t("record.source-note")} required {...field("source")} />
      {record.error === null ? null : <RefusalNotice error={record.error} asked={t("record.title")} />}
      <div>
        <Button type="submit" loading={record.isPending}>
          {t("record.do")}
        </Button>
      </div>
      {record.data === undefined ? null : <Recorded entries={record.data.entries} />}
    </form>
  )
}

function ActivityChoice(props: {
  readonly hidden: boolean
  readonly value: string
  readonly onChange: (event: { readonly currentTarget: { readonly value: string } }) => void
}): ReactNode {
  const { t } = useTranslation("output")
  const say = useSay()
  const { data } = useQuery(read("listActivities"))
  if (props.hidden || data === undefined || data.items.length === 0) return null
  return (
    <NativeSelect
      label={t("activity")}
      description={t("record.activity-note")}
      value={props.value}
      onChange={props.onChange}
      data={[
        { value: "", label: t("activity.none") },
        ...data.items.map(({ jurisdiction, id, name }) => ({ value: `${jurisdiction}/${id}`, label: say(name) })),
      ]}
    />
  )
}

function Recorded({
  entries,
}: {
  readonly entries: readonly { readonly place: string; readonly amount: string; readonly line: number }[]
}): ReactNode {
  const { t } = useTranslation("output")
  const placeName = usePlaceName()
  return (
    <Receipt
      text={
        <>
          {t("record.done")}
          {entries.map(({ line, place, amount }) => (
            <div key={line}>
              {placeName(place)}: <MoneyText amount={amount} />
            </div>
          ))}
        </>
      }
      next={<Link to="/output">{t("record.see")}</Link>}
    />
  )
}

function minorIn(text: string, currency: Currency): string | undefined {
  try {
    return `${parseMinorUnits(text, currency)}`
  } catch (fault) {
    if (fault instanceof RangeError) return undefined
    throw fault
  }
}

/** What the form says, as the API is asked; undefined while an amount cannot be read. */
function bodyOf(
  values: Readonly<Record<keyof typeof untouched, string>>,
  sites: readonly TypedSite[],
  isCensus: boolean,
  currency: Currency,
): NonNullable<Asked<"recordOutput">["body"]> | undefined {
  const amount = minorIn(values.amount, currency)
  const parts = sites.map((site) => ({
    name: site.name,
    place: site.place,
    amount: minorIn(site.amount, currency),
    activity: activityIn(site.activity),
  }))
  const known = parts.flatMap((part) => (part.amount === undefined ? [] : [{ ...part, amount: part.amount }]))
  if (amount === undefined || known.length < parts.length) return undefined
  const measure = measures.find((one) => one === values.measure)
  const hasMoved = values.movedOn !== "" && values.movedFrom !== ""
  return {
    unit: values.unit,
    period: values.period.trim(),
    measure: measure ?? "value-added",
    amount,
    mainPlace: values.mainPlace,
    moved: hasMoved ? { day: values.movedOn, from: values.movedFrom } : null,
    sites: known,
    isCensus: isCensus && sites.length > 0,
    activity: sites.length > 0 ? null : activityIn(values.activity),
    source: values.source,
  }
}

function activityIn(text: string) {
  const [jurisdiction = "", id = ""] = text.split("/")
  return text === "" ? null : { jurisdiction, id }
}
