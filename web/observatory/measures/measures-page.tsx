import { TextInput } from "@mantine/core"
import { useQuery } from "@tanstack/react-query"
import { useNavigate, useSearch } from "@tanstack/react-router"
import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import { read } from "../../query.ts"
import { present } from "../../search-params.ts"
import { Icon } from "../../ui/icon.tsx"
import { Page } from "../../ui/page.tsx"
import { RefusalNotice } from "../../ui/refusal-notice.tsx"
import { saveFile } from "../../ui/save-file.ts"
import { RowsSkeleton } from "../../ui/skeletons.tsx"
import { ZoneNote } from "../../ui/time-text.tsx"
import { DefinitionsSection } from "./definitions-section.tsx"
import { FlowsSection } from "./flows-section.tsx"
import styles from "./measures.module.css"
import { SharesSection } from "./shares-section.tsx"
import { StallsSection } from "./stalls-section.tsx"
import { TimesSection } from "./times-section.tsx"
import type { Measures } from "./use-measure-words.ts"

/** The region measured from the acts in its own log, each figure with its definition and open to be computed again. */
export function MeasuresPage(): ReactNode {
  const { t } = useTranslation("observatory")
  const search = useSearch({ from: "/measures" })
  const navigate = useNavigate({ from: "/measures" })
  const { from, to } = search
  const { data, error, refetch } = useQuery({
    ...read("readMeasures", { query: present({ from, to }) }),
    placeholderData: (before) => before,
  })
  const change = (next: { readonly [Key in keyof typeof search]?: (typeof search)[Key] | undefined }) =>
    navigate({ search: present({ ...search, ...next }), replace: true, resetScroll: false })
  return (
    <Page wide title={t("measures.title")} intro={t("measures.intro")}>
      <search className={styles.filters}>
        <DayField label={t("measures.from")} value={from} onDay={(day) => change({ from: day })} />
        <DayField label={t("measures.to")} value={to} onDay={(day) => change({ to: day })} />
      </search>
      {error === null ? null : <RefusalNotice error={error} asked={t("measures.title")} onRetry={() => refetch()} />}
      {data === undefined ? (
        error === null && <RowsSkeleton />
      ) : error === null ? (
        <>
          <Ground report={data} />
          <SharesSection report={data} />
          <FlowsSection report={data} of={search.of ?? "made"} onChoose={(of) => change({ of })} />
          <TimesSection report={data} />
          <StallsSection report={data} />
          <DefinitionsSection report={data} />
        </>
      ) : null}
    </Page>
  )
}

interface DayFieldProps {
  readonly label: string
  readonly value: string | undefined
  readonly onDay: (day: string | undefined) => void
}

/** A day that is asked for once it is whole: while a year is typed, nothing is loaded. */
function DayField({ label, value, onDay }: DayFieldProps): ReactNode {
  return (
    <TextInput
      type="date"
      label={label}
      key={value ?? ""}
      defaultValue={value ?? ""}
      onBlur={({ currentTarget }) => {
        const day = currentTarget.value === "" ? undefined : currentTarget.value
        if (day !== value) onDay(day)
      }}
      onKeyDown={({ key, currentTarget }) => {
        if (key === "Enter") currentTarget.blur()
      }}
    />
  )
}

/** What the figures rest on, and all that is needed to compute them again. */
function Ground({ report }: { readonly report: Measures }): ReactNode {
  const { t } = useTranslation("observatory")
  const { log, period } = report
  const save = () =>
    saveFile(`measures-${period.from}-${period.to}.json`, "application/json", `${JSON.stringify(report, null, 1)}\n`)
  return (
    <div className={styles.ground}>
      <p>
        {t("measures.ground", { size: log.size, origin: log.origin, ...period })} <ZoneNote />
      </p>
      <p data-screen-only className={styles.tools}>
        <button type="button" className={styles.tool} onClick={save}>
          <Icon name="download" size={16} />
          {t("measures.save")}
        </button>
        <a href="/api/log/export" download="log.jsonl">
          {t("measures.log")}
        </a>
        <span>{t("measures.again")}</span>
      </p>
    </div>
  )
}
