import { useQuery } from "@tanstack/react-query"
import { Link, useParams } from "@tanstack/react-router"
import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import { read } from "../query.ts"
import { BothTexts } from "../ui/both-texts.tsx"
import { Page, Section } from "../ui/page.tsx"
import { ProvenanceMark } from "../ui/provenance-mark.tsx"
import { RefusalNotice } from "../ui/refusal-notice.tsx"
import { PageSkeleton } from "../ui/skeletons.tsx"
import { useSay } from "../ui/text.ts"
import { WhenText } from "../ui/time-text.tsx"
import { Effect } from "./effect.tsx"
import styles from "./rulebook.module.css"

/** One entry: its words, basis, time, and the text that the engine decides by. */
export function RulePage(): ReactNode {
  const { t } = useTranslation("rulebook")
  const say = useSay()
  const { entry: id } = useParams({ from: "/rules/$entry" })
  const { data, error, refetch } = useQuery(read("readRule", { params: { entry: id } }))
  if (error !== null)
    return (
      <Page title={id}>
        <RefusalNotice error={error} asked={t("rule.asked", { id })} onRetry={() => refetch()} />
        <Link to="/rules">{t("rule.all")}</Link>
      </Page>
    )
  if (data === undefined) return <PageSkeleton />
  const { entry, version } = data
  const facts: readonly (readonly [string, ReactNode])[] = [
    [t("rule.list"), t(`list.${entry.list}`)],
    [t("rule.kind"), entry.kind ?? "–"],
    [t("rule.body"), entry.body ?? "–"],
    [t("rule.basis"), entry.basis ?? "–"],
    [t("rule.from"), <WhenText key="from" at={entry.from} />],
    [t("rule.until"), entry.until === null ? t("rule.open") : <WhenText key="until" at={entry.until} />],
    [t("rule.version"), version],
    [t("rule.source"), entry.source],
  ]
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
      <dl className={styles.facts}>
        {facts.map(([label, fact]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{fact}</dd>
          </div>
        ))}
      </dl>
      <Section title={t("rule.acts")} note={t("rule.acts-note")}>
        <ul className={styles.acts}>
          {entry.acts.map((act) => (
            <li key={act}>
              <code>{act}</code>
            </li>
          ))}
        </ul>
      </Section>
      <Section title={t("rule.cedar")} note={t("rule.cedar-note")}>
        <pre className={styles.code}>
          <code>{entry.cedar}</code>
        </pre>
      </Section>
      <p>
        <Link to="/rules">{t("rule.all")}</Link>
      </p>
    </Page>
  )
}
