import { Button } from "@mantine/core"
import { keepPreviousData, useIsMutating, useQuery } from "@tanstack/react-query"
import { Link, useNavigate, useSearch } from "@tanstack/react-router"
import { type ReactNode, useContext, useState } from "react"
import { useTranslation } from "react-i18next"
import { instantOf, localTime } from "../../base/index.ts"
import type { Reply } from "../api.ts"
import { read } from "../query.ts"
import { present } from "../search-params.ts"
import { useSelf } from "../session.ts"
import { EmptyState } from "../ui/empty-state.tsx"
import { RefusalNotice } from "../ui/refusal-notice.tsx"
import { RowsSkeleton } from "../ui/skeletons.tsx"
import { InstantText, useTimeFormat, ZoneContext } from "../ui/time-text.tsx"
import { useDraft } from "../ui/use-draft.ts"
import { ActReceipt } from "./act-receipt.tsx"
import type { Period } from "./calendar-cells.ts"
import { periodIn } from "./chosen-period.ts"
import { Confirm } from "./confirm.tsx"
import type { Policy } from "./cost-facts.tsx"
import styles from "./facilities.module.css"
import { QuoteView } from "./quote-view.tsx"
import { TimeFields } from "./time-fields.tsx"
import { VoucherChoice } from "./voucher-choice.tsx"
import { WeekCalendar } from "./week-calendar.tsx"

type Facility = Reply<"readFacility">["facility"]

interface BookingPanelProps {
  readonly facility: Facility
  readonly policy: Policy
}

/** Time, voucher, price, confirmation: four acts on one page. What is chosen stands in the address, what is typed in a draft. */
export function BookingPanel({ facility, policy }: BookingPanelProps): ReactNode {
  const { t } = useTranslation("facilities")
  const zone = useContext(ZoneContext)
  const search = useSearch({ from: "/facilities/$jurisdiction/$facility" })
  const navigate = useNavigate({ from: "/facilities/$jurisdiction/$facility" })
  const [made, setMade] = useState<Reply<"bookFacility"> | undefined>(undefined)
  const draft = useDraft(`booking ${facility.jurisdiction}/${facility.id}`, { purpose: "", voucher: "" })
  const period = periodIn(search)
  const change = (next: { readonly day?: string; readonly from?: string; readonly until?: string }) =>
    navigate({ search: present({ ...search, ...next }), replace: true, resetScroll: false })
  const choose = ({ from, until }: Period) => {
    setMade(undefined)
    change({ from, until })
  }
  const soonest = localTime(instantOf(Date.now() + policy.noticeHours * 3_600_000), zone).day
  return (
    <div className={styles.booking}>
      <div className={styles.stackWide}>
        <p className={styles.soft}>{t("book.how")}</p>
        <WeekCalendar
          of={{ jurisdiction: facility.jurisdiction, facility: facility.id }}
          policy={policy}
          day={search.day ?? (period === undefined ? soonest : localTime(period.from, zone).day)}
          onDay={(day) => change({ day })}
          chosen={period}
          onChosen={choose}
        />
        <TimeFields first={soonest} period={period} slotMinutes={policy.slotMinutes} onPeriod={choose} />
      </div>
      <section className={styles.panel} aria-label={t("book.panel")}>
        {made !== undefined ? (
          <Made booking={made} />
        ) : period === undefined ? (
          <EmptyState title={t("book.no-time")} text={t("book.no-time-text")} />
        ) : (
          <Offer
            facility={facility}
            period={period}
            draft={draft}
            onMade={(booking) => {
              setMade(booking)
              draft.clear()
            }}
          />
        )}
      </section>
    </div>
  )
}

function Made({ booking }: { readonly booking: Reply<"bookFacility"> }): ReactNode {
  const { t } = useTranslation("facilities")
  const format = useTimeFormat()
  return (
    <ActReceipt
      of={{ jurisdiction: booking.jurisdiction, booking: booking.id }}
      at={booking.changedAt}
      text={t(booking.state === "requested" ? "made.requested" : "made.confirmed", {
        from: format.instant(booking.from),
        until: format.instant(booking.until),
      })}
      next={
        <>
          <Link
            to="/bookings/$jurisdiction/$booking"
            params={{ jurisdiction: booking.jurisdiction, booking: booking.id }}
          >
            {t("made.see")}
          </Link>
          <Link to="/bookings">{t("made.all")}</Link>
        </>
      }
    />
  )
}

interface OfferProps {
  readonly facility: Facility
  readonly period: Period
  readonly draft: ReturnType<typeof useDraft<{ purpose: string; voucher: string }>>
  readonly onMade: (booking: Reply<"bookFacility">) => void
}

function Offer({ facility, period, draft, onMade }: OfferProps): ReactNode {
  const { t } = useTranslation("facilities")
  const self = useSelf()
  const params = { jurisdiction: facility.jurisdiction, facility: facility.id }
  const [jurisdiction = "", id = ""] = draft.values.voucher.split(" ")
  const voucher = jurisdiction === "" || id === "" ? null : { jurisdiction, id }
  const { from, until } = period
  const query = {
    from,
    until,
    ...(voucher === null ? {} : { voucherJurisdiction: voucher.jurisdiction, voucher: voucher.id }),
  }
  const booking = useIsMutating() > 0
  const quote = useQuery({
    ...read("quoteBooking", { params, query }),
    staleTime: 10_000,
    placeholderData: keepPreviousData,
    // While it is being booked the slot becomes one's own: asked then, it would be told to be taken.
    enabled: !booking,
  })
  return (
    <>
      <p className={styles.time}>
        <InstantText at={from} /> – <InstantText at={until} />
      </p>
      {self ? <VoucherChoice chosen={draft.values.voucher} onChosen={(next) => draft.set({ voucher: next })} /> : null}
      {quote.error === null ? null : (
        <RefusalNotice
          error={quote.error}
          asked={t("quote.asked")}
          onRetry={() => quote.refetch()}
          help={
            voucher === null ? undefined : (
              <Button size="compact-sm" variant="default" onClick={() => draft.set({ voucher: "" })}>
                {t("quote.without-voucher")}
              </Button>
            )
          }
        />
      )}
      {quote.error === null && quote.data === undefined ? <RowsSkeleton rows={6} /> : null}
      {quote.error !== null || quote.data === undefined ? null : (
        <>
          <QuoteView quote={quote.data} />
          <Confirm
            params={params}
            quote={quote.data}
            wish={{ from, until, voucher }}
            fresh={!quote.isPlaceholderData && !quote.isFetching}
            purpose={draft.values.purpose}
            restored={draft.restored && draft.values.purpose !== ""}
            elsewhere={draft.changedElsewhere}
            onPurpose={(purpose) => draft.set({ purpose })}
            onPriceChanged={() => quote.refetch()}
            onMade={onMade}
          />
        </>
      )}
    </>
  )
}
