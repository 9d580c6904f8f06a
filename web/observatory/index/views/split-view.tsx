import { type ReactNode, useMemo } from "react"
import { useTranslation } from "react-i18next"
import { type ChangePart, splitChange } from "../../../../observatory/index.ts"
import { DataTable } from "../../../ui/data-table.tsx"
import { Picture } from "../../drawing/picture.tsx"
import { signedText, written } from "../../drawing/writing.ts"
import { Choices, PeriodChoice } from "./choices.tsx"
import { chosenOf } from "./chosen.ts"
import { numbers } from "./columns.ts"
import type { ViewProps } from "./index-results.ts"
import { nodeName } from "./lookups.ts"
import { useUnitNames } from "./names.ts"
import { NodeChoice } from "./node-choice.tsx"
import { orRefusal } from "./refusal-of.ts"
import { Refused } from "./refused.tsx"
import { drawSplit } from "./split-drawing.tsx"
import { waterfall } from "./stacks.ts"
import { standingsOf } from "./standings.ts"
import { UnitChoice } from "./unit-choice.tsx"
import styles from "./views.module.css"

/** An exact split by indicator: of a unit's change between two periods, or of the gap between two units in one. */
export function SplitView({ results, ground, choice, choose }: ViewProps): ReactNode {
  const { t } = useTranslation("observatory")
  const { name: unitName } = useUnitNames({ results, ground })
  const { state } = results.run
  const { node, unit, period, from, other: named } = chosenOf(state, choice)
  const { units, periods } = state.panel
  const leader = useMemo(
    () => (periods.length > 1 ? undefined : standingsOf(results, node, period).find((one) => one.unit !== unit)?.unit),
    [results, periods, node, period, unit],
  )
  const other = named ?? leader
  const step = results.steps.findLast((one) => one.step === "aggregate")
  const given = step?.step === "aggregate" ? step.arguments : undefined
  const [start, end] =
    other === undefined
      ? [
          { unit, period: Math.min(from, period) },
          { unit, period: Math.max(from, period) },
        ]
      : [
          { unit: other, period },
          { unit, period },
        ]
  const split = useMemo(
    () =>
      given === undefined
        ? undefined
        : orRefusal(() =>
            splitChange(
              state,
              given,
              node,
              { unit: start.unit, period: start.period },
              { unit: end.unit, period: end.period },
            ),
          ),
    [state, given, node, start.unit, start.period, end.unit, end.period],
  )
  return (
    <>
      <Choices>
        <NodeChoice state={state} value={node} onChoose={(next) => choose({ node: next })} />
        <UnitChoice
          label={t("view.unit")}
          units={units}
          unitName={unitName}
          value={unit}
          onChoose={(next) => choose({ unit: next })}
        />
        <UnitChoice
          label={t("view.split.gap-to")}
          units={units.filter((one) => one !== unit)}
          unitName={unitName}
          value={other}
          {...(periods.length > 1 && { none: t("view.split.over-time") })}
          onChoose={(next) => choose({ other: next })}
        />
        {other === undefined ? (
          <PeriodChoice
            label={t("view.from")}
            periods={periods.filter((one) => one !== period)}
            value={from}
            onChoose={(next) => choose({ from: next })}
          />
        ) : null}
        <PeriodChoice
          label={other === undefined ? t("view.to") : t("view.period")}
          periods={periods}
          value={period}
          onChoose={(next) => choose({ period: next })}
        />
      </Choices>
      {split === undefined ? <p className={styles.note}>{t("view.split.no-scores")}</p> : null}
      {split !== undefined && "refused" in split ? <Refused refused={split.refused} /> : null}
      {split !== undefined && "answer" in split ? shown(split.answer) : null}
    </>
  )

  function shown(answer: ReturnType<typeof splitChange>): ReactNode {
    const byCode = Map.groupBy(answer.parts, ({ code }) => code)
    const parts = [...byCode].map(([code, all]) => [code, all.reduce((sum, { amount }) => sum + amount, 0)] as const)
    const [most] = parts.toSorted((a, b) => Math.abs(b[1]) - Math.abs(a[1]))
    const ends = other === undefined ? [`${start.period}`, `${end.period}`] : [unitName(start.unit), unitName(end.unit)]
    const facts = {
      node: nodeName(state, node),
      unit: unitName(unit),
      from: ends[0],
      to: ends[1],
      period,
      change: signedText(answer.change),
      before: written(answer.from),
      after: written(answer.to),
      indicator: nodeName(state, most?.[0] ?? ""),
      amount: signedText(most?.[1] ?? 0),
    }
    const falls = waterfall(["from", answer.from], parts, ["to", answer.to], { most: 25, rest: "rest" })
    const names = new Map([
      ["from", ends[0] ?? ""],
      ["to", ends[1] ?? ""],
      ["rest", t("view.split.rest")],
    ])
    return (
      <Picture
        title={other === undefined ? t("view.split.change", facts) : t("view.split.gap", facts)}
        name={`${results.name}-split-${node}-${unit}`}
        note={t("view.split.note")}
        draw={(width) =>
          drawSplit(
            falls.map((fall) => ({ ...fall, name: names.get(fall.key) ?? nodeName(state, fall.key) })),
            width,
          )
        }
        table={
          <DataTable<ChangePart>
            name={`${results.name}-split-${node}`}
            label={t("view.name.split")}
            rows={answer.parts.toSorted((a, b) => Math.abs(b.amount) - Math.abs(a.amount))}
            rowKey={({ code, effect }) => `${code} ${effect}`}
            columns={[
              { key: "node", label: t("view.node"), value: ({ code }) => nodeName(state, code), filter: "text" },
              {
                key: "effect",
                label: t("view.split.effect"),
                value: ({ effect }) => t(`view.effect.${effect}`),
                filter: "choice",
              },
              numbers("from", ends[0] ?? "", (part) => part.from),
              numbers("to", ends[1] ?? "", (part) => part.to),
              numbers(
                "amount",
                t("view.split.amount"),
                ({ amount }) => amount,
                (one) => signedText(one, 3),
              ),
            ]}
          />
        }
      />
    )
  }
}
