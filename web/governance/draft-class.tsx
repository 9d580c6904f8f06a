import { useQuery } from "@tanstack/react-query"
import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import { read } from "../query.ts"
import { DayText } from "../ui/time-text.tsx"
import { type DraftValues, earliestDay, mattersIn } from "./draft-change.ts"
import styles from "./governance.module.css"
import { MatterClassView } from "./matter-class-view.tsx"
import type { MatterClass } from "./motion-types.ts"
import { useEngine } from "./use-engine.ts"

/** The class that follows from what a draft changes, found as the server finds it, and the earliest day it leaves. */
export function DraftClass({ values }: { readonly values: DraftValues }): ReactNode {
  const { t } = useTranslation("governance")
  const { data: day } = useQuery(read("readDay"))
  const found = useClass(values)
  if (found === undefined) return null
  if (found === "mixed") return <p role="status">{t("class.mixed")}</p>
  return (
    <section className={styles.class} aria-label={t("class.title")}>
      <p className={styles.soft}>{t("class.note")}</p>
      <MatterClassView matter={found} />
      {day === undefined ? null : (
        <p>
          {t("class.earliest")}{" "}
          <strong>
            <DayText day={earliestDay(day.today, found)} />
          </strong>
        </p>
      )}
    </section>
  )
}

/** The class of a draft; "mixed" when its matters belong to several, undefined while it changes nothing yet. */
function useClass(values: DraftValues): MatterClass | "mixed" | undefined {
  const engine = useEngine()
  const { data: classes } = useQuery(read("listMatterClasses"))
  const { data: rules } = useQuery({ ...read("readRules"), enabled: values.of === "entries" })
  const lists = new Map((rules?.entries ?? []).map(({ id, list }) => [id, list]))
  const matters = mattersIn(values, lists)
  if (engine === undefined || classes === undefined || matters.length === 0) return undefined
  try {
    const { id } = engine.classFor(matters, classes.items)
    return classes.items.find((one) => one.id === id)
  } catch {
    return "mixed"
  }
}
