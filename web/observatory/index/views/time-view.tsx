import { type ReactNode, useMemo } from "react"
import { useTranslation } from "react-i18next"
import { DataTable } from "../../../ui/data-table.tsx"
import { Picture } from "../../drawing/picture.tsx"
import { signedText, written } from "../../drawing/writing.ts"
import { ChangeView } from "./change-view.tsx"
import { Choices } from "./choices.tsx"
import { chosenOf } from "./chosen.ts"
import { numbers } from "./columns.ts"
import type { ViewProps } from "./index-results.ts"
import { nodeName, numberAt, panelOf } from "./lookups.ts"
import { useUnitNames } from "./names.ts"
import { NodeChoice } from "./node-choice.tsx"
import { drawTime } from "./time-drawing.tsx"
import { UnitChoice } from "./unit-choice.tsx"

/** Lines that have a colour and a name; the others are drawn in grey behind them. */
const mostNamed = 8
const mostLines = 400

/** How a node went over time: with the base year = 100 where the method has one, else its scores. */
export function TimeView({ results, ground, choice, choose }: ViewProps): ReactNode {
  const { t } = useTranslation("observatory")
  const { name: unitName, colour } = useUnitNames({ results, ground })
  const { state } = results.run
  const { node, unit, other } = chosenOf(state, choice)
  const panel = state.based ?? panelOf(state, node)
  const { periods } = panel
  const step = results.steps.findLast((one) => one.step === "base")
  const base = state.based !== undefined && step?.step === "base" ? step.arguments : undefined
  const rows = useMemo(
    () =>
      panel.units
        .map((one) => ({ unit: one, values: periods.map((period) => numberAt(panel, node, period, one)) }))
        .filter(({ values }) => values.some((value) => !Number.isNaN(value))),
    [panel, periods, node],
  )
  const named = new Set(
    rows.length <= mostNamed ? rows.map((row) => row.unit) : [unit, ...(other === undefined ? [] : [other])],
  )
  if (periods.length < 2) return <p>{t("view.time.one-period", { period: periods[0] ?? "" })}</p>
  return (
    <>
      <Choices>
        <NodeChoice
          state={state}
          value={node}
          indicators={state.based !== undefined}
          onChoose={(next) => choose({ node: next })}
        />
        {rows.length <= mostNamed ? null : (
          <>
            <UnitChoice
              label={t("view.unit")}
              units={panel.units}
              unitName={unitName}
              value={unit}
              onChoose={(next) => choose({ unit: next })}
            />
            <UnitChoice
              label={t("view.against")}
              units={panel.units.filter((one) => one !== unit)}
              unitName={unitName}
              value={other}
              none={t("view.no-other")}
              onChoose={(next) => choose({ other: next })}
            />
          </>
        )}
      </Choices>
      <Picture
        title={sentence()}
        name={`${results.name}-time-${node}`}
        note={
          base === undefined
            ? t("view.time.scores")
            : [
                t("view.time.based", { period: base.period }),
                t(`view.formula.${base.formula}`),
                t(`view.base-to.${base.to}`),
              ]
        }
        draw={(width) =>
          drawTime(
            rows.slice(0, mostLines).map((row) => ({
              ...row,
              name: unitName(row.unit),
              colour: named.has(row.unit)
                ? named.size === 2 && row.unit === other
                  ? "#d55e00"
                  : lineColour(row.unit)
                : undefined,
            })),
            { periods, width, level: base === undefined ? undefined : 100 },
          )
        }
        table={
          <DataTable
            key={node}
            name={`${results.name}-time-${node}`}
            label={t("view.name.time")}
            rows={rows}
            rowKey={(row) => row.unit}
            columns={[
              { key: "unit", label: t("view.unit"), value: (row) => unitName(row.unit), filter: "text" },
              ...periods.map((period, place) =>
                numbers<(typeof rows)[number]>(`${period}`, `${period}`, ({ values }) => values[place]),
              ),
            ]}
          />
        }
      />
      <ChangeView results={results} node={node} unitName={unitName} />
    </>
  )

  function lineColour(one: string): string {
    return rows.length <= mostNamed ? colour(one) : "var(--act)"
  }

  function sentence(): string {
    const grown = rows.flatMap(({ unit: one, values }) => {
      const change = (values.at(-1) ?? Number.NaN) - (values[0] ?? Number.NaN)
      return Number.isNaN(change) ? [] : [{ unit: one, change, last: values.at(-1) }]
    })
    const [most] = grown.toSorted((a, b) => b.change - a.change)
    const facts = { node: nodeName(state, node), from: periods[0], to: periods.at(-1) }
    if (most === undefined) return t("view.time.no-change", facts)
    return t("view.time.sentence", {
      ...facts,
      grown: grown.filter(({ change }) => change > 0).length,
      all: grown.length,
      unit: unitName(most.unit),
      change: signedText(most.change),
      last: written(most.last),
    })
  }
}
