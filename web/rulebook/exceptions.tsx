import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import type { Reply } from "../api.ts"
import { EmptyState } from "../ui/empty-state.tsx"
import { MemberMark } from "../ui/member-mark.tsx"
import { useSay } from "../ui/text.ts"
import { DayText } from "../ui/time-text.tsx"
import { EntryLinks } from "./entry-links.tsx"
import styles from "./rulebook.module.css"

type Exception = Reply<"readDivergences">["exceptions"][number]

/** All exceptions that were ever granted, those that have expired among them. */
export function Exceptions({ exceptions }: { readonly exceptions: readonly Exception[] }): ReactNode {
  const { t } = useTranslation("rulebook")
  if (exceptions.length === 0) return <EmptyState title={t("exceptions.none")} text={t("exceptions.none-text")} />
  return (
    <ul className={styles.entries}>
      {exceptions.map((exception) => (
        <li key={exception.id} className={styles.case}>
          <ExceptionText exception={exception} />
          <p className={styles.soft}>
            {exception.scope.map((code) => (
              <MemberMark key={code} code={code} />
            ))}{" "}
            <EntryLinks entries={exception.entries} />
          </p>
        </li>
      ))}
    </ul>
  )
}

/** An exception: who answers for it, why, from when until when, and whether it still stands. */
export function ExceptionText({ exception }: { readonly exception: Exception }): ReactNode {
  const { t } = useTranslation("rulebook")
  const say = useSay()
  const { id, owner, reason, from, until, state, source, assumed } = exception
  return (
    <p>
      <strong className="number">{id}</strong>{" "}
      <span className={state === "expired" ? styles.ended : styles.permit}>{t(`exception.${state}`)}</span>{" "}
      {t("exception.of", { owner: say(owner), reason: say(reason) })} <DayText day={from} /> – <DayText day={until} />{" "}
      <span className={styles.soft}>{source ?? t("assumed-because", { why: assumed ?? "" })}</span>
    </p>
  )
}
