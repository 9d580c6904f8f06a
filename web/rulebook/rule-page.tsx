import { useQuery } from "@tanstack/react-query"
import { Link, useParams, useSearch } from "@tanstack/react-router"
import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import { read } from "../query.ts"
import { present } from "../search-params.ts"
import { BothTexts } from "../ui/both-texts.tsx"
import { Page, Section } from "../ui/page.tsx"
import { ProvenanceMark } from "../ui/provenance-mark.tsx"
import { RefusalNotice } from "../ui/refusal-notice.tsx"
import { PageSkeleton } from "../ui/skeletons.tsx"
import { useSay } from "../ui/text.ts"
import { ZoneNote } from "../ui/time-text.tsx"
import { Effect } from "./effect.tsx"
import { RuleCases } from "./rule-cases.tsx"
import { RuleFacts } from "./rule-facts.tsx"
import { RuleHistory } from "./rule-history.tsx"
import styles from "./rulebook.module.css"

/** One entry: its words, basis, time, the cases it decides, what became of it, and the text that the engine decides by. */
export function RulePage(): ReactNode {
  const { t } = useTranslation("rulebook")
  const say = useSay()
  const { entry: id } = useParams({ from: "/rules/$entry" })
  const { on } = useSearch({ from: "/rules/$entry" })
  const { data, error, refetch } = useQuery(read("readRule", { params: { entry: id }, query: present({ on }) }))
  if (error !== null)
    return (
      <Page title={id}>
        <RefusalNotice error={error} asked={t("rule.asked", { id })} onRetry={() => refetch()} />
        <Link to="/rules">{t("rule.all")}</Link>
      </Page>
    )
  if (data === undefined) return <PageSkeleton />
  const { entry, version } = data
  return (
    <Page
      title={`${entry.id} ${say(entry.title)}`}
      intro={
        <>
          <Effect effect={entry.effect} />{" "}
          <ProvenanceMark
            of={entry.id}
            provenance={{
              source: entry.source,
              asOf: entry.from,
              rule: `${version}`,
              ...(entry.assumed ? { assumed: t("rule.assumed") } : {}),
            }}
          />
          {entry.assumed ? <span className={styles.assumed}>{t("assumed")}</span> : null}
        </>
      }
    >
      <blockquote className={styles.text}>
        <BothTexts text={entry.text} />
      </blockquote>
      <RuleFacts rule={data} />
      <Section title={t("cases.title")} note={t("cases.note")}>
        <RuleCases cases={data.cases} />
      </Section>
      <Section title={t("rule.history")} note={<ZoneNote />}>
        <RuleHistory entry={entry.id} versions={data.history} />
      </Section>
      <Section title={t("rule.acts")} note={t("rule.acts-note")}>
        <ul className={styles.acts}>
          {entry.acts.map((act) => (
            <li key={act}>
              <Link to="/rules" search={{ act }}>
                <code>{act}</code>
              </Link>
            </li>
          ))}
        </ul>
      </Section>
      <Section title={t("rule.cedar")} note={t("rule.cedar-note")}>
        <pre className={styles.code}>
          <code>{entry.cedar}</code>
        </pre>
      </Section>
      <p data-screen-only>
        <Link to="/rules">{t("rule.all")}</Link>
      </p>
    </Page>
  )
}
