import { Button, TextInput } from "@mantine/core"
import { type FormEvent, type ReactNode, useContext, useState } from "react"
import { useTranslation } from "react-i18next"
import { announce } from "../frame/announcer.tsx"
import { useAct } from "../query.ts"
import { CurrencyContext, MoneyText } from "../ui/money-text.tsx"
import { Receipt } from "../ui/receipt.tsx"
import { RefusalNotice } from "../ui/refusal-notice.tsx"
import { useDraft } from "../ui/use-draft.ts"
import { AmountField } from "./amount-field.tsx"
import styles from "./settlement.module.css"
import { typedAmount } from "./typed-amount.ts"

/** Puts money into the purse of the officer's jurisdiction. */
export function FundForm({
  jurisdiction,
  purse = "voucher",
}: {
  readonly jurisdiction: string
  readonly purse?: "voucher" | "subsidy"
}): ReactNode {
  const { t } = useTranslation("settlement")
  const currency = useContext(CurrencyContext)
  const fund = useAct("fundPurse")
  const draft = useDraft(`fund ${purse} ${jurisdiction}`, { amount: "", reference: "" })
  const [tried, setTried] = useState(false)
  const amount = typedAmount(draft.values.amount, currency)
  const reference = draft.values.reference.trim()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (amount === undefined || reference === "" || fund.isPending) return
    fund.mutate(
      { params: { jurisdiction }, body: { amount, reference, purse } },
      {
        onSuccess: () => {
          setTried(false)
          draft.clear()
          announce(t("fund.done"))
        },
      },
    )
  }
  return (
    <details className={styles.fold} open>
      <summary>{t("fund.title")}</summary>
      <form className={styles.form} onSubmit={submit} noValidate>
        <AmountField
          label={t("fund.amount")}
          value={draft.values.amount}
          wrong={tried && amount === undefined}
          onChange={(next) => draft.set({ amount: next })}
        />
        <TextInput
          label={t("fund.reference")}
          description={t("fund.reference-example")}
          required
          maxLength={200}
          value={draft.values.reference}
          error={tried && reference === "" ? t("fund.reference-missing") : undefined}
          onChange={({ currentTarget }) => draft.set({ reference: currentTarget.value })}
        />
        {fund.error === null ? null : <RefusalNotice error={fund.error} asked={t("fund.title")} />}
        <div>
          <Button type="submit" loading={fund.isPending}>
            {t("fund.do")}
          </Button>
        </div>
      </form>
      {fund.data === undefined ? null : (
        <Receipt
          text={
            <>
              {t("fund.done")} {t("purse.left")}: <MoneyText amount={fund.data.left} />
            </>
          }
        />
      )}
    </details>
  )
}
