import { useQuery } from "@tanstack/react-query"
import { Link, useNavigate, useSearch } from "@tanstack/react-router"
import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import type { Reply } from "../api.ts"
import { read } from "../query.ts"
import { present } from "../search-params.ts"
import { EmptyState } from "../ui/empty-state.tsx"
import { Page, Section } from "../ui/page.tsx"
import { RefusalNotice } from "../ui/refusal-notice.tsx"
import { RowsSkeleton } from "../ui/skeletons.tsx"
import { useSay } from "../ui/text.ts"
import { DayText } from "../ui/time-text.tsx"
import { useBodyName } from "./body-name.ts"
import { Effect } from "./effect.tsx"
import { lists } from "./routes.ts"
import { RuleFilters, type RuleSearch } from "./rule-filters.tsx"
import styles from "./rulebook.module.css"

type Entry = Reply<"readRules">["entries"][number]

/** The rule book as it stands on a day: by words, list, body and act. */
export function RulesPage(): ReactNode {
  const { t } = useTranslation("rulebook")
  const search = useSearch({ from: "/rules" })
  const navigate = useNavigate({ from: "/rules" })
  const { on } = search
  const { data, error, refetch } = useQuery({
    ...read("readRules", { query: present({ on }) }),
    placeholderData: (before) => before,
  })
  const fitting = (data?.entries ?? []).filter((entry) => fits(entry, search))
  return (
    <Page title={t("rules.title")} intro={t("rules.intro")}>
      <RuleFilters
        search={search}
        today={data?.on}
        bodies={data?.bodies ?? []}
        onChange={(next) => navigate({ search: present({ ...search, ...next }), replace: true })}
      />
      {error === null ? null : <RefusalNotice error={error} onRetry={() => refetch()} />}
      {data === undefined ? (
        error === null && <RowsSkeleton />
      ) : (
        <>
          <p role="status" className={styles.soft}>
            {t("rules.version", { version: data.version, count: fitting.length })} <DayText day={data.on} />
          </p>
          {fitting.length === 0 ? <EmptyState title={t("rules.none")} text={t("rules.none-text")} /> : null}
          {lists.map((list) => (
            <List key={list} list={list} on={on} entries={fitting.filter((entry) => entry.list === list)} />
          ))}
          <WholeText on={data.on} />
        </>
      )}
    </Page>
  )
}

function fits(entry: Entry, { q = "", list, body, act }: RuleSearch): boolean {
  const { id, title, text, basis, acts } = entry
  const all = [id, title.zh, title.en, text.zh, text.en, basis ?? "", ...acts].join(" ").toLowerCase()
  return (
    (list === undefined || entry.list === list) &&
    (body === undefined || entry.body === body) &&
    (act === undefined || acts.includes(act)) &&
    q
      .toLowerCase()
      .split(/\s+/)
      .every((word) => all.includes(word))
  )
}

interface ListProps {
  readonly list: (typeof lists)[number]
  readonly on: string | undefined
  readonly entries: readonly Entry[]
}

function List({ list, on, entries }: ListProps): ReactNode {
  const { t } = useTranslation("rulebook")
  const say = useSay()
  const bodyName = useBodyName()
  if (entries.length === 0) return null
  return (
    <Section title={t(`list.${list}`)} note={t(`list.${list}-note`)}>
      <ul className={styles.entries}>
        {entries.map((entry) => (
          <li key={entry.id} className={styles.entry}>
            <span className={styles.id}>{entry.id}</span>
            <div>
              <Link to="/rules/$entry" params={{ entry: entry.id }} search={present({ on })} className={styles.title}>
                {say(entry.title)}
              </Link>{" "}
              <Effect effect={entry.effect} />
              {entry.scope.length > 0 ? <span className={styles.local}>{t("local")}</span> : null}
              {entry.assumed ? <span className={styles.assumed}>{t("assumed")}</span> : null}
              <p>{say(entry.text)}</p>
              <p className={styles.soft}>
                {entry.body === null ? null : bodyName(entry.body)}
                {entry.basis === null ? null : ` · ${entry.basis}`}
              </p>
            </div>
          </li>
        ))}
      </ul>
    </Section>
  )
}

/** The whole text of a day to take away, and what changed since another day. */
function WholeText({ on }: { readonly on: string }): ReactNode {
  const { t } = useTranslation("rulebook")
  return (
    <Section title={t("whole.title")} note={t("whole.note")}>
      <p className={styles.links}>
        <a href={`/api/rule-text.xml?on=${on}`} download>
          {t("whole.xml")}
        </a>
        <a href={`/api/rule-text.json?on=${on}`} download>
          {t("whole.json")}
        </a>
        <a href="/api/rules.xsd" download>
          {t("whole.schema")}
        </a>
        <Link to="/rule-changes" search={{ to: on }}>
          {t("whole.changes")}
        </Link>
      </p>
    </Section>
  )
}
