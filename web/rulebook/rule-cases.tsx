import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import type { Reply } from "../api.ts"
import { EmptyState } from "../ui/empty-state.tsx"
import { useSay } from "../ui/text.ts"
import { DayText } from "../ui/time-text.tsx"
import { EntryLinks } from "./entry-links.tsx"
import styles from "./rulebook.module.css"

/** The cases that an entry decides: what was asked, the answer of the rules in force, and the request itself. */
export function RuleCases({ cases }: { readonly cases: Reply<"readRule">["cases"] }): ReactNode {
  const { t } = useTranslation("rulebook")
  const say = useSay()
  if (cases.length === 0) return <EmptyState title={t("cases.none")} text={t("cases.none-text")} />
  return (
    <ul className={styles.entries}>
      {cases.map((one) => (
        <li key={one.name} className={styles.case}>
          <p>
            <strong>{say(one.title)}</strong>{" "}
            <span className={one.outcome === "refuse" ? styles.forbid : styles.permit}>
              {t(`outcome.${one.outcome}`)}
            </span>
          </p>
          <p className={styles.soft}>
            <code>{one.act}</code> · {t("cases.on")} <DayText day={one.day} /> · {t("cases.decided")}{" "}
            <EntryLinks entries={one.entries} />
          </p>
          <details>
            <summary>{t("cases.request")}</summary>
            <pre className={styles.code}>{JSON.stringify(one.given, null, 2)}</pre>
          </details>
        </li>
      ))}
    </ul>
  )
}
