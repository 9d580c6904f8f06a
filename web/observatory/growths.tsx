import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import type { Reply } from "../api.ts"
import { ScrollArea } from "../ui/scroll-area.tsx"
import { useSay } from "../ui/text.ts"
import { decimalsOf, type Growth, indexFigures, signed } from "./index-figures.ts"
import styles from "./observatory.module.css"

type Value = Reply<"readSeries">["items"][number]

/** Newest value of each component with its growth, points and percent in columns of their own; bars start at zero. */
export function Growths({ values }: { readonly values: readonly Value[] }): ReactNode {
  const { t } = useTranslation("observatory")
  const say = useSay()
  const figures = indexFigures(values)
  const largest = Math.max(1, ...figures.map(({ value }) => value.value))
  return (
    <ScrollArea label={t("growth.title")}>
      <table className={styles.table}>
        <caption className="hidden-text">{t("growth.title")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("series.component")}</th>
            <th scope="col">{t("series.value")}</th>
            <th scope="col">{t("series.year")}</th>
            <th scope="col" className={styles.right}>
              {t("growth.points")}
            </th>
            <th scope="col" className={styles.right}>
              {t("growth.percent")}
            </th>
            <th scope="col" className={styles.right}>
              {t("growth.points-a-year")}
            </th>
            <th scope="col" className={styles.right}>
              {t("growth.percent-a-year")}
            </th>
          </tr>
        </thead>
        <tbody>
          {figures.map(({ value, onYearBefore, sinceFirst }) => (
            <tr key={value.component}>
              <th scope="row">{say(value.componentName)}</th>
              <td className={styles.bar} style={{ "--share": value.value / largest }}>
                <span>{value.value.toFixed(decimalsOf(values, value.index))}</span>
              </td>
              <td className="number">{t("growth.year", { year: value.year, vintage: value.vintage })}</td>
              <td className={styles.right}>{onYearBefore && signed(onYearBefore.points, 1)}</td>
              <td className={styles.right}>{onYearBefore && `${signed(onYearBefore.percent, 2)}%`}</td>
              <td className={styles.right}>
                {sinceFirst && <Since growth={sinceFirst} text={signed(sinceFirst.pointsAYear, 2)} />}
              </td>
              <td className={styles.right}>
                {sinceFirst && <Since growth={sinceFirst} text={`${signed(sinceFirst.percentAYear, 2)}%`} />}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollArea>
  )
}

function Since(props: { readonly growth: Growth<Value>; readonly text: string }): ReactNode {
  const { t } = useTranslation("observatory")
  return (
    <>
      {props.text} <span className={styles.soft}>{t("growth.since", { year: props.growth.from.year })}</span>
    </>
  )
}
