import { useQuery } from "@tanstack/react-query"
import { type ReactNode, useContext } from "react"
import { useTranslation } from "react-i18next"
import { read } from "../query.ts"
import { CurrencyContext, MoneyText } from "../ui/money-text.tsx"
import { moneyValue } from "../ui/money-value.ts"
import { RefusalNotice } from "../ui/refusal-notice.tsx"
import { RowsSkeleton } from "../ui/skeletons.tsx"
import { TableFiles } from "../ui/table-files.tsx"
import styles from "./books.module.css"

const figures = ["funded", "issued", "reserved", "redeemed", "expired", "withdrawn", "left"] as const

/** A jurisdiction's voucher purse year by year. */
export function Budget({ jurisdiction }: { readonly jurisdiction: string }): ReactNode {
  const { t } = useTranslation("settlement")
  const currency = useContext(CurrencyContext)
  const { data, error, refetch } = useQuery(read("readBudget", { params: { jurisdiction } }))
  if (error !== null) return <RefusalNotice error={error} asked={t("budget.title")} onRetry={() => refetch()} />
  if (data === undefined) return <RowsSkeleton rows={2} />
  if (data.years.length === 0) return null
  type Year = (typeof data.years)[number]
  const columns = [
    { key: "year", label: t("budget.year"), value: ({ year }: Year) => year },
    ...figures.map((figure) => ({
      key: figure,
      label: `${t(`budget.${figure}`)} (${currency.code})`,
      value: (year: Year) => moneyValue(year[figure], currency),
    })),
  ]
  return (
    <>
      <TableFiles name={`voucher-purse-${jurisdiction}`} rows={data.years} columns={columns} of={t("budget.title")} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard */}
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
    </>
  )
}
