import { Button, TextInput } from "@mantine/core"
import { type FormEvent, type ReactNode, useState } from "react"
import { useTranslation } from "react-i18next"
import type { Reply } from "../api.ts"
import { announce } from "../frame/announcer.tsx"
import { useAct } from "../query.ts"
import { actingMembership, useRegion, useSelf } from "../session.ts"
import { MoneyText } from "../ui/money-text.tsx"
import { Section } from "../ui/page.tsx"
import { Receipt } from "../ui/receipt.tsx"
import { RefusalNotice } from "../ui/refusal-notice.tsx"
import { useSay } from "../ui/text.ts"
import { InstantText } from "../ui/time-text.tsx"
import styles from "./books.module.css"

type Statement = Reply<"readStatement">

interface PaidStateProps {
  readonly statement: Statement
  readonly counterpart: string
  readonly amount: string
}

/** Whether a total of a statement was paid, and when that was confirmed. */
export function PaidState({ statement, counterpart, amount }: PaidStateProps): ReactNode {
  const { t } = useTranslation("settlement")
  const payment = statement.payments.find((one) => one.counterpart === counterpart)
  if (payment !== undefined)
    return (
      <>
        {t("pay.paid")} <InstantText at={payment.at} />
      </>
    )
  if (BigInt(amount) === 0n) return t("pay.none")
  return statement.closedAt === null ? t("pay.open") : t("pay.unpaid")
}

/** For a finance officer of the statement's member: what others owe for the closed month and have not paid. */
export function PaymentForms({ statement }: { readonly statement: Statement }): ReactNode {
  const { t } = useTranslation("settlement")
  const self = useSelf()
  const membership = self === undefined || self === null ? undefined : actingMembership(self)
  const { member, month, totals, payments, closedAt } = statement
  const may =
    membership?.kind === "government" &&
    membership.roles.includes("finance-officer") &&
    membership.jurisdiction === member
  const owed = totals.filter(({ amount }) => BigInt(amount) > 0n)
  if (!may || closedAt === null || owed.length === 0) return null
  return (
    <Section title={t("pay.title")} note={t("pay.note")}>
      {owed.map(({ counterpart, amount }) => (
        <PaymentForm
          key={`${month} ${counterpart}`}
          owed={{ receiver: member, payer: counterpart, month, amount }}
          isPaid={payments.some((one) => one.counterpart === counterpart)}
        />
      ))}
    </Section>
  )
}

interface PaymentFormProps {
  readonly owed: { readonly receiver: string; readonly payer: string; readonly month: string; readonly amount: string }
  readonly isPaid: boolean
}

function PaymentForm({ owed: { receiver, payer, month, amount }, isPaid }: PaymentFormProps): ReactNode {
  const { t } = useTranslation("settlement")
  const say = useSay()
  const region = useRegion()
  const confirm = useAct("recordPayment")
  const [reference, setReference] = useState("")
  const [tried, setTried] = useState(false)
  const called = region?.jurisdictions.find(({ code }) => code === payer)?.name
  const submit = (event: FormEvent) => {
    event.preventDefault()
    setTried(true)
    if (reference.trim() === "" || confirm.isPending) return
    confirm.mutate(
      { params: { jurisdiction: receiver, payer, month }, body: { amount, reference } },
      { onSuccess: () => announce(t("pay.done")) },
    )
  }
  if (confirm.data !== undefined) return <Receipt at={confirm.data.at} text={t("pay.done")} />
  if (isPaid) return null
  return (
    <form className={styles.form} onSubmit={submit} noValidate data-screen-only data-pay={payer}>
      <p>
        {t("pay.amount", { member: called === undefined ? payer : say(called) })} <MoneyText amount={amount} />
      </p>
      <TextInput
        label={t("pay.reference")}
        required
        maxLength={200}
        value={reference}
        error={tried && reference.trim() === "" ? t("missing") : undefined}
        onChange={({ currentTarget }) => setReference(currentTarget.value)}
      />
      {confirm.error === null ? null : <RefusalNotice error={confirm.error} asked={t("pay.title")} />}
      <div>
        <Button type="submit" variant="default" loading={confirm.isPending}>
          {t("pay.do")}
        </Button>
      </div>
    </form>
  )
}
