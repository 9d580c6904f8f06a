import { useQuery } from "@tanstack/react-query"
import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import { read } from "../query.ts"
import { Section } from "../ui/page.tsx"
import { RefusalNotice } from "../ui/refusal-notice.tsx"
import { RowsSkeleton } from "../ui/skeletons.tsx"
import { useSay } from "../ui/text.ts"
import styles from "./governance.module.css"
import { MatterClassView } from "./matter-class-view.tsx"

/** How each kind of matter is decided; every class opens to its formulas and days. */
export function MatterClasses(): ReactNode {
  const { t } = useTranslation("governance")
  const say = useSay()
  const { data, error, refetch } = useQuery(read("listMatterClasses"))
  return (
    <Section title={t("classes.title")} note={t("classes.note")}>
      {error === null ? null : <RefusalNotice error={error} asked={t("classes.title")} onRetry={() => refetch()} />}
      {data === undefined ? error === null && <RowsSkeleton rows={4} /> : null}
      {(data?.items ?? []).map((matter) => (
        <details key={matter.id} className={styles.fold}>
          <summary>
            {say(matter.name)} <code className={styles.soft}>{matter.majority}</code>
          </summary>
          <div className={styles.folded}>
            <p className={styles.soft}>
              {t("classes.matters")} {matter.matters.join(t("list.comma"))}
            </p>
            <MatterClassView matter={matter} />
          </div>
        </details>
      ))}
    </Section>
  )
}
