import { Link } from "@tanstack/react-router"
import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import type { Reply } from "../api.ts"
import { MemberMark } from "../ui/member-mark.tsx"
import { MoneyText } from "../ui/money-text.tsx"
import { NameText } from "../ui/name-text.tsx"
import { useSay } from "../ui/text.ts"
import { useTimeFormat } from "../ui/time-text.tsx"
import { AnswerDue } from "./answer-due.tsx"
import styles from "./facilities.module.css"
import { StateMark } from "./state-mark.tsx"

type Listed = Reply<"listBookings">["items"][number]

interface BookingRowsProps {
  readonly bookings: readonly Listed[]
  readonly showOrganisation?: boolean
  /** Shows until when the owner may answer. */
  readonly clock?: boolean
}

/** Bookings one beneath the other; each leads to its page. */
export function BookingRows({ bookings, showOrganisation = false, clock = false }: BookingRowsProps): ReactNode {
  const { t } = useTranslation("facilities")
  const say = useSay()
  const format = useTimeFormat()
  return (
    <ul className={styles.bookings}>
      {bookings.map((booking) => (
        <li key={`${booking.jurisdiction}/${booking.id}`}>
          <div className={styles.bookingMain}>
            <Link
              to="/bookings/$jurisdiction/$booking"
              params={{ jurisdiction: booking.jurisdiction, booking: booking.id }}
              className={styles.cardTitle}
            >
              <NameText name={booking.facilityName} />
            </Link>
            <p className={styles.cardFacts}>
              <time dateTime={booking.from} className="number">
                {format.instant(booking.from)} – {format.instant(booking.until)}
              </time>
              <MemberMark code={booking.jurisdiction} />
            </p>
            {showOrganisation || clock ? (
              <p className={styles.soft}>
                {say(booking.organisationName)} · {booking.purpose}
              </p>
            ) : (
              <p className={styles.soft}>{booking.purpose}</p>
            )}
            {clock ? <AnswerDue {...booking.quote} daysLeft={booking.answerDaysLeft} /> : null}
          </div>
          <div className={styles.bookingSide}>
            <StateMark state={booking.state} />
            <span>
              <span className={styles.soft}>{t("quote.to-pay")} </span>
              <MoneyText amount={booking.quote.toPay} />
            </span>
          </div>
        </li>
      ))}
    </ul>
  )
}
