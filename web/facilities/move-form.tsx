import { useQuery } from "@tanstack/react-query"
import { useNavigate, useSearch } from "@tanstack/react-router"
import { type ReactNode, useContext } from "react"
import { useTranslation } from "react-i18next"
import { localTime, minutesBetween } from "../../base/index.ts"
import { feeFor } from "../../settlement/index.ts"
import { read, useAct } from "../query.ts"
import { present } from "../search-params.ts"
import { afterAct } from "../ui/after-act.ts"
import { CurrencyContext, MoneyText } from "../ui/money-text.tsx"
import { RefusalNotice } from "../ui/refusal-notice.tsx"
import { BlockSkeleton } from "../ui/skeletons.tsx"
import { InstantText, ZoneContext } from "../ui/time-text.tsx"
import { ActForm } from "./act-form.tsx"
import type { Booking } from "./booking-acts.tsx"
import type { Period } from "./calendar-cells.ts"
import { periodIn } from "./chosen-period.ts"
import styles from "./facilities.module.css"
import { TimeFields } from "./time-fields.tsx"
import { WeekCalendar } from "./week-calendar.tsx"

interface MoveFormProps {
  readonly booking: Booking
  readonly onClose: () => void
  readonly onDone: (after: Booking) => void
}

/** Moves a booking in the calendar of its facility; its own time counts as free, its prices stay those agreed. */
export function MoveForm({ booking, onClose, onDone }: MoveFormProps): ReactNode {
  const { t } = useTranslation("facilities")
  const zone = useContext(ZoneContext)
  const search = useSearch({ from: "/bookings/$jurisdiction/$booking" })
  const navigate = useNavigate({ from: "/bookings/$jurisdiction/$booking" })
  const params = { jurisdiction: booking.jurisdiction, facility: booking.facility }
  const facility = useQuery(read("readFacility", { params }))
  const move = useAct("moveBooking")
  const period = periodIn(search)
  const change = (next: { readonly day?: string; readonly from?: string; readonly until?: string }) =>
    navigate({ search: present({ ...search, ...next }), replace: true, resetScroll: false })
  const choose = ({ from, until }: Period) => {
    move.reset()
    void change({ from, until })
  }
  if (facility.error !== null) return <RefusalNotice error={facility.error} asked={t("do.move")} />
  const policy = facility.data?.facility.policy
  if (policy === undefined || policy === null) return <BlockSkeleton height="20rem" />
  const day = localTime(booking.from, zone).day
  return (
    <ActForm
      doing={t("do.move")}
      busy={move.isPending}
      error={move.error}
      disabled={period === undefined}
      onClose={onClose}
      onDo={() => {
        if (period === undefined) return
        afterAct(
          move.mutateAsync({
            params: { jurisdiction: booking.jurisdiction, booking: booking.id },
            body: { ...period },
          }),
          onDone,
        )
      }}
    >
      <p className={styles.soft}>{t("book.how")}</p>
      <WeekCalendar
        of={params}
        policy={policy}
        day={search.day ?? day}
        onDay={(next) => change({ day: next })}
        chosen={period}
        onChosen={choose}
        moving={booking}
      />
      <TimeFields first={day} period={period} slotMinutes={policy.slotMinutes} onPeriod={choose} />
      {period === undefined ? null : (
        <After booking={booking} period={period} asksOwner={policy.acceptance === "owner"} />
      )}
    </ActForm>
  )
}

/** What the move will bring: the new time, its price, who must answer. */
function After(props: { readonly booking: Booking; readonly period: Period; readonly asksOwner: boolean }): ReactNode {
  const { t } = useTranslation("facilities")
  const currency = useContext(CurrencyContext)
  const { booking, period } = props
  const { quote } = booking
  const minutes = minutesBetween(period.from, period.until)
  const costs = {
    setUp: BigInt(quote.costs.setUp),
    perHour: quote.costs.perHour.map(({ part, amount }) => ({ part, amount: BigInt(amount) })),
  }
  return (
    <div role="status">
      <p>
        <InstantText at={booking.from} /> →{" "}
        <strong>
          <InstantText at={period.from} /> – <InstantText at={period.until} />
        </strong>
      </p>
      {minutes === quote.minutes ? (
        <p>
          {t("move.same-price")} <MoneyText amount={quote.toPay} />
        </p>
      ) : (
        <p>
          {t("move.new-fee")} <MoneyText amount={`${feeFor(costs, minutes, currency).fee}`} />
          {quote.voucher === null ? null : ` ${t("move.voucher")}`}
        </p>
      )}
      {props.asksOwner ? <p>{t("move.asks-owner")}</p> : null}
    </div>
  )
}
