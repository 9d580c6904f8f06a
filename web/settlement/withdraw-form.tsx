import { Button, NativeSelect, TextInput } from "@mantine/core"
import { type FormEvent, type ReactNode, useState } from "react"
import { useTranslation } from "react-i18next"
import type { Reply } from "../api.ts"
import { announce } from "../frame/announcer.tsx"
import { useAct } from "../query.ts"
import { MoneyText } from "../ui/money-text.tsx"
import { Receipt } from "../ui/receipt.tsx"
import { RefusalNotice } from "../ui/refusal-notice.tsx"
import { useSay } from "../ui/text.ts"
import styles from "./books.module.css"

type Voucher = Reply<"listVouchers">["items"][number]

/** Takes an issued voucher back, with a reason; what a booking holds of it stays until that is settled. */
export function WithdrawForm({ vouchers }: { readonly vouchers: readonly Voucher[] }): ReactNode {
  const { t } = useTranslation("settlement")
  const say = useSay()
  const withdraw = useAct("withdrawVoucher")
  const [chosen, setChosen] = useState("")
  const [reason, setReason] = useState("")
  const [tried, setTried] = useState(false)
  const open = vouchers.filter(({ state }) => state === "open")
  const voucher = open.find(({ id }) => id === chosen)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (voucher === undefined || reason.trim() === "" || withdraw.isPending) return
    withdraw.mutate(
      { params: { jurisdiction: voucher.jurisdiction, voucher: voucher.id }, body: { reason } },
      {
        onSuccess: () => {
          setTried(false)
          setChosen("")
          setReason("")
          announce(t("withdraw.done"))
        },
      },
    )
  }
  return (
    <details className={styles.fold}>
      <summary>{t("withdraw.title")}</summary>
      <form className={styles.form} onSubmit={submit} noValidate>
        <p className={styles.soft}>{t("withdraw.note")}</p>
        <NativeSelect
          label={t("withdraw.voucher")}
          required
          value={chosen}
          error={tried && voucher === undefined ? t("missing") : undefined}
          data={[
            { value: "", label: t("withdraw.choose") },
            ...open.map(({ id, organisationName, validUntil }) => ({
              value: id,
              label: `${say(organisationName)} · ${validUntil} · ${id.slice(0, 8)}`,
            })),
          ]}
          onChange={({ currentTarget }) => setChosen(currentTarget.value)}
        />
        <TextInput
          label={t("reason")}
          required
          maxLength={500}
          value={reason}
          error={tried && reason.trim() === "" ? t("missing") : undefined}
          onChange={({ currentTarget }) => setReason(currentTarget.value)}
        />
        {withdraw.error === null ? null : <RefusalNotice error={withdraw.error} asked={t("withdraw.title")} />}
        <div>
          <Button type="submit" variant="default" loading={withdraw.isPending}>
            {t("withdraw.do")}
          </Button>
        </div>
      </form>
      {withdraw.data === undefined ? null : (
        <Receipt
          text={
            <>
              {t("withdraw.done")} {t("withdraw.returned")} <MoneyText amount={withdraw.data.returned} />
              {withdraw.data.reserved === "0" ? null : (
                <>
                  {t("semicolon")}
                  {t("withdraw.held")} <MoneyText amount={withdraw.data.reserved} />
                </>
              )}
            </>
          }
        />
      )}
    </details>
  )
}
