import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import type { ApiProblem } from "../api.ts"
import { InnerLink } from "./inner-link.tsx"
import styles from "./refusal-notice.module.css"

/**
 * The entries that decided a refusal, each leading to its page. Where none permits what was asked, none can be named: the
 * entries about that act are where to look.
 */
export function DecidingEntries({ problem }: { readonly problem: ApiProblem | undefined }): ReactNode {
  const { t } = useTranslation("ui")
  const entries = problem?.entries ?? []
  const act = problem?.facts.act
  if (entries.length === 0)
    return problem?.code === "rulebook.refused" ? (
      <p>
        <InnerLink href={act === undefined ? "/rules" : `/rules?act=${encodeURIComponent(act)}`}>
          {t("refusal.rule-book")}
        </InnerLink>
      </p>
    ) : null
  return (
    <p>
      {t("refusal.entries")}{" "}
      {entries.map((id) => (
        <InnerLink key={id} href={`/rules/${encodeURIComponent(id)}`} className={styles.entry}>
          {id}
        </InnerLink>
      ))}
    </p>
  )
}
