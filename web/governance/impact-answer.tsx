import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import { GainsTold, isMoved } from "../ui/gains-told.tsx"
import { useSay } from "../ui/text.ts"
import styles from "./governance.module.css"
import type { TriedImpact } from "./use-impact.ts"

/** Who would have gained and lost, in a line for each money that moves: it stays beside the value where the page is narrow. */
export function ImpactAnswer({ tried }: { readonly tried: TriedImpact }): ReactNode {
  const { t } = useTranslation("governance")
  const { t: words } = useTranslation("ui")
  const say = useSay()
  const { impact, stale, error } = tried
  if (impact === undefined || error !== null || impact.effect === "none") return null
  const moved = impact.views.filter(isMoved)
  return (
    <div className={styles.answer} data-stale={stale || undefined}>
      {moved.map((view) => (
        <p key={view.of}>
          <strong>{say(view.name)}</strong>
          {t("list.colon")}
          <GainsTold view={view} />
        </p>
      ))}
      {moved.length === 0 && impact.views.length > 0 ? <p>{words("gains.nobody")}</p> : null}
      {impact.effect === "outcomes" ? <p>{t("flips.title", { count: impact.flipped })}</p> : null}
    </div>
  )
}
