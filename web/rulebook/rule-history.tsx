import { Link } from "@tanstack/react-router"
import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import type { Reply } from "../api.ts"
import { InstantText } from "../ui/time-text.tsx"
import styles from "./rulebook.module.css"
import { useDayOf } from "./use-day-of.ts"
import { VersionOrigin } from "./version-origin.tsx"

interface RuleHistoryProps {
  readonly entry: string
  readonly versions: Reply<"readRule">["history"]
}

/** The versions of the lists that changed an entry, newest first, each leading to what changed word by word. */
export function RuleHistory({ entry, versions }: RuleHistoryProps): ReactNode {
  const { t } = useTranslation("rulebook")
  const { dayOf, dayBefore } = useDayOf()
  return (
    <ol className={styles.entries}>
      {versions.map((version) => (
        <li key={version.number} className={styles.case}>
          <p>
            <strong>{t(`change.${version.change}`)}</strong> {t("version.of", { version: version.number })} ·{" "}
            <InstantText at={version.effectiveAt} />
            <VersionOrigin origin={version.origin} motion={version.motion} />
          </p>
          <p className={styles.soft}>{version.source}</p>
          {version.change === "added" ? null : (
            <Link
              to="/rule-changes"
              search={{ entry, from: dayBefore(version.effectiveAt), to: dayOf(version.effectiveAt) }}
            >
              {t("version.differences")}
            </Link>
          )}
        </li>
      ))}
    </ol>
  )
}
