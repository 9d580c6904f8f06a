import { useQuery } from "@tanstack/react-query"
import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import { read } from "../query.ts"
import { Icon } from "../ui/icon.tsx"
import { DayText } from "../ui/time-text.tsx"
import styles from "./facilities.module.css"

interface AnswerDueProps {
  readonly due: string | null
  readonly silence: "accept" | "decline" | null
}

/** Until which working day the owner may answer, and what silence then does. */
export function AnswerDue({ due, silence }: AnswerDueProps): ReactNode {
  const { t } = useTranslation("facilities")
  const { data } = useQuery(read("readDay"))
  if (due === null || silence === null) return null
  const overdue = data !== undefined && data.today > due
  return (
    <p className={overdue ? styles.overdue : styles.due}>
      <Icon name="clock" size={16} />
      <span>
        {overdue ? t("due.over") : data?.today === due ? t("due.today") : t("due.by")} <DayText day={due} />
        {t("stop")} {t("due.silence", { effect: t(`silence.${silence}`) })}
      </span>
    </p>
  )
}
