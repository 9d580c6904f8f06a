import { Textarea } from "@mantine/core"
import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import { useAct } from "../query.ts"
import { afterAct } from "../ui/after-act.ts"
import { useDraft } from "../ui/use-draft.ts"
import { ActForm } from "./act-form.tsx"
import type { Booking } from "./booking-acts.tsx"

interface FormProps {
  readonly booking: Booking
  readonly onClose: () => void
  readonly onDone: (after: Booking) => void
}

/** The owner declines a request and says why. */
export function DeclineForm({ booking, onClose, onDone }: FormProps): ReactNode {
  const { t } = useTranslation("facilities")
  const decline = useAct("declineBooking")
  const draft = useDraft(`decline ${booking.id}`, { reason: "" })
  return (
    <ActForm
      doing={t("do.decline")}
      busy={decline.isPending}
      error={decline.error}
      onClose={onClose}
      onDo={() =>
        afterAct(
          decline.mutateAsync({
            params: { jurisdiction: booking.jurisdiction, booking: booking.id },
            body: { reason: draft.values.reason.trim() },
          }),
          (after) => {
            draft.clear()
            onDone(after)
          },
        )
      }
    >
      <p>{t("decline.text")}</p>
      <Textarea
        label={t("decline.reason")}
        description={t("decline.example")}
        required
        autosize
        minRows={2}
        maxLength={500}
        value={draft.values.reason}
        onChange={({ currentTarget }) => draft.set({ reason: currentTarget.value })}
      />
    </ActForm>
  )
}
