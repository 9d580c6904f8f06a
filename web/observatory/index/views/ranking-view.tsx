import { type ReactNode, useMemo } from "react"
import { useTranslation } from "react-i18next"
import { useLanguage } from "../../../ui/text.ts"
import { Picture } from "../../drawing/picture.tsx"
import { written } from "../../drawing/writing.ts"
import { Choice, Choices, PeriodChoice } from "./choices.tsx"
import { chosenOf } from "./chosen.ts"
import { partColour } from "./colours.ts"
import { contributionsOf, methodName, partingOf } from "./contributions.ts"
import type { ViewProps } from "./index-results.ts"
import { Legend } from "./legend.tsx"
import { childrenOf, nodeName, scoredNodes } from "./lookups.ts"
import { useUnitNames } from "./names.ts"
import { type Bar, drawRanking } from "./ranking-drawing.tsx"
import { RankingTable } from "./ranking-table.tsx"
import { stacked } from "./stacks.ts"
import { standingsOf } from "./standings.ts"

/** The most bars that are drawn; the table has all. */
const mostBars = 80

/** Who stands where at a node in a period, what each score is made of, and how sure it is. */
export function RankingView({ results, ground, choice, choose }: ViewProps): ReactNode {
  const { t } = useTranslation("observatory")
  const { name: unitName } = useUnitNames({ results, ground })
  const zh = useLanguage() === "zh"
  const { state } = results.run
  const { node, period } = chosenOf(state, choice)
  const { steps } = results
  const bars = useMemo(
    () =>
      standingsOf(results, node, period).map((standing): Bar => {
        const parts = contributionsOf(state, steps, { node, period, unit: standing.unit })
        return { standing, parts, pieces: stacked(parts.map(([child, part]) => [child.code, part])) }
      }),
    [results, state, steps, node, period],
  )
  const children = childrenOf(state, node)
  const colours = new Map(children.map(({ code }, place) => [code, partColour(place)]))
  const ranked = bars.filter(({ standing }) => !Number.isNaN(standing.score))
  const parting = partingOf(state, steps, node)
  const ties = steps.findLast(({ step }) => step === "rank")
  const rule = ties?.step === "rank" ? ties.arguments.ties : "min"
  return (
    <>
      <Choices>
        <Choice
          label={t("view.node")}
          value={node}
          options={scoredNodes(state).map(({ code }) => ({ value: code, label: nodeName(state, code) }))}
          onChoose={(next) => choose({ node: next })}
        />
        <PeriodChoice
          label={t("view.period")}
          periods={state.panel.periods}
          value={period}
          onChoose={(next) => choose({ period: next })}
        />
      </Choices>
      <Picture
        title={sentence()}
        name={`${results.name}-ranking-${node}-${period}`}
        legend={
          parting === "none" ? null : (
            <Legend
              entries={children.map(({ code }) => ({
                key: code,
                name: nodeName(state, code),
                colour: colours.get(code) ?? "",
              }))}
            />
          )
        }
        note={[
          t(`view.ranking.parts-${parting}`, { method: t(`view.method.${methodName(state, steps, node)}`) }),
          t(`view.ties.${rule}`),
          ...(ranked.some(({ standing }) => standing.spread !== undefined)
            ? [t(results.mixedScales === true ? "view.ranking.interval-of-ranks" : "view.ranking.interval")]
            : []),
          ...(ranked.some(({ standing }) => standing.group !== undefined) ? [t("view.ranking.groups")] : []),
          ...(bars.length > mostBars ? [t("view.only-first", { shown: mostBars, all: bars.length })] : []),
        ]}
        draw={(width) =>
          drawRanking(bars.slice(0, mostBars), {
            width,
            scoreBounds: results.mixedScales !== true,
            colour: (code) => colours.get(code) ?? "var(--act)",
            unitName,
            estimatedText: (share) => t("view.estimated-short", { share }),
          })
        }
        table={
          <RankingTable
            key={node}
            name={`${results.name}-ranking-${node}`}
            scoreBounds={results.mixedScales !== true}
            bars={bars}
            parts={children}
            unitName={unitName}
          />
        }
      />
    </>
  )

  function sentence(): string {
    const [first, last] = [ranked[0]?.standing, ranked.at(-1)?.standing]
    if (first === undefined || last === undefined) return t("view.no-scores", { node: nodeName(state, node), period })
    const told = t("view.ranking.sentence", {
      node: nodeName(state, node),
      period,
      first: unitName(first.unit),
      most: written(first.score),
      last: unitName(last.unit),
      least: written(last.score),
    })
    const groups = new Set(ranked.flatMap(({ standing }) => standing.group ?? []))
    if (groups.size === 0) return told
    const apart =
      groups.size === ranked.length
        ? t("view.ranking.all-apart", { units: ranked.length })
        : t("view.ranking.told-apart", { groups: groups.size, units: ranked.length })
    return [told, apart].join(zh ? "" : " ")
  }
}
