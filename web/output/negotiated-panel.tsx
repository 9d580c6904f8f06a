import { keepPreviousData, useQuery } from "@tanstack/react-query"
import { type ReactNode, useId } from "react"
import { useTranslation } from "react-i18next"
import { read } from "../query.ts"
import { MoneyText } from "../ui/money-text.tsx"
import { RefusalNotice } from "../ui/refusal-notice.tsx"
import { RowsSkeleton } from "../ui/skeletons.tsx"
import { LedgerTable } from "./ledger-table.tsx"
import type { Scope } from "./measures.ts"
import styles from "./output.module.css"

interface PanelProps {
  readonly scope: Scope
  readonly member: string | undefined
}

/** The negotiated ledger: for internal appraisal only. */
export function NegotiatedPanel({ scope, member }: PanelProps): ReactNode {
  const { t } = useTranslation("output")
  const id = useId()
  const { data, error, refetch } = useQuery({
    ...read("readNegotiatedOutput", { query: { ...scope } }),
    placeholderData: keepPreviousData,
  })
  return (
    <section className={styles.negotiated} aria-labelledby={id}>
      <h2 id={id}>{t("negotiated.title")}</h2>
      <p className={styles.use}>{t("negotiated.use")}</p>
      <p className={styles.soft}>{t("negotiated.note")}</p>
      {error !== null ? (
        <RefusalNotice error={error} asked={t("negotiated.title")} onRetry={() => refetch()} />
      ) : data === undefined ? (
        <RowsSkeleton />
      ) : (
        <>
          <p className={styles.total} data-total="negotiated">
            {t("negotiated.whole")} <MoneyText amount={data.whole} />
            {data.sample ? <span className={styles.sample}>{t("sample")}</span> : null}
          </p>
          <LedgerTable ledger="negotiated" scope={scope} rows={data.members} member={member} />
          <p className={styles.soft}>{t("negotiated.others")}</p>
          <p className={styles.acts}>
            <a href={`/api/output/negotiated.csv?period=${scope.period}&measure=${scope.measure}`} download>
              {t("negotiated.file")}
            </a>
          </p>
        </>
      )}
    </section>
  )
}
