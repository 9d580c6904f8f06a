import { NativeSelect, TextInput } from "@mantine/core"
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
import { Effect } from "./effect.tsx"
import { lists } from "./routes.ts"
import styles from "./rulebook.module.css"

type Entry = Reply<"readRules">["entries"][number]

/** The rule book as it stands on a day, by list. */
export function RulesPage(): ReactNode {
  const { t } = useTranslation("rulebook")
  const search = useSearch({ from: "/rules" })
  const navigate = useNavigate({ from: "/rules" })
  const { data, error, refetch } = useQuery({
    ...read("readRules", { query: search.on === undefined ? {} : { on: search.on } }),
    placeholderData: (before) => before,
  })
  const change = (next: { readonly [Key in keyof typeof search]?: (typeof search)[Key] | undefined }) =>
    navigate({ search: present({ ...search, ...next }), replace: true })
  const fitting = (data?.entries ?? []).filter((entry) => fits(entry, search.q))
  return (
    <Page title={t("rules.title")} intro={t("rules.intro")}>
      <search className={styles.filters}>
        <TextInput
          label={t("rules.words")}
          type="search"
          value={search.q ?? ""}
          onChange={({ currentTarget }) => change({ q: currentTarget.value || undefined })}
        />
        <NativeSelect
          label={t("rules.list")}
          value={search.list ?? ""}
          data={[
            { value: "", label: t("rules.all") },
            ...lists.map((list) => ({ value: list, label: t(`list.${list}`) })),
          ]}
          onChange={({ currentTarget }) => change({ list: lists.find((list) => list === currentTarget.value) })}
        />
        <TextInput
          label={t("rules.on")}
          type="date"
          value={search.on ?? data?.on ?? ""}
          onChange={({ currentTarget }) => change({ on: currentTarget.value || undefined })}
        />
      </search>
      {error === null ? null : <RefusalNotice error={error} onRetry={() => refetch()} />}
      {data === undefined ? (
        error === null && <RowsSkeleton />
      ) : (
        <>
          <p role="status" className={styles.soft}>
            {t("rules.version", { version: data.version, count: fitting.length })} <DayText day={data.on} />
          </p>
          {fitting.length === 0 ? <EmptyState title={t("rules.none")} text={t("rules.none-text")} /> : null}
          {lists
            .filter((list) => search.list === undefined || search.list === list)
            .map((list) => (
              <List key={list} list={list} entries={fitting.filter((entry) => entry.list === list)} />
            ))}
        </>
      )}
    </Page>
  )
}

function fits({ id, title, text, basis, acts }: Entry, words: string | undefined): boolean {
  if (words === undefined) return true
  const all = [id, title.zh, title.en, text.zh, text.en, basis ?? "", ...acts].join(" ").toLowerCase()
  return words
    .toLowerCase()
    .split(/\s+/)
    .every((word) => all.includes(word))
}

function List(props: { readonly list: (typeof lists)[number]; readonly entries: readonly Entry[] }): ReactNode {
  const { t } = useTranslation("rulebook")
  const say = useSay()
  if (props.entries.length === 0) return null
  return (
    <Section title={t(`list.${props.list}`)} note={t(`list.${props.list}-note`)}>
      <ul className={styles.entries}>
        {props.entries.map((entry) => (
          <li key={entry.id} className={styles.entry}>
            <span className={styles.id}>{entry.id}</span>
            <div>
              <Link to="/rules/$entry" params={{ entry: entry.id }} className={styles.title}>
                {say(entry.title)}
              </Link>{" "}
              <Effect effect={entry.effect} />
              {entry.assumed ? <span className={styles.assumed}>{t("assumed")}</span> : null}
              <p>{say(entry.text)}</p>
            </div>
          </li>
        ))}
      </ul>
    </Section>
  )
}
