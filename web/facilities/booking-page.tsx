import { Button } from "@mantine/core"
import { useQuery } from "@tanstack/react-query"
import { Link, useParams } from "@tanstack/react-router"
import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import type { Reply } from "../api.ts"
import { read } from "../query.ts"
import { BillView } from "../settlement/bill-view.tsx"
import { Icon } from "../ui/icon.tsx"
import { MemberMark } from "../ui/member-mark.tsx"
import { NameText } from "../ui/name-text.tsx"
import { Page, Section } from "../ui/page.tsx"
import { RefusalNotice } from "../ui/refusal-notice.tsx"
import { PageSkeleton, RowsSkeleton } from "../ui/skeletons.tsx"
import { useSay } from "../ui/text.ts"
import { InstantText, ZoneNote } from "../ui/time-text.tsx"
import { AnswerDue } from "./answer-due.tsx"
import { BookingActs } from "./booking-acts.tsx"
import { History } from "./booking-history.tsx"
import styles from "./facilities.module.css"
import { QuoteView } from "./quote-view.tsx"
import { StateMark } from "./state-mark.tsx"
import { Uses } from "./uses.tsx"

type Read = Reply<"readBooking">

/** One booking: what was agreed, what became of it, what can be done now, and what it cost in the end. */
export function BookingPage(): ReactNode {
  const { t } = useTranslation("facilities")
  const say = useSay()
  const params = useParams({ from: "/bookings/$jurisdiction/$booking" })
  const { data, error, refetch } = useQuery(read("readBooking", { params }))
  if (error !== null)
    return (
      <Page title={t("booking.title")}>
        <RefusalNotice error={error} asked={t("booking.asked")} onRetry={() => refetch()} />
        <Link to="/bookings">{t("made.all")}</Link>
      </Page>
    )
  if (data === undefined) return <PageSkeleton />
  const { booking } = data
  const billed = booking.state === "settled" || booking.state === "cancelled"
  return (
    <Page
      title={say(data.facilityName)}
      intro={
        <span className={styles.headline}>
          <StateMark state={booking.state} />
          <span>
            <InstantText at={booking.from} /> – <InstantText at={booking.until} />
          </span>
          <ZoneNote />
        </span>
      }
    >
      {booking.state === "requested" ? <AnswerDue {...booking.quote} daysLeft={data.answerDaysLeft} /> : null}
      <BookingActs booking={booking} may={data.may} />
      <Facts {...data} />
      {billed ? <Bill params={params} late={booking.state === "cancelled"} /> : null}
      <div data-screen-only className={styles.stackWide}>
        <Section title={t("booking.uses")} note={t("booking.uses-note")}>
          <Uses uses={data.uses} />
        </Section>
        <Section title={t("booking.quote")} note={t("booking.quote-note")}>
          <QuoteView quote={booking.quote} />
        </Section>
        <Section title={t("booking.history")} note={t("booking.history-note")}>
          <History history={data.history} />
        </Section>
      </div>
    </Page>
  )
}

function Facts({ booking, facilityName, organisationName, personName }: Read): ReactNode {
  const { t } = useTranslation("facilities")
  const { jurisdiction, facility, homeJurisdiction } = booking
  const facts: readonly (readonly [string, ReactNode])[] = [
    [
      t("booking.facility"),
      <Link key="facility" to="/facilities/$jurisdiction/$facility" params={{ jurisdiction, facility }}>
        <NameText name={facilityName} />
      </Link>,
    ],
    [t("booking.organisation"), <NameText key="organisation" name={organisationName} />],
    [t("booking.person"), <NameText key="person" name={personName} />],
    [t("booking.home"), <MemberMark key="home" code={homeJurisdiction} />],
    [t("booking.host"), <MemberMark key="host" code={jurisdiction} />],
    [t("confirm.purpose"), booking.purpose],
    [t("booking.moves"), `${booking.moves}`],
    [t("booking.id"), <code key="id">{booking.id}</code>],
  ]
  return (
    <dl className={styles.facts}>
      {facts.map(([label, fact]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>{fact}</dd>
        </div>
      ))}
    </dl>
  )
}

function Bill(props: {
  readonly params: { readonly jurisdiction: string; readonly booking: string }
  readonly late: boolean
}): ReactNode {
  const { t } = useTranslation("facilities")
  const { data, error, refetch } = useQuery(read("readBill", { params: props.params }))
  // A booking cancelled in time has no bill: that is no fault.
  if (error !== null && props.late) return null
  return (
    <Section title={t("booking.bill")}>
      {error === null ? null : <RefusalNotice error={error} asked={t("booking.bill")} onRetry={() => refetch()} />}
      {data === undefined ? (
        error === null && <RowsSkeleton rows={5} />
      ) : (
        <>
          <BillView bill={data} />
          <div data-screen-only>
            <Button variant="default" leftSection={<Icon name="printer" size={16} />} onClick={() => window.print()}>
              {t("booking.print")}
            </Button>
          </div>
        </>
      )}
    </Section>
  )
}
