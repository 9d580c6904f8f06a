import { useQuery } from "@tanstack/react-query"
import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import { read } from "../query.ts"
import { MoneyText } from "../ui/money-text.tsx"
import { RefusalNotice } from "../ui/refusal-notice.tsx"
import { RowsSkeleton } from "../ui/skeletons.tsx"
import styles from "./books.module.css"

const figures = ["funded", "issued", "reserved", "redeemed", "expired", "withdrawn", "left"] as const

/** A jurisdiction's voucher purse year by year. */
export function Budget({ jurisdiction }: { readonly jurisdiction: string }): ReactNode {
  const { t } = useTranslation("settlement")
  const { data, error, refetch } = useQuery(read("readBudget", { params: { jurisdiction } }))
  if (error !== null) return <RefusalNotice error={error} asked={t("budget.title")} onRetry={() => refetch()} />
  if (data === undefined) return <RowsSkeleton rows={2} />
  if (data.years.length === 0) return null
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard
    <section className={styles.scroll} tabIndex={0} aria-label={t("budget.title")}>
      <table className={styles.grid}>
        <caption>{t("budget.title")}</caption>
        <thead>
          <tr>
            <th scope="col">{t("budget.year")}</th>
            {figures.map((figure) => (
              <th scope="col" key={figure}>
                {t(`budget.${figure}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {data.years.map((year) => (
            <tr key={year.year} data-year={year.year}>
              <th scope="row">{year.year}</th>
              {figures.map((figure) => (
                <td key={figure} data-figure={figure}>
                  <MoneyText amount={year[figure]} />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  )
}
