import { TextInput } from "@mantine/core"
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

/** Hands a booking to a colleague of the same organisation. */
export function HandOverForm({ booking, onClose, onDone }: FormProps): ReactNode {
  const { t } = useTranslation("facilities")
  const hand = useAct("handOver")
  const draft = useDraft(`hand-over ${booking.id}`, { email: "" })
  return (
    <ActForm
      doing={t("do.hand-over")}
      busy={hand.isPending}
      error={hand.error}
      onClose={onClose}
      onDo={() =>
        afterAct(
          hand.mutateAsync({
            params: { jurisdiction: booking.jurisdiction, booking: booking.id },
            body: { email: draft.values.email.trim() },
          }),
          (after) => {
            draft.clear()
            onDone(after)
          },
        )
      }
    >
      <p>{t("hand-over.text")}</p>
      <TextInput
        type="email"
        label={t("hand-over.email")}
        description={t("hand-over.example")}
        required
        value={draft.values.email}
        onChange={({ currentTarget }) => draft.set({ email: currentTarget.value })}
      />
    </ActForm>
  )
}
