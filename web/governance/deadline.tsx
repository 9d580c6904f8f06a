import { useQuery } from "@tanstack/react-query"
import { type ReactNode, useContext } from "react"
import { useTranslation } from "react-i18next"
import { read } from "../query.ts"
import { Icon } from "../ui/icon.tsx"
import { InstantText, ZoneContext } from "../ui/time-text.tsx"
import { daysUntil } from "./days-until.ts"
import styles from "./governance.module.css"

interface DeadlineProps {
  /** The moment at which it happens. */
  readonly at: string
  /** What happens then, a whole clause. */
  readonly doing: string
  /** What is said once the moment has come, when nothing is being done then. */
  readonly over?: string
}

/** What the clock does next and when, with the days that are left by the platform's own day. */
export function Deadline({ at, doing, over }: DeadlineProps): ReactNode {
  const { t } = useTranslation("governance")
  const zone = useContext(ZoneContext)
  const { data } = useQuery({ ...read("readDay"), refetchInterval: 60_000 })
  const left = data === undefined ? undefined : daysUntil(at, data.today, zone)
  return (
    <span className={styles.deadline}>
      <Icon name="clock" />
      <span>
        {doing} <InstantText at={at} />{" "}
        {left === undefined ? null : (
          <abbr title={t("due.reckoning")} className={styles.left}>
            {left <= 0 ? (over ?? t("due.now")) : left === 1 ? t("due.tonight") : t("due.left", { count: left })}
          </abbr>
        )}
      </span>
    </span>
  )
}
