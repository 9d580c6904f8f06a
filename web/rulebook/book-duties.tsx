import { useQuery } from "@tanstack/react-query"
import { Link } from "@tanstack/react-router"
import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import type { Reply } from "../api.ts"
import { read } from "../query.ts"
import { RefusalNotice } from "../ui/refusal-notice.tsx"
import { RowsSkeleton } from "../ui/skeletons.tsx"
import { useSay } from "../ui/text.ts"
import styles from "./rulebook.module.css"
import { useUnitText } from "./unit-text.ts"

type Duty = Reply<"readDuties">["items"][number]
type Stage = Duty["stages"][number]

/** Every duty that the rule book knows: what opens it, who owes what within how long, and what silence does. */
export function BookDuties(): ReactNode {
  const { t } = useTranslation("rulebook")
  const { data, error, refetch } = useQuery(read("readDuties"))
  if (error !== null) return <RefusalNotice error={error} asked={t("book-duties.title")} onRetry={() => refetch()} />
  if (data === undefined) return <RowsSkeleton rows={4} />
  return (
    <ul className={styles.entries} aria-label={t("book-duties.title")}>
      {data.items.map((duty) => (
        <li key={duty.id} className={styles.case}>
          <BookDuty duty={duty} />
        </li>
      ))}
    </ul>
  )
}

function BookDuty({ duty }: { readonly duty: Duty }): ReactNode {
  const { t } = useTranslation("rulebook")
  const say = useSay()
  const { openedBy } = duty
  return (
    <>
      <p>
        <Link to="/rules/$entry" params={{ entry: duty.entry }} className={styles.title}>
          {duty.entry} {say(duty.title)}
        </Link>
        {duty.assumed === null ? null : <span className={styles.assumed}>{t("assumed")}</span>}
      </p>
      <p className={styles.soft}>
        {t("book-duties.opened")} {"acts" in openedBy ? <code>{openedBy.acts.join(", ")}</code> : say(openedBy.event)} ·{" "}
        {t("book-duties.running", { open: duty.open, overdue: duty.overdue })}
      </p>
      <ol className={styles.stages}>
        {duty.stages.map((stage) => (
          <li key={stage.name.zh}>
            <StageText stage={stage} />
          </li>
        ))}
      </ol>
      {duty.basis === null ? null : <p className={styles.soft}>{duty.basis}</p>}
      {duty.assumed === null ? null : <p className={styles.soft}>{t("assumed-because", { why: duty.assumed })}</p>}
    </>
  )
}

function StageText({ stage }: { readonly stage: Stage }): ReactNode {
  const { t } = useTranslation("rulebook")
  const say = useSay()
  const unitText = useUnitText()
  const limit = stage.limit === null ? t("book-duties.no-limit") : `${stage.limit} ${unitText(stage.unit)}`
  return (
    <>
      {t("book-duties.stage", { stage: say(stage.name), body: say(stage.bodyName) })}{" "}
      {stage.parameter === null ? (
        <strong>{limit}</strong>
      ) : (
        <Link to="/parameters/$parameter" params={{ parameter: stage.parameter }}>
          <strong>{limit}</strong>
        </Link>
      )}{" "}
      <span className={styles.soft}>
        {t("book-duties.warned", { count: stage.warn })}{" "}
        {stage.lapsesBy === null ? t("book-duties.stays") : t("duties.silence", { act: stage.lapsesBy })}
      </span>
    </>
  )
}
