import { TextInput } from "@mantine/core"
import { useQuery } from "@tanstack/react-query"
import { Link, useNavigate, useSearch } from "@tanstack/react-router"
import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import type { Reply } from "../api.ts"
import { read } from "../query.ts"
import { present } from "../search-params.ts"
import { BothTexts } from "../ui/both-texts.tsx"
import { EmptyState } from "../ui/empty-state.tsx"
import { Page, Section } from "../ui/page.tsx"
import { RefusalNotice } from "../ui/refusal-notice.tsx"
import { RowsSkeleton } from "../ui/skeletons.tsx"
import { useSay } from "../ui/text.ts"
import { ZoneNote } from "../ui/time-text.tsx"
import { RuleVersions } from "./rule-versions.tsx"
import styles from "./rulebook.module.css"
import { useDayOf } from "./use-day-of.ts"
import { WordRuns } from "./word-runs.tsx"

/** What changed in the rule book between two days, word by word, and every version that there was. */
export function RuleChangesPage(): ReactNode {
  const { t } = useTranslation("rulebook")
  const search = useSearch({ from: "/rule-changes" })
  const navigate = useNavigate({ from: "/rule-changes" })
  const { dayOf, dayBefore } = useDayOf()
  const versions = useQuery(read("readRuleVersions"))
  const newest = versions.data?.items[0]
  // Without days asked for: what the newest version changed.
  const from = search.from ?? (newest && dayBefore(newest.effectiveAt)) ?? ""
  const to = search.to ?? (newest && dayOf(newest.effectiveAt)) ?? ""
  const { data, error, refetch } = useQuery({
    ...read("readRuleDifferences", { query: { from, to } }),
    enabled: from !== "" && to !== "",
  })
  const change = (next: { readonly from?: string; readonly to?: string }) =>
    navigate({ search: present({ ...search, ...next }), replace: true })
  const shown = data?.changes.filter(({ entry }) => search.entry === undefined || entry === search.entry)
  return (
    <Page title={t("changes.title")} intro={t("changes.intro")}>
      <Days from={from} to={to} entry={search.entry} onChange={change} />
      {error === null ? null : <RefusalNotice error={error} asked={t("changes.title")} onRetry={() => refetch()} />}
      {shown === undefined ? (
        error === null && <RowsSkeleton />
      ) : shown.length === 0 ? (
        <EmptyState title={t("changes.none")} text={t("changes.none-text")} />
      ) : (
        <ul className={styles.entries} aria-label={t("changes.title")}>
          {shown.map((one) => (
            <Change key={one.entry} change={one} />
          ))}
        </ul>
      )}
      <Section title={t("versions.title")} note={<ZoneNote />}>
        {versions.error === null ? null : <RefusalNotice error={versions.error} onRetry={() => versions.refetch()} />}
        <RuleVersions versions={versions.data?.items ?? []} />
      </Section>
    </Page>
  )
}

interface DaysProps {
  readonly from: string
  readonly to: string
  /** The one entry whose changes are shown, if it is one. */
  readonly entry: string | undefined
  readonly onChange: (next: { readonly from?: string; readonly to?: string }) => void
}

function Days({ from, to, entry, onChange }: DaysProps): ReactNode {
  const { t } = useTranslation("rulebook")
  return (
    <search className={styles.filters} data-screen-only>
      <TextInput
        type="date"
        label={t("changes.from")}
        value={from}
        onChange={({ currentTarget }) => onChange({ from: currentTarget.value })}
      />
      <TextInput
        type="date"
        label={t("changes.to")}
        value={to}
        onChange={({ currentTarget }) => onChange({ to: currentTarget.value })}
      />
      {entry === undefined ? null : (
        <Link to="/rule-changes" search={{ from, to }}>
          {t("changes.all", { entry })}
        </Link>
      )}
    </search>
  )
}

function Change({ change }: { readonly change: Reply<"readRuleDifferences">["changes"][number] }): ReactNode {
  const { t } = useTranslation("rulebook")
  const say = useSay()
  return (
    <li className={styles.case}>
      <p>
        <span className={styles.permit}>{t(`change.${change.change}`)}</span>{" "}
        <Link to="/rules/$entry" params={{ entry: change.entry }} className={styles.title}>
          {change.entry} {say(change.title)}
        </Link>
      </p>
      {change.whole === null ? null : <BothTexts text={change.whole.text} />}
      {change.fields.map(({ field, runs }) => (
        <div key={field}>
          <p className={styles.soft}>{field}</p>
          <WordRuns runs={runs} />
        </div>
      ))}
    </li>
  )
}
