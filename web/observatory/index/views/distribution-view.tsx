import { type ReactNode, useMemo } from "react"
import { useTranslation } from "react-i18next"
import {
  histogram,
  type IndexState,
  kurtosis,
  mean,
  median,
  runSteps,
  seriesOf,
  skewness,
} from "../../../../observatory/index.ts"
import { DataTable } from "../../../ui/data-table.tsx"
import { Picture } from "../../drawing/picture.tsx"
import { valueText, written } from "../../drawing/writing.ts"
import { Choice, Choices } from "./choices.tsx"
import { chosenOf } from "./chosen.ts"
import { numbers } from "./columns.ts"
import { drawDistribution, type Stage } from "./distribution-drawing.tsx"
import type { IndexResults, ViewProps } from "./index-results.ts"
import { nodeName, nodeOf } from "./lookups.ts"
import { orRefusal } from "./refusal-of.ts"
import { Refused } from "./refused.tsx"

/** With more numbers than this the steps are not done anew to see what stood before the treatment. */
const mostNumbers = 2_000_000

/** How an indicator is distributed over all units and periods, before outliers were treated and after. */
export function DistributionView({ results, choice, choose }: ViewProps): ReactNode {
  const { t } = useTranslation("observatory")
  const { state } = results.run
  const { indicator } = chosenOf(state, choice)
  const states = useMemo(() => orRefusal(() => stagesOf(results)), [results])
  const stages = useMemo(
    () =>
      "refused" in states
        ? undefined
        : orRefusal(() => states.answer.map(({ key, state: at }) => stageOf(key, at, indicator))),
    [states, indicator],
  )
  const node = nodeOf(state, indicator)
  const [before, after] = stages !== undefined && "answer" in stages ? [stages.answer[0], stages.answer.at(-1)] : []
  return (
    <>
      <Choices>
        <Choice
          label={t("view.indicator")}
          value={indicator}
          options={state.structure.nodes
            .slice(0, state.structure.indicators)
            .map(({ code }) => ({ value: code, label: nodeName(state, code) }))}
          onChoose={(next) => choose({ indicator: next })}
        />
      </Choices>
      {"refused" in states ? <Refused refused={states.refused} /> : null}
      {stages !== undefined && "refused" in stages ? <Refused refused={stages.refused} /> : null}
      {before === undefined || after === undefined || stages === undefined || "refused" in stages ? null : (
        <Picture
          title={
            stages.answer.length < 2
              ? t("view.distribution.untreated", {
                  indicator: nodeName(state, indicator),
                  skewness: written(before.skewness),
                })
              : t(changed(before, after) ? "view.distribution.treated" : "view.distribution.left", {
                  indicator: nodeName(state, indicator),
                  before: written(before.skewness),
                  after: written(after.skewness),
                  fat: written(before.kurtosis),
                  thin: written(after.kurtosis),
                })
          }
          name={`${results.name}-distribution-${indicator}`}
          note={[
            t("view.distribution.note", { unit: node?.unit ?? "" }),
            ...(state.panel.values.length > mostNumbers ? [t("view.distribution.too-many")] : []),
          ]}
          draw={(width) => drawDistribution(stages.answer, { width, title: (stage) => t(`view.stage.${stage.key}`) })}
          table={
            <DataTable<Stage>
              name={`${results.name}-distribution-${indicator}`}
              label={t("view.name.distribution")}
              rows={stages.answer}
              rowKey={({ key }) => key}
              columns={[
                { key: "stage", label: t("view.stage"), value: ({ key }) => t(`view.stage.${key}`) },
                numbers(
                  "present",
                  t("view.present"),
                  ({ present }) => present,
                  (one) => written(one, 0),
                ),
                numbers(
                  "missing",
                  t("view.missing"),
                  ({ histogram: { missing } }) => missing,
                  (one) => written(one, 0),
                ),
                numbers("least", t("view.least"), ({ histogram: { edges } }) => edges[0], valueText),
                numbers("median", t("view.median"), (stage) => stage.median, valueText),
                numbers("mean", t("view.mean"), (stage) => stage.mean, valueText),
                numbers("most", t("view.most"), ({ histogram: { edges } }) => edges.at(-1), valueText),
                numbers("skewness", t("view.skewness"), (stage) => stage.skewness),
                numbers("kurtosis", t("view.kurtosis"), (stage) => stage.kurtosis),
              ]}
            />
          }
        />
      )}
    </>
  )
}

/** The states whose distributions are shown: before the treatment and after it, or what was measured where there is none. */
function stagesOf(results: IndexResults): readonly { readonly key: Stage["key"]; readonly state: IndexState }[] {
  const { steps, start, run } = results
  const treat = steps.findIndex(({ step }) => step === "treat")
  if (treat < 0 || start.panel.values.length > mostNumbers) {
    const { scores: _, ...plain } = run.state
    return [{ key: "measured", state: { ...plain, panel: plain.measured ?? plain.panel } }]
  }
  const before = treat === 0 ? start : runSteps(start, steps.slice(0, treat)).state
  return [
    { key: "untreated", state: before },
    { key: "treated", state: runSteps(before, steps.slice(treat, treat + 1)).state },
  ]
}

function stageOf(key: Stage["key"], state: IndexState, indicator: string): Stage {
  const row = seriesOf(state.panel, state.panel.series.indexOf(indicator))
  return {
    key,
    histogram: histogram(state, indicator),
    present: row.reduce((count, number) => (Number.isNaN(number) ? count : count + 1), 0),
    mean: mean(row),
    median: median(row),
    skewness: skewness(row),
    kurtosis: kurtosis(row),
  }
}

function changed(before: Stage, after: Stage): boolean {
  return before.skewness !== after.skewness || before.mean !== after.mean
}
