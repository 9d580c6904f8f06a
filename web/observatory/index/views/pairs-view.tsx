import { type ReactNode, useMemo } from "react"
import { useTranslation } from "react-i18next"
import { DataTable } from "../../../ui/data-table.tsx"
import { Picture } from "../../drawing/picture.tsx"
import { valueText } from "../../drawing/writing.ts"
import { Choice, Choices, PeriodChoice } from "./choices.tsx"
import { chosenOf } from "./chosen.ts"
import { numbers } from "./columns.ts"
import { drawHeat } from "./heat-drawing.tsx"
import type { ViewProps } from "./index-results.ts"
import { nodeName, nodeOf } from "./lookups.ts"
import { useUnitNames } from "./names.ts"
import { pairMatrix, pairSeries } from "./pair-matrix.ts"
import styles from "./views.module.css"

interface Pair {
  readonly from: string
  readonly to: string
  readonly value: number
}

/** What goes between units: indicators on pairs as they were given, and scores of corridors. */
export function PairsView({ results, ground, choice, choose }: ViewProps): ReactNode {
  const { t } = useTranslation("observatory")
  const { name: unitName } = useUnitNames({ results, ground })
  const { start, run } = results
  const { period } = chosenOf(run.state, choice)
  const given = useMemo(() => pairSeries(start.panel), [start])
  const scored = useMemo(() => (run.state.scores === undefined ? [] : pairSeries(run.state.scores)), [run])
  const codes = [...scored.toReversed(), ...given]
  const code = codes.find((one) => one === choice.indicator) ?? codes[0]
  const panel = code !== undefined && scored.includes(code) ? (run.state.scores ?? start.panel) : start.panel
  const matrix = useMemo(
    () => (code === undefined ? undefined : pairMatrix(panel, code, period)),
    [panel, code, period],
  )
  if (code === undefined || matrix === undefined) return <p className={styles.note}>{t("view.pairs.none")}</p>
  const { ends, values, undirected } = matrix
  const rows = ends.flatMap((from, row) =>
    ends.flatMap((to, column) => {
      const value = values[row * ends.length + column] ?? Number.NaN
      return Number.isNaN(value) ? [] : [{ from, to, value }]
    }),
  )
  const between = rows.filter(({ from, to }) => from !== to).toSorted((a, b) => b.value - a.value)
  const [most] = between
  const largest = Math.max(...rows.map(({ value }) => Math.abs(value)), 0)
  const unit = nodeOf(start, code)?.unit ?? ""
  return (
    <>
      <Choices>
        <Choice
          label={t("view.indicator")}
          value={code}
          options={codes.map((one) => ({ value: one, label: nodeName(run.state, one) }))}
          onChoose={(next) => choose({ indicator: next })}
        />
        <PeriodChoice
          label={t("view.period")}
          periods={start.panel.periods}
          value={period}
          onChoose={(next) => choose({ period: next })}
        />
      </Choices>
      <Picture
        title={
          most === undefined
            ? t("view.pairs.empty", { indicator: nodeName(run.state, code), period })
            : t("view.pairs.sentence", {
                indicator: nodeName(run.state, code),
                period,
                pairs: between.length,
                from: unitName(most.from),
                to: unitName(most.to),
                value: `${valueText(most.value)} ${unit}`.trim(),
              })
        }
        name={`${results.name}-pairs-${code}-${period}`}
        note={t(undirected ? "view.pairs.undirected" : "view.pairs.directed")}
        draw={(width) =>
          drawHeat({
            width,
            rows: ends.map(unitName),
            columns: ends.map(unitName),
            field: (row, column) => {
              const value = values[row * ends.length + column] ?? Number.NaN
              if (Number.isNaN(value)) return undefined
              return {
                fill: value < 0 ? "#d55e00" : "var(--act)",
                depth: largest === 0 ? 0.1 : 0.08 + (0.72 * Math.abs(value)) / largest,
                text: valueText(value),
                title: `${unitName(ends[row] ?? "")} → ${unitName(ends[column] ?? "")}: ${valueText(value)} ${unit}`,
              }
            },
          })
        }
        table={
          <DataTable<Pair>
            name={`${results.name}-pairs-${code}`}
            label={t("view.name.pairs")}
            rows={rows}
            rowKey={({ from, to }) => `${from}~${to}`}
            columns={[
              { key: "from", label: t("view.pairs.from"), value: ({ from }) => unitName(from), filter: "choice" },
              { key: "to", label: t("view.pairs.to"), value: ({ to }) => unitName(to), filter: "choice" },
              numbers("value", unit === "" ? t("view.value") : unit, ({ value }) => value, valueText),
            ]}
          />
        }
      />
    </>
  )
}
