import { Button } from "@mantine/core"
import { useNavigate, useSearch } from "@tanstack/react-router"
import { type ReactNode, useState } from "react"
import { useTranslation } from "react-i18next"
import type { Reply } from "../api.ts"
import { announce } from "../frame/announcer.tsx"
import { useAct } from "../query.ts"
import { present } from "../search-params.ts"
import { actingMembership, useSelf } from "../session.ts"
import { afterAct } from "../ui/after-act.ts"
import { LongWork } from "../ui/long-work.tsx"
import { RefusalNotice } from "../ui/refusal-notice.tsx"
import { ActReceipt } from "./act-receipt.tsx"
import { CancelForm } from "./cancel-form.tsx"
import { DeclineForm } from "./decline-form.tsx"
import styles from "./facilities.module.css"
import { HandOverForm } from "./hand-over-form.tsx"
import { MoveForm } from "./move-form.tsx"

/** A booking as its acts need it. */
export type Booking = Reply<"readBooking">["booking"]

interface BookingActsProps {
  readonly booking: Booking
  readonly may: readonly string[]
}

/** Acts that need nothing but a button, in the order in which one is likely the next. */
const plain = ["accept", "check-in", "check-out", "settle"] as const
const routes = {
  accept: "acceptBooking",
  "check-in": "checkIn",
  "check-out": "checkOut",
  settle: "settleBooking",
} as const
/** Acts with a form, opened in the address. */
const withForm = ["move", "hand-over", "decline", "cancel"] as const

/** What the caller may do now; after an act its receipt. */
export function BookingActs({ booking, may }: BookingActsProps): ReactNode {
  const { t } = useTranslation("facilities")
  const search = useSearch({ from: "/bookings/$jurisdiction/$booking" })
  const navigate = useNavigate({ from: "/bookings/$jurisdiction/$booking" })
  const [done, setDone] = useState<{ readonly text: string; readonly at: string } | undefined>(undefined)
  const open = (act: (typeof withForm)[number] | undefined) => {
    setDone(undefined)
    return navigate({ search: present({ act }), replace: true, resetScroll: false })
  }
  const allowed = (act: string) => may.includes(`facilities.${act}`)
  const finish = (act: (typeof plain)[number] | (typeof withForm)[number], after: { readonly changedAt: string }) => {
    const text = t(`done.${act}`)
    void open(undefined)
    setDone({ text, at: after.changedAt })
    announce(text)
  }
  const self = useSelf()
  const byOwner = self ? actingMembership(self)?.organisation !== booking.organisation : false
  const [first] = plain.filter(allowed)
  const forms = withForm.filter(allowed)
  const form = forms.find((act) => act === search.act)
  const shared = { booking, onClose: () => open(undefined) }
  return (
    <div className={styles.stackWide} data-screen-only>
      {done === undefined ? null : (
        <ActReceipt of={{ jurisdiction: booking.jurisdiction, booking: booking.id }} text={done.text} at={done.at} />
      )}
      {first === undefined && forms.length === 0 ? (
        <p className={styles.soft}>{t("booking.no-acts")}</p>
      ) : (
        <div className={styles.acts}>
          {plain.filter(allowed).map((act) => (
            <PlainAct
              key={act}
              act={act}
              booking={booking}
              primary={act === first}
              onDone={(after) => finish(act, after)}
            />
          ))}
          {forms.map((act) => (
            <Button
              key={act}
              variant="default"
              aria-expanded={act === form}
              onClick={() => open(act === form ? undefined : act)}
            >
              {t(`do.${act}`)}
            </Button>
          ))}
        </div>
      )}
      {form === "move" ? <MoveForm {...shared} onDone={(after) => finish("move", after)} /> : null}
      {form === "cancel" ? (
        <CancelForm {...shared} byOwner={byOwner} onDone={(after) => finish("cancel", after)} />
      ) : null}
      {form === "hand-over" ? <HandOverForm {...shared} onDone={(after) => finish("hand-over", after)} /> : null}
      {form === "decline" ? <DeclineForm {...shared} onDone={(after) => finish("decline", after)} /> : null}
    </div>
  )
}

interface PlainActProps {
  readonly act: (typeof plain)[number]
  readonly booking: Booking
  readonly primary: boolean
  readonly onDone: (after: Booking) => void
}

function PlainAct({ act, booking, primary, onDone }: PlainActProps): ReactNode {
  const { t } = useTranslation("facilities")
  const perform = useAct(routes[act])
  const run = () => {
    if (perform.isPending) return
    afterAct(
      perform.mutateAsync({ params: { jurisdiction: booking.jurisdiction, booking: booking.id }, body: {} }),
      onDone,
    )
  }
  return (
    <div className={styles.stackWide}>
      <div>
        <Button variant={primary ? "filled" : "default"} loading={perform.isPending} onClick={run}>
          {t(`do.${act}`)}
        </Button>
      </div>
      <p className={styles.soft}>{t(`next.${act}`)}</p>
      {perform.isPending ? <LongWork doing={t(`do.${act}`)} /> : null}
      {perform.error === null ? null : <RefusalNotice error={perform.error} asked={t(`do.${act}`)} />}
    </div>
  )
}
