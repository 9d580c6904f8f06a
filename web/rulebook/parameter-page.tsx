import { useQuery } from "@tanstack/react-query"
import { Link, useParams } from "@tanstack/react-router"
import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import { read } from "../query.ts"
import { MoneyText } from "../ui/money-text.tsx"
import { Page, Section } from "../ui/page.tsx"
import { RefusalNotice } from "../ui/refusal-notice.tsx"
import { PageSkeleton } from "../ui/skeletons.tsx"
import { useSay } from "../ui/text.ts"
import { ZoneNote } from "../ui/time-text.tsx"
import { EntryLinks } from "./entry-links.tsx"
import { ParameterChart, ParameterValues } from "./parameter-history.tsx"
import { latestValue, ParameterMark } from "./parameter-mark.tsx"
import styles from "./rulebook.module.css"
import { isMoney, useUnitText } from "./unit-text.ts"

/** One parameter: its value now, all it has been as a chart and a table, who sets it, and what rests on it. */
export function ParameterPage(): ReactNode {
  const { t } = useTranslation("rulebook")
  const say = useSay()
  const unitText = useUnitText()
  const { parameter: id } = useParams({ from: "/parameters/$parameter" })
  const { data, error, refetch } = useQuery(read("readParameter", { params: { parameter: id } }))
  const back = <Link to="/parameters">{t("parameter.all")}</Link>
  if (error !== null)
    return (
      <Page title={id}>
        <RefusalNotice error={error} asked={t("parameter.asked", { id })} onRetry={() => refetch()} help={back} />
      </Page>
    )
  if (data === undefined) return <PageSkeleton />
  const { parameter, entries, duties } = data
  const value = latestValue(parameter)
  return (
    <Page
      title={say(parameter.description)}
      intro={<code>{parameter.id}</code>}
      act={
        parameter.setBy === "members" ? (
          <Link to="/motions/new" search={{ of: "parameter", parameter: id }}>
            {t("parameter.propose")}
          </Link>
        ) : undefined
      }
    >
      <dl className={styles.facts}>
        <div>
          <dt>{t("parameters.current")}</dt>
          <dd>
            <strong className="number">{parameter.current ?? t("history.ended")}</strong> {unitText(parameter.unit)}
            {parameter.current !== null && isMoney(parameter.unit) ? (
              <>
                {" = "}
                <MoneyText amount={parameter.current} />
              </>
            ) : null}{" "}
            {value === undefined ? null : <ParameterMark parameter={parameter} value={value} />}
          </dd>
        </div>
        <div>
          <dt>{t("parameters.set-by")}</dt>
          <dd>{t(`set-by.${parameter.setBy}-long`)}</dd>
        </div>
        {entries.length === 0 ? null : (
          <div>
            <dt>{t("parameter.entries")}</dt>
            <dd>
              <EntryLinks entries={entries} />
            </dd>
          </div>
        )}
        {duties.length === 0 ? null : (
          <div>
            <dt>{t("rule.duties")}</dt>
            <dd>
              <Link to="/duties">{duties.join(", ")}</Link>
            </dd>
          </div>
        )}
      </dl>
      <Section title={t("history.title", { id: parameter.id })} note={<ZoneNote />}>
        <ParameterChart parameter={parameter} />
        <ParameterValues parameter={parameter} />
      </Section>
      <p data-screen-only>{back}</p>
    </Page>
  )
}
