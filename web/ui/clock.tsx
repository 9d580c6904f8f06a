import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import styles from "./clock.module.css"
import { Icon } from "./icon.tsx"
import { DayText } from "./time-text.tsx"

interface ClockProps {
  /** Who must act, as the reader calls it. */
  readonly body: string
  readonly due: string
  /** Working days left; negative when overdue. */
  readonly workingDaysLeft: number
  /** What silence will do, a whole sentence from the rule; absent when it does nothing. */
  readonly silence?: string
  /** How working days are counted here, shown on hover and read out. */
  readonly reckoning?: string
}

/** Who must act, by when, and what happens when nobody does. Overdue is said in words as well as in colour. */
export function Clock({ body, due, workingDaysLeft, silence, reckoning }: ClockProps): ReactNode {
  const { t } = useTranslation("ui")
  const overdue = workingDaysLeft < 0
  const left = overdue
    ? t("clock.overdue", { count: -workingDaysLeft })
    : workingDaysLeft === 0
      ? t("clock.today")
      : t("clock.left", { count: workingDaysLeft })
  return (
    <div className={overdue ? styles.overdue : styles.clock}>
      <Icon name="clock" />
      <div>
        <p className={styles.line}>
          <strong>{body}</strong>
          <abbr title={reckoning ?? t("clock.reckoning")} className={styles.left}>
            {left}
          </abbr>
          <span className={styles.due}>
            {t("clock.due")} <DayText day={due} />
          </span>
        </p>
        {silence === undefined ? null : <p className={styles.silence}>{t("clock.silence", { effect: silence })}</p>}
      </div>
    </div>
  )
}
