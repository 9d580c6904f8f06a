import { useQuery } from "@tanstack/react-query"
import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import { read } from "../query.ts"
import { MoneyText } from "../ui/money-text.tsx"
import { ProvenanceMark } from "../ui/provenance-mark.tsx"
import { RefusalNotice } from "../ui/refusal-notice.tsx"
import { RowsSkeleton } from "../ui/skeletons.tsx"
import styles from "./settlement.module.css"

const figures = ["funded", "issued", "reserved", "redeemed", "returned", "left"] as const

/** A jurisdiction's purse in figures, drawn from the ledger. */
export function Purse({ jurisdiction }: { readonly jurisdiction: string }): ReactNode {
  const { t } = useTranslation("settlement")
  const { data, error, refetch } = useQuery(read("readPurse", { params: { jurisdiction } }))
  if (error !== null) return <RefusalNotice error={error} asked={t("purse.title")} onRetry={() => refetch()} />
  if (data === undefined) return <RowsSkeleton rows={2} />
  return (
    <dl className={styles.figures}>
      {figures.map((figure) => (
        <div key={figure} data-figure={figure}>
          <dt>
            {t(`purse.${figure}`)}{" "}
            <ProvenanceMark
              of={t(`purse.${figure}`)}
              provenance={{
                source: t("purse.source"),
                unit: data.currency,
                guarantee: { kind: "exact" },
                note: t(`purse.${figure}-note`),
                href: `/ledger?jurisdiction=${encodeURIComponent(jurisdiction)}`,
              }}
            />
          </dt>
          <dd>
            <MoneyText amount={data[figure]} />
          </dd>
        </div>
      ))}
    </dl>
  )
}
