import { Link } from "@tanstack/react-router"
import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import type { Reply } from "../api.ts"
import { InstantText } from "../ui/time-text.tsx"
import { EntryLinks } from "./entry-links.tsx"
import styles from "./rulebook.module.css"
import { useDayOf } from "./use-day-of.ts"
import { VersionOrigin } from "./version-origin.tsx"

/** Every version of the lists, newest first: when, by what, and which entries it changed. */
export function RuleVersions({ versions }: { readonly versions: Reply<"readRuleVersions">["items"] }): ReactNode {
  const { t } = useTranslation("rulebook")
  const { dayOf, dayBefore } = useDayOf()
  return (
    <ol className={styles.entries}>
      {versions.map((version) => (
        <li key={version.number} className={styles.case}>
          <p>
            <strong>{t("version.of", { version: version.number })}</strong> · <InstantText at={version.effectiveAt} />
            <VersionOrigin origin={version.origin} motion={version.motion} />
          </p>
          <p className={styles.soft}>{version.source}</p>
          {(["added", "changed", "ended"] as const).map((change) =>
            version[change].length === 0 ? null : (
              <details key={change}>
                <summary>{t(`version.${change}`, { count: version[change].length })}</summary>
                <EntryLinks entries={version[change]} />
              </details>
            ),
          )}
          <p className={styles.soft}>
            {t("version.digest")} <code>{version.digest}</code>
          </p>
          <Link to="/rule-changes" search={{ from: dayBefore(version.effectiveAt), to: dayOf(version.effectiveAt) }}>
            {t("version.differences")}
          </Link>
        </li>
      ))}
    </ol>
  )
}
