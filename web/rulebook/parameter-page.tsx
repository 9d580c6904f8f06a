import { useQuery } from "@tanstack/react-query"
import { Link, useParams } from "@tanstack/react-router"
import { type ReactNode, useContext, useMemo } from "react"
import { useTranslation } from "react-i18next"
import type { Reply } from "../api.ts"
import { read } from "../query.ts"
import { DataTable } from "../ui/data-table.tsx"
import { InnerLink } from "../ui/inner-link.tsx"
import { CurrencyContext, MoneyText, moneyText } from "../ui/money-text.tsx"
import { Page, Section } from "../ui/page.tsx"
import { RefusalNotice } from "../ui/refusal-notice.tsx"
import { PageSkeleton } from "../ui/skeletons.tsx"
import { StepChart } from "../ui/step-chart.tsx"
import { useSay } from "../ui/text.ts"
import { useTimeFormat, WhenText, ZoneNote } from "../ui/time-text.tsx"
import { EntryLinks } from "./entry-links.tsx"
import { latestValue, ParameterMark } from "./parameter-mark.tsx"
import { numberOf } from "./parameter-number.ts"
import styles from "./rulebook.module.css"
import { isMoney, useUnitText } from "./unit-text.ts"

type Parameter = Reply<"readParameter">["parameter"]

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
    <Page title={say(parameter.description)} intro={<code>{parameter.id}</code>}>
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
        <Chart parameter={parameter} />
        <Values parameter={parameter} />
      </Section>
      <p data-screen-only>{back}</p>
    </Page>
  )
}

/** The values as steps; a parameter whose values are words has the table alone. */
function Chart({ parameter }: { readonly parameter: Parameter }): ReactNode {
  const { t } = useTranslation("rulebook")
  const { when } = useTimeFormat()
  const unitText = useUnitText()
  const currency = useContext(CurrencyContext)
  const money = isMoney(parameter.unit)
  const scale = money ? 10 ** currency.decimals : 1
  const unit = money ? currency.code : unitText(parameter.unit)
  const written = (value: string | null) =>
    value === null ? t("history.ended") : money ? moneyText(value, currency) : `${value} (${unit})`
  // The last value is drawn up to now, as it was when the page was opened.
  const now = useMemo(() => Date.now(), [])
  const steps = useMemo(
    () =>
      parameter.values.flatMap(({ from, value }) => {
        const number = value === null ? null : numberOf(value)
        // A day is drawn at its noon, so that no zone moves it to its neighbour.
        const at = Date.parse(from.includes("T") ? from : `${from}T12:00:00Z`)
        return number === undefined ? [] : [{ at, value: number === null ? null : number / scale, text: value ?? "–" }]
      }),
    [parameter, scale],
  )
  const value = latestValue(parameter)
  if (steps.length < parameter.values.length || value === undefined) return null
  return (
    <StepChart
      title={t("history.chart", {
        value: written(parameter.current),
        from: when(value.from),
        count: parameter.values.length,
      })}
      name={parameter.id}
      unit={unit}
      steps={steps}
      until={Math.max(now, ...steps.map(({ at }) => at))}
    />
  )
}

function Values({ parameter }: { readonly parameter: Parameter }): ReactNode {
  const { t } = useTranslation("rulebook")
  const { when } = useTimeFormat()
  return (
    <DataTable
      name={parameter.id}
      label={t("history.title", { id: parameter.id })}
      rows={parameter.values}
      rowKey={({ from }) => from}
      columns={[
        {
          key: "from",
          label: t("history.from"),
          value: ({ from }) => when(from),
          cell: ({ from }) => <WhenText at={from} />,
        },
        {
          key: "value",
          label: t("history.value"),
          numeric: true,
          value: ({ value }) => value,
          cell: ({ value }) => value ?? t("history.ended"),
        },
        {
          key: "source",
          label: t("rule.source"),
          wide: true,
          value: ({ source, assumed }) => (assumed ? t("assumed-because", { why: source }) : source),
        },
        {
          key: "set-by",
          label: t("parameters.set-by"),
          value: ({ listVersion }) =>
            listVersion === null ? t("set-by.law") : t("version.of", { version: listVersion }),
          cell: ({ listVersion, motion }) => (
            <>
              {listVersion === null ? t("set-by.law") : t("version.of", { version: listVersion })}
              {motion === null ? null : (
                <>
                  {" · "}
                  <InnerLink href={`/motions/${encodeURIComponent(motion)}`}>{t("origin.motion")}</InnerLink>
                </>
              )}
            </>
          ),
        },
      ]}
    />
  )
}
