import { useQuery } from "@tanstack/react-query"
import { type ReactNode, useState } from "react"
import { useTranslation } from "react-i18next"
import type { Reply } from "../api.ts"
import { read } from "../query.ts"
import { RefusalNotice } from "../ui/refusal-notice.tsx"
import { RowsSkeleton } from "../ui/skeletons.tsx"
import { BillView } from "./bill-view.tsx"
import styles from "./books.module.css"

type Entry = Reply<"listLedger">["items"][number]

/** The bill that an entry carries out, or reverses, with its rule version and arithmetic; loaded when it is opened. */
export function EntryBill({ entry }: { readonly entry: Entry }): ReactNode {
  const { t } = useTranslation("settlement")
  const [open, setOpen] = useState(false)
  return (
    <details className={styles.fold} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{t("entry.bill")}</summary>
      {open ? <Bill entry={entry} /> : null}
    </details>
  )
}

function Bill({ entry }: { readonly entry: Entry }): ReactNode {
  const { t } = useTranslation("settlement")
  const { jurisdiction, id: booking } = entry.subject
  const { data, error, refetch } = useQuery(read("readBillHistory", { params: { jurisdiction, booking } }))
  if (error !== null) return <RefusalNotice error={error} asked={t("entry.bill")} onRetry={() => refetch()} />
  if (data === undefined) return <RowsSkeleton rows={3} />
  const bills = [data.first, ...data.corrections.flatMap(({ corrected }) => (corrected === null ? [] : [corrected]))]
  const reversal = data.corrections.find((each) => each.reversal === entry.transaction)
  const transaction = reversal?.reversed ?? entry.transaction
  const bill = bills.find((each) => each.transaction === transaction) ?? data.first
  return (
    <>
      {reversal === undefined ? null : (
        <p className={styles.clause}>
          {t("entry.reversed-bill")} {reversal.reason}
        </p>
      )}
      <BillView bill={bill} />
    </>
  )
}
