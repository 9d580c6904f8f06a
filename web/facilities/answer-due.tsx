import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import { Clock } from "../ui/clock.tsx"

interface AnswerDueProps {
  readonly acceptanceDue: string | null
  readonly silence: "accept" | "decline" | null
  /** Working days left, as the API counts them. */
  readonly daysLeft: number | null
}

/** Until which working day the owner may answer, and what silence then does. */
export function AnswerDue({ acceptanceDue, silence, daysLeft }: AnswerDueProps): ReactNode {
  const { t } = useTranslation("facilities")
  if (acceptanceDue === null || silence === null || daysLeft === null) return null
  return (
    <Clock body={t("quote.owner")} due={acceptanceDue} workingDaysLeft={daysLeft} silence={t(`silence.${silence}`)} />
  )
}
