import { NativeSelect } from "@mantine/core"
import { useQuery } from "@tanstack/react-query"
import { Link, useNavigate, useSearch } from "@tanstack/react-router"
import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import { read } from "../query.ts"
import { present } from "../search-params.ts"
import { actingMembership, useRegion, useSelf } from "../session.ts"
import { EmptyState } from "../ui/empty-state.tsx"
import { Page, Section } from "../ui/page.tsx"
import { RefusalNotice } from "../ui/refusal-notice.tsx"
import { RowsSkeleton } from "../ui/skeletons.tsx"
import { Activities } from "./activities.tsx"
import { Entries } from "./entries.tsx"
import { type Measure, measures, type Scope } from "./measures.ts"
import { NegotiatedPanel } from "./negotiated-panel.tsx"
import styles from "./output.module.css"
import { useMemberName } from "./place-names.ts"
import { ReportView } from "./report-view.tsx"
import { StatisticalPanel } from "./statistical-panel.tsx"

/** Output of a period in the two ledgers, side by side and never added up. */
export function OutputPage(): ReactNode {
  const { t } = useTranslation("output")
  const search = useSearch({ from: "/output" })
  const navigate = useNavigate({ from: "/output" })
  const region = useRegion()
  const { data: recorded, error, refetch } = useQuery(read("listOutputPeriods"))
  if (error !== null) return <RefusalNotice error={error} asked={t("title")} onRetry={() => refetch()} />
  if (recorded === undefined || region === undefined) return <RowsSkeleton />
  const periods = [...new Set(recorded.items.map(({ period }) => period))]
  const scope: Scope = {
    period: search.period ?? periods[0] ?? "",
    measure: search.measure ?? "value-added",
  }
  const change = (next: { readonly [Key in keyof typeof search]?: (typeof search)[Key] | undefined }) =>
    navigate({ search: present({ ...search, ...next }), replace: true, resetScroll: false })
  return (
    <Page wide title={t("title")} intro={t("intro")} act={<RecordLink />}>
      {periods.length === 0 ? (
        <EmptyState title={t("none")} text={t("none-text")} />
      ) : (
        <>
          <Choice scope={scope} periods={periods} member={search.member} onChange={change} />
          <div className={styles.ledgers}>
            <StatisticalPanel scope={scope} member={search.member} />
            <NegotiatedPanel scope={scope} member={search.member} />
          </div>
          <p className={styles.soft}>{t("never-summed")}</p>
          {search.report === undefined ? null : (
            <ReportView report={search.report} onClose={() => change({ report: undefined })} />
          )}
          <Activities scope={scope} />
          <Section title={t("entries.title")} note={t("entries.note")}>
            <Entries scope={scope} member={search.member} onReport={(report) => change({ report })} />
          </Section>
        </>
      )}
      {periods.length === 0 ? <Activities scope={{ ...scope, period: scope.period }} /> : null}
    </Page>
  )
}

/** Shown to those who record output. */
function RecordLink(): ReactNode {
  const { t } = useTranslation("output")
  const self = useSelf()
  const membership = self === undefined || self === null ? undefined : actingMembership(self)
  return membership?.roles.includes("statistics-officer") ? <Link to="/output/record">{t("record.title")}</Link> : null
}

interface ChoiceProps {
  readonly scope: Scope
  readonly periods: readonly string[]
  readonly member: string | undefined
  readonly onChange: (next: {
    readonly period?: string
    readonly measure?: Measure
    readonly member?: string | undefined
  }) => void
}

function Choice({ scope, periods, member, onChange }: ChoiceProps): ReactNode {
  const { t } = useTranslation("output")
  const nameOf = useMemberName()
  const region = useRegion()
  const shown = periods.includes(scope.period) ? periods : [scope.period, ...periods]
  return (
    <search className={styles.filters}>
      <NativeSelect
        label={t("period")}
        value={scope.period}
        data={[...shown]}
        onChange={({ currentTarget }) => onChange({ period: currentTarget.value })}
      />
      <NativeSelect
        label={t("measure")}
        value={scope.measure}
        data={measures.map((one) => ({ value: one, label: t(`measure.${one}`) }))}
        onChange={({ currentTarget }) => {
          const chosen = measures.find((one) => one === currentTarget.value)
          if (chosen !== undefined) onChange({ measure: chosen })
        }}
      />
      <NativeSelect
        label={t("member")}
        value={member ?? ""}
        data={[
          { value: "", label: t("all-members") },
          ...(region?.jurisdictions ?? []).map(({ code }) => ({ value: code, label: nameOf(code) })),
        ]}
        onChange={({ currentTarget }) => onChange({ member: currentTarget.value || undefined })}
      />
    </search>
  )
}
