import { useQuery } from "@tanstack/react-query"
import { Link } from "@tanstack/react-router"
import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import type { Reply } from "../api.ts"
import { decimalsOf, type Growth, indexFigures, signed } from "../observatory/index-figures.ts"
import { read } from "../query.ts"
import { EmptyState } from "../ui/empty-state.tsx"
import { ProvenanceMark } from "../ui/provenance-mark.tsx"
import { RefusalNotice } from "../ui/refusal-notice.tsx"
import { ScrollArea } from "../ui/scroll-area.tsx"
import { RowsSkeleton } from "../ui/skeletons.tsx"
import { useSay } from "../ui/text.ts"
import styles from "./home.module.css"

type Value = Reply<"readSeries">["items"][number]

/** The newest published figures, each with vintage and unit; growth in points and, apart, in percent. */
export function IndexFigures(): ReactNode {
  const { t } = useTranslation("home")
  const say = useSay()
  const { data, error, refetch } = useQuery(read("readSeries"))
  if (error !== null) return <RefusalNotice error={error} onRetry={() => refetch()} />
  if (data === undefined) return <RowsSkeleton rows={5} />
  const all = indexFigures(data.items)
  const newest = Math.max(...all.map(({ value }) => value.year))
  const shown = all.filter(({ value }) => value.year === newest)
  if (shown.length === 0) return <EmptyState title={t("index.empty")} />
  return (
    <>
      <ScrollArea label={t("index.title")}>
        <table className={styles.table}>
          <caption className="hidden-text">{t("index.title")}</caption>
          <thead>
            <tr>
              <th scope="col">{t("index.component")}</th>
              <th scope="col" className={styles.right}>
                {t("index.value", { year: newest })}
              </th>
              <th scope="col" className={styles.right}>
                {t("index.on-year-before")}
              </th>
              <th scope="col" className={styles.right}>
                {t("index.a-year")}
              </th>
              <th scope="col">{t("index.vintage")}</th>
            </tr>
          </thead>
          <tbody>
            {shown.map(({ value, onYearBefore, sinceFirst }) => (
              <tr key={`${value.index} ${value.component}`}>
                <th scope="row">
                  {say(value.componentName)}
                  <span className={styles.code}>{say(value.indexName)}</span>
                </th>
                <td className={styles.right}>
                  {value.value.toFixed(decimalsOf(data.items, value.index))} <Mark value={value} />
                </td>
                <td className={styles.right}>
                  <Change growth={onYearBefore} />
                </td>
                <td className={styles.right}>
                  <ChangeAYear growth={sinceFirst} />
                </td>
                <td className="number">{value.vintage}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollArea>
      <p className={styles.more}>
        <Link to="/index-series">{t("index.more")}</Link>
      </p>
    </>
  )
}

function Mark({ value }: { readonly value: Value }): ReactNode {
  const { t } = useTranslation("home")
  const say = useSay()
  return (
    <ProvenanceMark
      of={`${say(value.componentName)} ${value.year}: ${value.value}`}
      provenance={{
        source: value.source,
        asOf: t("index.as-of", { year: value.year, vintage: value.vintage }),
        unit: t("index.unit", { year: value.baseYear, value: value.baseValue }),
        guarantee: { kind: value.status },
        note: value.note,
        href: `/index-series?index=${encodeURIComponent(value.index)}`,
      }}
    />
  )
}

function Change({ growth }: { readonly growth: Growth<Value> | undefined }): ReactNode {
  const { t } = useTranslation("home")
  if (growth === undefined) return "–"
  return (
    <>
      {t("index.points", { change: signed(growth.points, 1) })}
      <span className={styles.percent}>{t("index.percent", { change: signed(growth.percent, 2) })}</span>
    </>
  )
}

function ChangeAYear({ growth }: { readonly growth: Growth<Value> | undefined }): ReactNode {
  const { t } = useTranslation("home")
  if (growth === undefined) return "–"
  return (
    <>
      {t("index.points-since", { change: signed(growth.pointsAYear, 1), year: growth.from.year })}
      <span className={styles.percent}>{t("index.percent-compound", { change: signed(growth.percentAYear, 2) })}</span>
    </>
  )
}
