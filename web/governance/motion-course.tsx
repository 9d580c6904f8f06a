import { Link } from "@tanstack/react-router"
import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import { useDayOf } from "../rulebook/use-day-of.ts"
import { InstantText } from "../ui/time-text.tsx"
import { Deadline } from "./deadline.tsx"
import styles from "./governance.module.css"
import { type Motion, newestText } from "./motion-types.ts"

/** Where a motion stands, what the clock does next and when; for an enacted one what it became. */
export function MotionCourse({ motion }: { readonly motion: Motion }): ReactNode {
  const { t } = useTranslation("governance")
  const { state, matter } = motion
  switch (state.kind) {
    case "draft":
      return (
        <div className={styles.course}>
          {state.obstacle === null ? (
            <p>{t(motion.rounds.length > 0 ? "course.returned" : "course.draft")}</p>
          ) : (
            <p>
              {t("course.obstacle")}{" "}
              <span className={styles.soft}>
                {Object.entries(state.obstacle.facts)
                  .map(([name, fact]) => `${name}: ${fact}`)
                  .join(t("list.comma"))}{" "}
                ({state.obstacle.code})
              </span>
            </p>
          )}
        </div>
      )
    case "consultation":
      return (
        <div className={styles.course}>
          <Deadline at={state.until} doing={t("due.ballot-opens")} />
          <p className={styles.soft}>{t("course.then-ballot", { count: matter.votingDays })}</p>
        </div>
      )
    case "ballot":
      return (
        <div className={styles.course}>
          {matter.ballot === "open" ? (
            <Deadline at={state.closes} doing={t("due.counted")} />
          ) : (
            <>
              <Deadline at={state.closes} doing={t("due.closes")} over={t("due.over")} />
              <Deadline at={state.finishes} doing={t("due.opened")} />
            </>
          )}
        </div>
      )
    case "enacted":
      return <Enacted motion={motion} state={state} />
    case "rejected":
      return (
        <p className={styles.course}>
          {t("course.rejected")} <InstantText at={state.at} />
        </p>
      )
    case "withdrawn":
      return (
        <div className={styles.course}>
          <p>
            {t("course.withdrawn")} <InstantText at={state.at} />
          </p>
          <p>{state.reason}</p>
        </div>
      )
  }
}

interface EnactedProps {
  readonly motion: Motion
  readonly state: Extract<Motion["state"], { kind: "enacted" }>
}

function Enacted({ motion, state }: EnactedProps): ReactNode {
  const { t } = useTranslation("governance")
  const { dayOf, dayBefore } = useDayOf()
  const change = newestText(motion)?.change
  return (
    <div className={styles.course} data-state="enacted">
      <p>
        {t("course.enacted", { version: state.ruleVersion })}{" "}
        <strong>
          <InstantText at={state.effective} />
        </strong>
      </p>
      <p className={styles.acts}>
        {change?.kind === "parameter" ? (
          <Link to="/parameters/$parameter" params={{ parameter: change.parameter }}>
            {t("course.parameter")}
          </Link>
        ) : (
          <>
            {change?.entries
              .filter(({ action }) => action !== "end")
              .map(({ entry }) => (
                <Link key={entry} to="/rules/$entry" params={{ entry }} search={{ on: dayOf(state.effective) }}>
                  {entry}
                </Link>
              ))}
            <Link to="/rule-changes" search={{ from: dayBefore(state.effective), to: dayOf(state.effective) }}>
              {t("course.changes")}
            </Link>
          </>
        )}
        <Link to="/log" search={{ subject: motion.id }}>
          {t("course.log")}
        </Link>
      </p>
    </div>
  )
}
