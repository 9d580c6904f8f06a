import { Button, Checkbox, Textarea } from "@mantine/core"
import { type FormEvent, type ReactNode, useState } from "react"
import { useTranslation } from "react-i18next"
import { ApiProblem, type Reply } from "../api.ts"
import { announce } from "../frame/announcer.tsx"
import { useAct } from "../query.ts"
import { useSelf } from "../session.ts"
import { afterAct } from "../ui/after-act.ts"
import { InnerLink } from "../ui/inner-link.tsx"
import { LongWork } from "../ui/long-work.tsx"
import { MoneyText } from "../ui/money-text.tsx"
import { RefusalNotice } from "../ui/refusal-notice.tsx"
import type { Period } from "./calendar-cells.ts"
import styles from "./facilities.module.css"

interface ConfirmProps {
  readonly params: { readonly jurisdiction: string; readonly facility: string }
  readonly quote: Reply<"quoteBooking">
  readonly wish: Period & { readonly voucher: { readonly jurisdiction: string; readonly id: string } | null }
  /** False while another price is on its way: what is not shown cannot be agreed to. */
  readonly fresh: boolean
  readonly purpose: string
  readonly restored: boolean
  readonly elsewhere: boolean
  readonly onPurpose: (purpose: string) => void
  readonly onPriceChanged: () => void
  readonly onMade: (booking: Reply<"bookFacility">) => void
}

/** Purpose, terms, and the one act. The price that was seen goes along: another price now is refused and shown. */
export function Confirm(props: ConfirmProps): ReactNode {
  const { t } = useTranslation("facilities")
  const { params, quote, wish, purpose } = props
  const self = useSelf()
  const book = useAct("bookFacility")
  const [agreed, setAgreed] = useState(false)
  const [incomplete, setIncomplete] = useState(false)
  if (self === null) return <SignIn />
  const submit = (event: FormEvent) => {
    event.preventDefault()
    if (book.isPending) return
    const missing = purpose.trim() === "" || !agreed
    setIncomplete(missing)
    if (missing) return announce(t("confirm.missing"))
    afterAct(
      book.mutateAsync({ params, body: { ...wish, purpose: purpose.trim(), acceptTerms: true, toPay: quote.toPay } }),
      (booking) => {
        announce(t("confirm.done"))
        props.onMade(booking)
      },
      (fault) => {
        if (fault instanceof ApiProblem && fault.code === "facilities.price-changed") props.onPriceChanged()
      },
    )
  }
  return (
    <form className={styles.confirm} onSubmit={submit} noValidate>
      {props.elsewhere ? <p role="status">{t("confirm.other-tab")}</p> : null}
      <Textarea
        label={t("confirm.purpose")}
        description={t(props.restored ? "confirm.restored" : "confirm.purpose-example")}
        required
        autosize
        minRows={2}
        maxLength={500}
        value={purpose}
        error={incomplete && purpose.trim() === "" ? t("confirm.purpose-missing") : undefined}
        onChange={({ currentTarget }) => props.onPurpose(currentTarget.value)}
      />
      <Checkbox
        label={t("confirm.terms")}
        description={t("confirm.terms-text")}
        checked={agreed}
        error={incomplete && !agreed ? t("confirm.terms-missing") : undefined}
        onChange={({ currentTarget }) => setAgreed(currentTarget.checked)}
      />
      {book.error === null ? null : <RefusalNotice error={book.error} asked={t("confirm.asked")} />}
      <Button type="submit" size="md" loading={book.isPending} disabled={!props.fresh}>
        <span>
          {t(quote.silence === null ? "confirm.book" : "confirm.request")} · <MoneyText amount={quote.toPay} />
        </span>
      </Button>
      {book.isPending ? <LongWork doing={t("confirm.doing")} /> : null}
    </form>
  )
}

function SignIn(): ReactNode {
  const { t } = useTranslation("facilities")
  const here = `${window.location.pathname}${window.location.search}`
  return (
    <p>
      <InnerLink href={`/sign-in?back=${encodeURIComponent(here)}`}>{t("confirm.sign-in")}</InnerLink>
    </p>
  )
}
