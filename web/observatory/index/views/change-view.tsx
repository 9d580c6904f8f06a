import { type ReactNode, useState } from "react"
import { useTranslation } from "react-i18next"
import type { ChangeSpread } from "../../../../observatory/index.ts"
import { DataTable } from "../../../ui/data-table.tsx"
import { Picture } from "../../drawing/picture.tsx"
import { percentText, signedText } from "../../drawing/writing.ts"
import { drawChanges } from "./change-drawing.tsx"
import { Choice, Choices } from "./choices.tsx"
import { numbers } from "./columns.ts"
import type { IndexResults } from "./index-results.ts"
import { nodeName } from "./lookups.ts"
import styles from "./views.module.css"

const mostUnits = 60
/** A change is called sure when it has its sign in so many of the runs. */
const sure = 0.95

interface ChangeViewProps {
  readonly results: IndexResults
  readonly node: string
  readonly unitName: (unit: string) => string
}

/** Did it really grow? The change of each unit with the bounds that nine runs in ten lie between. */
export function ChangeView({ results, node, unitName }: ChangeViewProps): ReactNode {
  const { t } = useTranslation("observatory")
  const [span, setSpan] = useState<string>()
  const { uncertainty, run } = results
  if (uncertainty === undefined) return <p className={styles.note}>{t("view.change.not-run")}</p>
  if (uncertainty.node !== node)
    return <p className={styles.note}>{t("view.change.other-node", { node: nodeName(run.state, uncertainty.node) })}</p>
  const spans = [...new Set(uncertainty.changes.map(spanOf))]
  const shown = spans.find((one) => one === span) ?? spans[0]
  const changes = uncertainty.changes
    .filter((one) => spanOf(one) === shown && !Number.isNaN(one.grew))
    .toSorted((a, b) => b.change.nominal - a.change.nominal)
  const runs = uncertainty.runs - uncertainty.failed.length
  const surely = changes.filter(({ grew }) => grew >= sure)
  const [from, to] = [changes[0]?.from ?? "", changes[0]?.to ?? ""]
  return (
    <>
      <Choices>
        <Choice
          label={t("view.change.span")}
          value={shown ?? ""}
          options={spans.map((one) => ({ value: one, label: one }))}
          onChoose={setSpan}
        />
      </Choices>
      <Picture
        title={
          changes.length === 1 || changes.length === 0
            ? told(changes[0])
            : t("view.change.sentence", { from, to, sure: surely.length, all: changes.length, runs })
        }
        name={`${results.name}-change-${node}-${shown}`}
        note={t("view.change.note", { failed: uncertainty.failed.length, runs: uncertainty.runs })}
        draw={(width) =>
          drawChanges(changes.slice(0, mostUnits), {
            width,
            unitName,
            grewText: (part) => t("view.change.grew", { part: percentText(part) }),
          })
        }
        table={
          <DataTable<ChangeSpread>
            name={`${results.name}-change-${node}`}
            label={t("view.change.title")}
            rows={changes}
            rowKey={({ unit }) => unit}
            columns={[
              { key: "unit", label: t("view.unit"), value: ({ unit }) => unitName(unit), filter: "text" },
              numbers(
                "change",
                t("view.change.points"),
                ({ change }) => change.nominal,
                (one) => signedText(one),
              ),
              numbers(
                "p5",
                t("view.p5"),
                ({ change }) => change.p5,
                (one) => signedText(one),
              ),
              numbers(
                "median",
                t("view.median"),
                ({ change }) => change.median,
                (one) => signedText(one),
              ),
              numbers(
                "p95",
                t("view.p95"),
                ({ change }) => change.p95,
                (one) => signedText(one),
              ),
              numbers(
                "grew",
                t("view.change.part"),
                ({ grew }) => grew,
                (one) => percentText(one, 1),
              ),
              { key: "said", label: t("view.change.title"), value: told, wide: true },
            ]}
          />
        }
      />
    </>
  )

  function told(one: ChangeSpread | undefined): string {
    if (one === undefined) return t("view.change.none")
    const kind = one.grew >= sure ? "grew" : one.grew <= 1 - sure ? "fell" : "unsure"
    return t(`view.change.told-${kind}`, {
      unit: unitName(one.unit),
      change: signedText(one.change.nominal),
      p5: signedText(one.change.p5),
      p95: signedText(one.change.p95),
      part: percentText(one.grew, 1),
      runs,
    })
  }
}

function spanOf({ from, to }: ChangeSpread): string {
  return `${from}–${to}`
}
