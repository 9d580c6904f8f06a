import { Button, SegmentedControl, TextInput } from "@mantine/core"
import { useMutation } from "@tanstack/react-query"
import { type FormEvent, type ReactNode, useContext, useId, useState } from "react"
import { useTranslation } from "react-i18next"
import { type Asked, call } from "../api.ts"
import { textOf } from "../ui/broken-rows.ts"
import { csvTable } from "../ui/csv-table.ts"
import { LongWork } from "../ui/long-work.tsx"
import { CurrencyContext, type ShownCurrency } from "../ui/money-text.tsx"
import { Section } from "../ui/page.tsx"
import { RefusalNotice } from "../ui/refusal-notice.tsx"
import type { Terms, Trigger } from "./agreement-types.ts"
import styles from "./agreements.module.css"
import { CaseFields, emptyCase, triggerOf } from "./case-fields.tsx"
import { triggersIn } from "./case-rows.ts"
import { SimulationView } from "./simulation-view.tsx"

interface SimulationSectionProps {
  readonly terms: Terms
  /** Agreement whose version in force the terms are held against. */
  readonly agreement: string | undefined
  readonly isWhole: boolean
}

type Source = "typed" | "file" | "past"
type Body = NonNullable<Asked<"simulateAgreement">["body"]>

/** What the agreement would have done: over a typed period, an uploaded case, or the past. Nothing is written. */
export function SimulationSection({ terms, agreement, isWhole }: SimulationSectionProps): ReactNode {
  const { t } = useTranslation("agreements")
  const [source, setSource] = useState<Source>(terms.trigger.kind === "facility" ? "past" : "typed")
  const [typed, setTyped] = useState(emptyCase)
  const [uploaded, setUploaded] = useState<readonly Trigger[]>([])
  const [period, setPeriod] = useState({ start: "", end: "" })
  const [tried, setTried] = useState(false)
  // A read that takes its question as a body: asked when the reader wishes, and nothing that is shown grows stale by it.
  const run = useMutation({ mutationFn: (body: Body) => call("simulateAgreement", { body }) })
  const asked = askedOf({ source, terms, typed, uploaded, period, agreement })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (asked !== undefined && !run.isPending) run.mutate(asked)
  }
  return (
    <Section title={t("simulation.title")} note={t("simulation.note")}>
      <form className={styles.stack} onSubmit={submit} aria-label={t("simulation.title")} noValidate data-screen-only>
        <SegmentedControl
          aria-label={t("simulation.source")}
          value={source}
          data={(["typed", "file", "past"] as const).map((one) => ({ value: one, label: t(`simulation.${one}`) }))}
          onChange={(next) => setSource(next === "file" ? "file" : next === "past" ? "past" : "typed")}
        />
        {source === "typed" ? <CaseFields terms={terms} value={typed} onChange={setTyped} /> : null}
        {source === "file" ? <CaseFile onRead={setUploaded} read={uploaded.length} /> : null}
        {source === "past" ? <PastDays value={period} onChange={setPeriod} /> : null}
        {tried && asked === undefined ? <p role="alert">{t("case.missing")}</p> : null}
        {isWhole ? null : <p className={styles.soft}>{t("simulation.holes")}</p>}
        <div>
          <Button type="submit" variant="default" loading={run.isPending}>
            {t("simulation.do")}
          </Button>
        </div>
        {run.isPending ? <LongWork doing={t("simulation.do")} /> : null}
      </form>
      {run.error === null ? null : <RefusalNotice error={run.error} asked={t("simulation.title")} />}
      {run.data === undefined ? null : <SimulationView simulation={run.data} />}
    </Section>
  )
}

interface Choice {
  readonly source: Source
  readonly terms: Terms
  readonly typed: typeof emptyCase
  readonly uploaded: readonly Trigger[]
  readonly period: { readonly start: string; readonly end: string }
  readonly agreement: string | undefined
}

function askedOf({ source, terms, typed, uploaded, period, agreement }: Choice): Body | undefined {
  const of = agreement === undefined ? { terms } : { terms, agreement }
  if (source === "past") return period.start === "" || period.end === "" ? undefined : { ...of, period }
  const trigger = triggerOf(typed, terms)
  const cases = source === "file" ? uploaded : trigger === undefined ? [] : [trigger]
  return cases.length === 0 ? undefined : { ...of, cases: [...cases] }
}

interface PastDaysProps {
  readonly value: { readonly start: string; readonly end: string }
  readonly onChange: (value: { readonly start: string; readonly end: string }) => void
}

function PastDays({ value, onChange }: PastDaysProps): ReactNode {
  const { t } = useTranslation("agreements")
  return (
    <div className={styles.pair}>
      <TextInput
        type="date"
        label={t("simulation.start")}
        value={value.start}
        onChange={({ currentTarget }) => onChange({ ...value, start: currentTarget.value })}
      />
      <TextInput
        type="date"
        label={t("simulation.end")}
        value={value.end}
        onChange={({ currentTarget }) => onChange({ ...value, end: currentTarget.value })}
      />
    </div>
  )
}

const largest = 2_000_000

function CaseFile({ onRead, read }: { readonly onRead: (cases: readonly Trigger[]) => void; readonly read: number }) {
  const { t } = useTranslation("agreements")
  const id = useId()
  const currency = useContext(CurrencyContext)
  const [fault, setFault] = useState<"columns" | "amount" | "unread" | "too-large">()
  const bring = async (file: File) => {
    if (file.size > largest) return setFault("too-large")
    try {
      onRead(casesIn(await textOf(file), currency))
      setFault(undefined)
    } catch (error) {
      const cause = error instanceof Error ? error.message : ""
      setFault(cause === "columns" || cause === "amount" ? cause : "unread")
    }
  }
  return (
    <div>
      <label htmlFor={id}>{t("upload.label")}</label>{" "}
      <input
        id={id}
        type="file"
        accept=".csv,.json,text/csv,application/json"
        aria-describedby={`${id}-note`}
        onChange={({ currentTarget }) => {
          const [file] = currentTarget.files ?? []
          currentTarget.value = ""
          if (file !== undefined) void bring(file)
        }}
      />
      <p id={`${id}-note`} className={styles.soft}>
        {t("upload.note")}
      </p>
      {read === 0 ? null : <p role="status">{t("upload.read", { count: read })}</p>}
      {fault === undefined ? null : (
        <p role="alert" className={styles.loss}>
          {t(`upload.${fault}`)}
        </p>
      )}
    </div>
  )
}

/** A case as CSV, or as JSON with the same fields in a list. */
function casesIn(text: string, currency: ShownCurrency): readonly Trigger[] {
  if (!text.trimStart().startsWith("[")) return triggersIn(csvTable(text), currency)
  const list: unknown = JSON.parse(text)
  if (!Array.isArray(list)) throw new Error("unread")
  const rows = list.map((row: object) =>
    Object.fromEntries(Object.entries(row).map(([name, value]) => [name, `${value}`])),
  )
  return triggersIn(rows, currency)
}
