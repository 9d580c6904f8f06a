import { Checkbox, Textarea } from "@mantine/core"
import { type ReactNode, useContext, useState } from "react"
import { useTranslation } from "react-i18next"
import { lateFee } from "../../settlement/index.ts"
import { ApiProblem } from "../api.ts"
import { useAct } from "../query.ts"
import { afterAct } from "../ui/after-act.ts"
import { CurrencyContext, MoneyText } from "../ui/money-text.tsx"
import { InstantText } from "../ui/time-text.tsx"
import { ActForm } from "./act-form.tsx"
import type { Booking } from "./booking-acts.tsx"
import styles from "./facilities.module.css"
import { lateShare } from "./quote-view.tsx"

interface CancelFormProps {
  readonly booking: Booking
  /** The owner of the facility cancels: the user then owes nothing. */
  readonly byOwner: boolean
  readonly onClose: () => void
  readonly onDone: (after: Booking) => void
}

/** Cancels a booking. What a late cancellation costs is told before, from the parameter that was agreed when booking. */
export function CancelForm({ booking, byOwner, onClose, onDone }: CancelFormProps): ReactNode {
  const { t } = useTranslation("facilities")
  const cancel = useAct("cancelBooking")
  const [reason, setReason] = useState("")
  const [agreed, setAgreed] = useState(false)
  const { freeCancellationUntil } = booking.quote
  const refusedLate = cancel.error instanceof ApiProblem && cancel.error.code === "facilities.late-cancellation"
  const past = booking.state === "confirmed" && Date.now() > Date.parse(freeCancellationUntil)
  const late = refusedLate || (past && !byOwner)
  // Once the time is over, only the owner knows whether somebody came.
  const over = byOwner && booking.state === "confirmed" && Date.now() > Date.parse(booking.until)
  return (
    <ActForm
      doing={t("do.cancel")}
      busy={cancel.isPending}
      error={cancel.error}
      disabled={late && !agreed}
      onClose={onClose}
      onDo={() =>
        afterAct(
          cancel.mutateAsync({
            params: { jurisdiction: booking.jurisdiction, booking: booking.id },
            body: { reason: reason.trim(), acceptLateFee: (late || over) && agreed },
          }),
          onDone,
        )
      }
    >
      {late ? (
        <>
          <p>
            {t("cancel.late")} <InstantText at={freeCancellationUntil} />
            {t("stop")}
          </p>
          <LateFee booking={booking} />
          <Checkbox
            label={t("cancel.agree")}
            checked={agreed}
            onChange={({ currentTarget }) => setAgreed(currentTarget.checked)}
          />
        </>
      ) : over ? (
        <>
          <Checkbox
            label={t("cancel.missed")}
            checked={agreed}
            onChange={({ currentTarget }) => setAgreed(currentTarget.checked)}
          />
          {agreed ? <LateFee booking={booking} /> : <p>{t("cancel.owner")}</p>}
        </>
      ) : byOwner ? (
        <p>{t("cancel.owner")}</p>
      ) : (
        <p>
          {t("cancel.free")} <InstantText at={freeCancellationUntil} />
          {t("stop")}
        </p>
      )}
      <Textarea
        label={t("cancel.reason")}
        autosize
        minRows={2}
        maxLength={500}
        value={reason}
        onChange={({ currentTarget }) => setReason(currentTarget.value)}
      />
    </ActForm>
  )
}

function LateFee({ booking }: { readonly booking: Booking }): ReactNode {
  const { t } = useTranslation("facilities")
  const currency = useContext(CurrencyContext)
  const share = booking.quote.parameters.find(({ id }) => id === lateShare)
  if (share === undefined) return null
  const { fee, lines } = lateFee(BigInt(booking.quote.fee), share, currency)
  return (
    <p>
      {t("cancel.fee")}{" "}
      <strong>
        <MoneyText amount={`${fee}`} />
      </strong>{" "}
      <span className={styles.soft}>{lines[0]?.arithmetic}</span>
    </p>
  )
}
