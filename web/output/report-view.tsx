import { Button, Textarea } from "@mantine/core"
import { useQuery } from "@tanstack/react-query"
import { type FormEvent, type ReactNode, useState } from "react"
import { useTranslation } from "react-i18next"
import type { Reply } from "../api.ts"
import { announce } from "../frame/announcer.tsx"
import { read, useAct } from "../query.ts"
import { MoneyText } from "../ui/money-text.tsx"
import { Section } from "../ui/page.tsx"
import { RefusalNotice } from "../ui/refusal-notice.tsx"
import { RowsSkeleton } from "../ui/skeletons.tsx"
import { DayText, InstantText } from "../ui/time-text.tsx"
import { EntryTable } from "./entries.tsx"
import styles from "./output.module.css"
import { useMemberName, usePlaceName } from "./place-names.ts"

interface ReportViewProps {
  /** `jurisdiction/id`. */
  readonly report: string
  readonly onClose: () => void
}

/** A recorded report: who recorded it, its entries, and its reversal; a statistics officer reverses it here. */
export function ReportView({ report: address, onClose }: ReportViewProps): ReactNode {
  const { t } = useTranslation("output")
  const [jurisdiction = "", id = ""] = address.split("/")
  const { data, error, refetch } = useQuery(read("readOutputReport", { params: { jurisdiction, report: id } }))
  return (
    <Section title={t("report.title")}>
      <div>
        <Button variant="default" size="compact-sm" onClick={onClose}>
          {t("report.close")}
        </Button>
      </div>
      {error !== null ? (
        <RefusalNotice error={error} asked={t("report.title")} onRetry={() => refetch()} />
      ) : data === undefined ? (
        <RowsSkeleton />
      ) : (
        <>
          <Facts report={data} />
          <EntryTable scope={data} items={data.entries} />
          {data.may.length > 0 ? <Reverse report={data} /> : null}
        </>
      )}
    </Section>
  )
}

type Report = Reply<"readOutputReport">

function Facts({ report }: { readonly report: Report }): ReactNode {
  const { t } = useTranslation("output")
  const placeName = usePlaceName()
  const nameOf = useMemberName()
  const { amount, mainPlace, moved, isCensus, source, sample, jurisdiction, at, reversal, version } = report
  return (
    <dl className={styles.facts}>
      <div>
        <dt>{t("report.total")}</dt>
        <dd>
          <MoneyText amount={amount} /> {sample ? <span className={styles.sample}>{t("sample")}</span> : null}
        </dd>
      </div>
      <div>
        <dt>{t("main-place")}</dt>
        <dd>
          {placeName(mainPlace)}
          {moved === null ? null : (
            <>
              {" "}
              ({t("report.moved", { place: placeName(moved.from) })} <DayText day={moved.day} />)
            </>
          )}
        </dd>
      </div>
      <div>
        <dt>{t("source")}</dt>
        <dd>
          {source}
          {isCensus ? ` · ${t("census")}` : ""}
        </dd>
      </div>
      <div>
        <dt>{t("report.recorded")}</dt>
        <dd>
          {nameOf(jurisdiction)} · <InstantText at={at} /> · {t("report.version", { version })}
        </dd>
      </div>
      {reversal === null ? null : (
        <div>
          <dt>{t("reversal.yes")}</dt>
          <dd>
            <InstantText at={reversal.at} /> · {reversal.reason}
          </dd>
        </div>
      )}
    </dl>
  )
}

function Reverse({ report: { jurisdiction, id } }: { readonly report: Report }): ReactNode {
  const { t } = useTranslation("output")
  const reverse = useAct("reverseOutput")
  const [reason, setReason] = useState("")
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (reverse.isPending) return
    reverse.mutate(
      { params: { jurisdiction, report: id }, body: { reason } },
      { onSuccess: () => announce(t("reverse.done")) },
    )
  }
  return (
    <details className={styles.fold}>
      <summary>{t("reverse.title")}</summary>
      <form className={styles.form} onSubmit={submit}>
        <p className={styles.soft}>{t("reverse.note")}</p>
        <Textarea
          label={t("reverse.reason")}
          required
          autosize
          minRows={2}
          value={reason}
          onChange={({ currentTarget }) => setReason(currentTarget.value)}
        />
        {reverse.error === null ? null : <RefusalNotice error={reverse.error} asked={t("reverse.title")} />}
        <div>
          <Button type="submit" loading={reverse.isPending}>
            {t("reverse.do")}
          </Button>
        </div>
      </form>
    </details>
  )
}
