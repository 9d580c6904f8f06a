import { Link } from "@tanstack/react-router"
import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import { MemberMark } from "../ui/member-mark.tsx"
import { useSay } from "../ui/text.ts"
import { InstantText, WhenText } from "../ui/time-text.tsx"
import { Deadline } from "./deadline.tsx"
import styles from "./governance.module.css"
import type { Change, MotionListed } from "./motion-types.ts"
import { StateMark } from "./state-mark.tsx"
import { ValueText } from "./value-text.tsx"

/** Motions one beneath the other; each leads to its page. */
export function MotionRows({ motions }: { readonly motions: readonly MotionListed[] }): ReactNode {
  const { t } = useTranslation("governance")
  const say = useSay()
  return (
    <ul className={styles.rows} aria-label={t("motions.title")}>
      {motions.map((motion) => (
        <li key={motion.id}>
          <div className={styles.rowMain}>
            <p className={styles.rowTitle}>
              <span className={styles.id}>{motion.id}</span>{" "}
              <Link to="/motions/$motion" params={{ motion: motion.id }}>
                {say(motion.title)}
              </Link>
            </p>
            <p>
              <ChangeLine change={motion.change} />
            </p>
            <p className={styles.rowFacts}>
              <MemberMark code={motion.proposer} />
              <span>{say(motion.class.name)}</span>
              {motion.comments === 0 ? null : <span>{t("motions.comments", { count: motion.comments })}</span>}
            </p>
          </div>
          <div className={styles.rowSide}>
            <StateMark state={motion.state} />
            <Standing motion={motion} />
          </div>
        </li>
      ))}
    </ul>
  )
}

/** What a motion changes, in a line. */
export function ChangeLine({ change }: { readonly change: Change }): ReactNode {
  const { t } = useTranslation("governance")
  if (change.kind === "parameter")
    return (
      <>
        <code>{change.parameter}</code> → <ValueText value={change.value} unit={change.unit} none={t("change.ends")} />{" "}
        {t("change.from")} <WhenText at={change.from} />
      </>
    )
  return (
    <>
      {change.entries.map(({ action, entry }) => `${t(`action.${action}`)} ${entry}`).join(t("list.comma"))}{" "}
      {t("change.from")} <WhenText at={change.from} />
    </>
  )
}

/** What comes next and when, or what the vote came to. */
function Standing({ motion }: { readonly motion: MotionListed }): ReactNode {
  const { t } = useTranslation("governance")
  const { state, due, effective, result, drafted } = motion
  if (due !== null)
    return <Deadline at={due} doing={t(state === "consultation" ? "due.ballot-opens" : "due.counted")} />
  return (
    <>
      {result === null ? null : (
        <span className={styles.soft}>
          {t("result.short", { yes: result.counts.yes, no: result.counts.no, abstain: result.counts.abstain })}
        </span>
      )}
      <span className={styles.soft}>
        {t(effective === null ? "motions.drafted" : "motions.effective")} <InstantText at={effective ?? drafted} />
      </span>
    </>
  )
}
