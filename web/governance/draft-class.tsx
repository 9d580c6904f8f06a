import { Button } from "@mantine/core"
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

interface DraftClassProps {
  readonly values: DraftValues
  readonly onDay: (day: string) => void
}

/** The class that follows from what a draft changes, found as the server finds it, and the earliest day it leaves. */
export function DraftClass({ values, onDay }: DraftClassProps): ReactNode {
  const { t } = useTranslation("governance")
  const { data: day } = useQuery(read("readDay"))
  const found = useClass(values)
  const earliest =
    day === undefined || found === undefined || found === "mixed" ? undefined : earliestDay(day.today, found)
  if (found === undefined) return null
  if (found === "mixed") return <p role="status">{t("class.mixed")}</p>
  return (
    <section className={styles.class} aria-label={t("class.title")}>
      <p className={styles.soft}>{t("class.note")}</p>
      <MatterClassView matter={found} />
      {earliest === undefined ? null : (
        <p>
          {t("class.earliest")}{" "}
          <strong>
            <DayText day={earliest} />
          </strong>{" "}
          {values.from === earliest ? null : (
            <Button variant="default" size="compact-sm" onClick={() => onDay(earliest)}>
              {t("class.take")}
            </Button>
          )}
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
