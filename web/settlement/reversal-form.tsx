import { Button, TextInput } from "@mantine/core"
import { type FormEvent, type ReactNode, useContext, useState } from "react"
import { useTranslation } from "react-i18next"
import type { Reply } from "../api.ts"
import { announce } from "../frame/announcer.tsx"
import { useAct } from "../query.ts"
import { CurrencyContext, MoneyText } from "../ui/money-text.tsx"
import { Receipt } from "../ui/receipt.tsx"
import { RefusalNotice } from "../ui/refusal-notice.tsx"
import styles from "./books.module.css"
import { typedAmount } from "./typed-amount.ts"

type Entry = Reply<"listLedger">["items"][number]

/** Reverses the whole transaction of an entry; of a bill, part of the fee may be refunded instead of all. */
export function ReversalForm({ entry }: { readonly entry: Entry }): ReactNode {
  const { t } = useTranslation("settlement")
  const currency = useContext(CurrencyContext)
  const reverse = useAct("reverseEntry")
  const [reason, setReason] = useState("")
  const [refund, setRefund] = useState("")
  const [tried, setTried] = useState(false)
  const isBill = entry.subject.kind === "booking"
  const amount = refund.trim() === "" ? undefined : typedAmount(refund, currency)
  const wrong = refund.trim() !== "" && amount === undefined
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (reason.trim() === "" || wrong || reverse.isPending) return
    reverse.mutate(
      {
        params: { jurisdiction: entry.jurisdiction, entry: entry.id },
        body: { reason, ...(amount === undefined ? {} : { refund: amount }) },
      },
      { onSuccess: () => announce(t("reverse.done")) },
    )
  }
  return (
    <details className={styles.fold} data-screen-only>
      <summary>{t("reverse.title")}</summary>
      <form className={styles.form} onSubmit={submit} noValidate>
        <p className={styles.soft}>{t("reverse.note")}</p>
        <TextInput
          label={t("reason")}
          required
          maxLength={500}
          value={reason}
          error={tried && reason.trim() === "" ? t("missing") : undefined}
          onChange={({ currentTarget }) => setReason(currentTarget.value)}
        />
        {isBill ? (
          <TextInput
            label={t("reverse.refund")}
            description={t("reverse.refund-note", { currency: currency.code })}
            inputMode="decimal"
            value={refund}
            error={tried && wrong ? t("reverse.refund-wrong") : undefined}
            onChange={({ currentTarget }) => setRefund(currentTarget.value)}
          />
        ) : null}
        {reverse.error === null ? null : <RefusalNotice error={reverse.error} asked={t("reverse.title")} />}
        <div>
          <Button type="submit" variant="default" loading={reverse.isPending}>
            {t("reverse.do")}
          </Button>
        </div>
      </form>
      {reverse.data === undefined ? null : (
        <Receipt
          text={
            <>
              {t("reverse.done")}{" "}
              {reverse.data.corrected === null ? null : (
                <>
                  {t("reverse.corrected")} <MoneyText amount={reverse.data.corrected.fee} />
                </>
              )}
            </>
          }
        />
      )}
    </details>
  )
}
