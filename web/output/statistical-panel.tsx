import { keepPreviousData, useQuery } from "@tanstack/react-query"
import { type ReactNode, useId } from "react"
import { useTranslation } from "react-i18next"
import { callForFile } from "../api.ts"
import { read } from "../query.ts"
import { MoneyText } from "../ui/money-text.tsx"
import { PdfButton } from "../ui/pdf-button.tsx"
import { RefusalNotice } from "../ui/refusal-notice.tsx"
import { RowsSkeleton } from "../ui/skeletons.tsx"
import { LedgerTable } from "./ledger-table.tsx"
import type { Scope } from "./measures.ts"
import styles from "./output.module.css"

interface PanelProps {
  readonly scope: Scope
  readonly member: string | undefined
}

/** The statistical ledger: output by place of activity. */
export function StatisticalPanel({ scope, member }: PanelProps): ReactNode {
  const { t } = useTranslation("output")
  const id = useId()
  const { data, error, refetch } = useQuery({
    ...read("readStatisticalOutput", { query: { ...scope } }),
    placeholderData: keepPreviousData,
  })
  return (
    <section className={styles.ledger} aria-labelledby={id}>
      <h2 id={id}>{t("statistical.title")}</h2>
      <p className={styles.soft}>{t("statistical.note")}</p>
      {error !== null ? (
        <RefusalNotice error={error} asked={t("statistical.title")} onRetry={() => refetch()} />
      ) : data === undefined ? (
        <RowsSkeleton />
      ) : (
        <>
          <p className={styles.total} data-total="statistical">
            {t("statistical.whole")} <MoneyText amount={data.whole} />
            {data.sample ? <span className={styles.sample}>{t("sample")}</span> : null}
          </p>
          <LedgerTable ledger="statistical" scope={scope} rows={data.members} member={member} />
          {data.bases.length === 0 ? null : <Bases bases={data.bases} />}
          <p className={styles.acts}>
            <a href={`/api/output/statistical.csv?period=${scope.period}&measure=${scope.measure}`} download>
              {t("statistical.file")}
            </a>
          </p>
          <div data-screen-only>
            <PdfButton
              name={`output-statistical-${scope.period}-${scope.measure}${member === undefined ? "" : `-${member}`}`}
              onPaper={() =>
                callForFile("statisticalPaper", { query: { ...scope, ...(member === undefined ? {} : { member }) } })
              }
            />
          </div>
        </>
      )}
    </section>
  )
}

function Bases({
  bases,
}: {
  readonly bases: readonly { readonly basis: Basis; readonly amount: string }[]
}): ReactNode {
  const { t } = useTranslation("output")
  return (
    <table className={styles.table}>
      <caption>{t("bases")}</caption>
      <tbody>
        {bases.map(({ basis, amount }) => (
          <tr key={basis}>
            <th scope="row">{t(`basis.${basis}`)}</th>
            <td>
              <MoneyText amount={amount} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

type Basis = "establishment" | "main-place" | "census-share" | "days"
