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
import { MemberMark } from "../ui/member-mark.tsx"
import { Page, Section } from "../ui/page.tsx"
import { RefusalNotice } from "../ui/refusal-notice.tsx"
import { RowsSkeleton } from "../ui/skeletons.tsx"
import { useSay } from "../ui/text.ts"
import { DayText } from "../ui/time-text.tsx"
import { Exceptions, ExceptionText } from "./exceptions.tsx"
import styles from "./rulebook.module.css"

type Divergences = Reply<"readDivergences">
type Entry = Reply<"readRules">["entries"][number]

/** Every local rule that differs from the common one, each beside it, with its exception; found by comparing decisions. */
export function DivergencesPage(): ReactNode {
  const { t } = useTranslation("rulebook")
  const { on } = useSearch({ from: "/divergences" })
  const navigate = useNavigate({ from: "/divergences" })
  const { data, error, refetch } = useQuery(read("readDivergences", { query: present({ on }) }))
  const rules = useQuery(read("readRules", { query: present({ on }) }))
  return (
    <Page title={t("divergences.title")} intro={t("divergences.intro")}>
      <search className={styles.filters} data-screen-only>
        <TextInput
          label={t("rules.on")}
          type="date"
          value={on ?? data?.on ?? ""}
          onChange={({ currentTarget }) =>
            navigate({ search: present({ on: currentTarget.value || undefined }), replace: true })
          }
        />
      </search>
      {error === null ? null : <RefusalNotice error={error} asked={t("divergences.title")} onRetry={() => refetch()} />}
      {data === undefined ? (
        error === null && <RowsSkeleton />
      ) : (
        <>
          {data.items.length === 0 ? (
            <EmptyState
              title={t("divergences.none")}
              text={t("divergences.none-text")}
              act={<Link to="/rules">{t("rule.all")}</Link>}
            />
          ) : (
            <ul className={styles.entries} aria-label={t("divergences.title")}>
              {data.items.map((one) => (
                <Divergence key={one.entry.id} divergence={one} common={rules.data?.entries ?? []} />
              ))}
            </ul>
          )}
          <Section title={t("exceptions.title")} note={t("exceptions.note")}>
            <Exceptions exceptions={data.exceptions} />
          </Section>
        </>
      )}
    </Page>
  )
}

interface DivergenceProps {
  readonly divergence: Divergences["items"][number]
  readonly common: readonly Entry[]
}

function Divergence({ divergence, common }: DivergenceProps): ReactNode {
  const { t } = useTranslation("rulebook")
  const { entry, direction, clauses, acts, certain, exception, until } = divergence
  const narrowed = clauses.flatMap((id) => common.find((one) => one.id === id) ?? [])
  return (
    <li className={styles.case}>
      <p>
        {entry.scope.map((code) => (
          <MemberMark key={code} code={code} />
        ))}{" "}
        <strong>{t(`direction.${direction}`)}</strong>
        {until === null ? null : (
          <>
            {" · "}
            {t("divergences.until")} <DayText day={until} />
          </>
        )}
        {certain ? null : <span className={styles.assumed}>{t("divergences.uncertain")}</span>}
      </p>
      <div className={styles.beside}>
        <div>
          <h3 className={styles.small}>{t("divergences.common")}</h3>
          {narrowed.map((one) => (
            <Clause key={one.id} entry={one} />
          ))}
        </div>
        <div>
          <h3 className={styles.small}>{t("divergences.local")}</h3>
          <Clause entry={entry} />
        </div>
      </div>
      <p className={styles.soft}>
        {t("divergences.acts")} <code>{acts.join(", ")}</code>
      </p>
      {exception === null ? (
        <p className={styles.soft}>{t("divergences.no-exception")}</p>
      ) : (
        <ExceptionText exception={exception} />
      )}
    </li>
  )
}

function Clause({ entry }: { readonly entry: Entry }): ReactNode {
  const say = useSay()
  return (
    <div className={styles.clause}>
      <Link to="/rules/$entry" params={{ entry: entry.id }} className={styles.title}>
        {entry.id} {say(entry.title)}
      </Link>
      <BothTexts text={entry.text} />
    </div>
  )
}
