import { Button } from "@mantine/core"
import { type ReactNode, useMemo } from "react"
import { useTranslation } from "react-i18next"
import { compareRuns, type UnitCompared } from "../../../../observatory/index.ts"
import { DataTable } from "../../../ui/data-table.tsx"
import { Picture } from "../../drawing/picture.tsx"
import { rankText, signedText, written } from "../../drawing/writing.ts"
import { Choices, PeriodChoice } from "./choices.tsx"
import { chosenOf } from "./chosen.ts"
import { numbers } from "./columns.ts"
import { drawShifts } from "./comparison-drawing.tsx"
import type { IndexResults, ViewProps } from "./index-results.ts"
import { nodeName } from "./lookups.ts"
import { useUnitNames } from "./names.ts"
import { NodeChoice } from "./node-choice.tsx"
import styles from "./views.module.css"

const mostRows = 80

/** Two runs side by side: who moves how many places. */
export function ComparisonView({ results, ground, choice, choose, onKeep }: ViewProps): ReactNode {
  const { t } = useTranslation("observatory")
  const { name: unitName } = useUnitNames({ results, ground })
  const { state } = results.run
  const { node, period } = chosenOf(state, choice)
  const compared = useMemo(() => comparedOf(results), [results])
  const keep = (
    <div data-screen-only>
      <Button variant="default" onClick={onKeep}>
        {t("view.comparison.keep")}
      </Button>
    </div>
  )
  if (compared === undefined || results.compared?.run.log === results.run.log)
    return (
      <>
        <p className={styles.note} role="status">
          {t(compared === undefined ? "view.comparison.not-run" : "view.comparison.kept-now")}
        </p>
        {compared === undefined ? keep : null}
      </>
    )
  const found = compared.comparison.nodes.find((one) => one.code === node && one.period === period)
  const rows = compared.comparison.units
    .filter((one) => one.code === node && one.period === period)
    .toSorted((a, b) => (a.ranks[0] || Number.POSITIVE_INFINITY) - (b.ranks[0] || Number.POSITIVE_INFINITY))
  const both = rows.filter(({ shift }) => !Number.isNaN(shift))
  const [most] = both.toSorted((a, b) => Math.abs(b.shift) - Math.abs(a.shift))
  return (
    <>
      <Choices>
        <NodeChoice state={state} value={node} onChoose={(next) => choose({ node: next })} />
        <PeriodChoice
          label={t("view.period")}
          periods={state.panel.periods}
          value={period}
          onChoose={(next) => choose({ period: next })}
        />
      </Choices>
      {found === undefined || most === undefined ? (
        <p className={styles.note}>{t("view.comparison.nothing-common", { name: compared.name })}</p>
      ) : (
        <Picture
          title={
            found.moved === 0
              ? t("view.comparison.same", { node: nodeName(state, node), period, name: compared.name })
              : t("view.comparison.sentence", {
                  ...{ node: nodeName(state, node), period, name: compared.name },
                  ...{ moved: found.moved, all: found.units, mean: written(found.meanShift) },
                  unit: unitName(most.unit),
                  from: rankText(most.ranks[0]),
                  to: rankText(most.ranks[1]),
                })
          }
          name={`${results.name}-comparison-${node}-${period}`}
          note={[
            t("view.comparison.note", { name: compared.name, correlation: written(found.correlation, 3) }),
            ...(found.onlyFirst.length > 0
              ? [t("view.comparison.only-here", { units: found.onlyFirst.map(unitName).join(", ") })]
              : []),
            ...(found.onlySecond.length > 0
              ? [t("view.comparison.only-there", { units: found.onlySecond.map(unitName).join(", ") })]
              : []),
          ]}
          draw={(width) =>
            drawShifts(both.slice(0, mostRows), {
              width,
              unitName,
              name: compared.name,
              own: t("view.comparison.this"),
            })
          }
          table={
            <DataTable<UnitCompared>
              name={`${results.name}-comparison-${node}`}
              label={t("view.name.comparison")}
              rows={rows}
              rowKey={({ unit }) => unit}
              columns={[
                { key: "unit", label: t("view.unit"), value: ({ unit }) => unitName(unit), filter: "text" },
                numbers("rank", t("view.rank"), ({ ranks }) => ranks[0], rankText),
                numbers(
                  "other-rank",
                  t("view.rank-of-other", { other: compared.name }),
                  ({ ranks }) => ranks[1],
                  rankText,
                ),
                numbers(
                  "shift",
                  t("view.comparison.shift"),
                  ({ shift }) => shift,
                  (one) => signedText(one, 0),
                ),
                numbers("score", t("view.score"), ({ scores }) => scores[0]),
                numbers("other-score", t("view.score-of-other", { other: compared.name }), ({ scores }) => scores[1]),
              ]}
            />
          }
        />
      )}
      {keep}
    </>
  )
}

function comparedOf({ run, compared, steps }: IndexResults) {
  const [first, second] = [run.state.scores, compared?.run.state.scores]
  if (compared === undefined || first === undefined || second === undefined) return undefined
  const rank = steps.findLast(({ step }) => step === "rank")
  const ties = rank?.step === "rank" ? rank.arguments.ties : "min"
  return { name: compared.name, comparison: compareRuns(first, second, { ties }) }
}
