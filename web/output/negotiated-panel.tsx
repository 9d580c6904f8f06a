import { keepPreviousData, useQuery } from "@tanstack/react-query"
import { type ReactNode, useContext, useId } from "react"
import { useTranslation } from "react-i18next"
import { callForFile, type Reply } from "../api.ts"
import { read } from "../query.ts"
import { CurrencyContext, MoneyText } from "../ui/money-text.tsx"
import { moneyValue } from "../ui/money-value.ts"
import { PdfButton } from "../ui/pdf-button.tsx"
import { RefusalNotice } from "../ui/refusal-notice.tsx"
import { RowsSkeleton } from "../ui/skeletons.tsx"
import { TableFiles } from "../ui/table-files.tsx"
import type { ColumnValue } from "../ui/table-view.ts"
import { useSay } from "../ui/text.ts"
import { LedgerTable } from "./ledger-table.tsx"
import type { Scope } from "./measures.ts"
import styles from "./output.module.css"
import { useMemberName } from "./place-names.ts"

interface PanelProps {
  readonly scope: Scope
  readonly member: string | undefined
}

/** The negotiated ledger: for internal appraisal only. */
export function NegotiatedPanel({ scope, member }: PanelProps): ReactNode {
  const { t } = useTranslation("output")
  const id = useId()
  const columns = useColumns()
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
          <div>
            <span className={styles.soft}>{t("negotiated.divisions")}</span>
            <TableFiles
              name={`output-negotiated-divisions-${scope.period}-${scope.measure}`}
              rows={data.divisions.flatMap(({ parts, ...division }) => parts.map((part) => ({ part, division })))}
              columns={columns}
              of={t("negotiated.divisions")}
            />
          </div>
          <p className={styles.soft}>{t("negotiated.others")}</p>
          <p className={styles.acts}>
            <a href={`/api/output/negotiated.csv?period=${scope.period}&measure=${scope.measure}`} download>
              {t("negotiated.file")}
            </a>
          </p>
          <div data-screen-only>
            <PdfButton
              name={`output-negotiated-${scope.period}-${scope.measure}${member === undefined ? "" : `-${member}`}`}
              onPaper={() =>
                callForFile("negotiatedPaper", { query: { ...scope, ...(member === undefined ? {} : { member }) } })
              }
            />
          </div>
        </>
      )}
    </section>
  )
}

type Division = Reply<"readNegotiatedOutput">["divisions"][number]
interface Row {
  readonly division: Omit<Division, "parts">
  readonly part: Division["parts"][number]
}

/** One part of a division a row, as files have them. */
function useColumns(): readonly ColumnValue<Row>[] {
  const { t } = useTranslation("output")
  const say = useSay()
  const nameOf = useMemberName()
  const currency = useContext(CurrencyContext)
  return [
    { key: "ledger", label: t("ledger"), value: () => `${t("negotiated.title")} (${t("negotiated.use")})` },
    { key: "activity", label: t("activity"), value: ({ division }) => say(division.activity.name) },
    { key: "member", label: t("member"), value: ({ part }) => nameOf(part.member) },
    { key: "share", label: t("agreement.shares"), value: ({ part }) => part.share },
    {
      key: "amount",
      label: `${t("amount")} (${currency.code})`,
      value: ({ part }) => moneyValue(part.amount, currency),
    },
    { key: "arithmetic", label: t("arithmetic"), value: ({ part }) => part.arithmetic },
  ]
}
