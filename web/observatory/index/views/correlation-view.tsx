import { type ReactNode, useMemo, useState } from "react"
import { useTranslation } from "react-i18next"
import {
  type Correlation,
  type CorrelationFlag,
  type CorrelationMap,
  correlationFlags,
  correlations,
} from "../../../../observatory/index.ts"
import { DataTable } from "../../../ui/data-table.tsx"
import { Picture } from "../../drawing/picture.tsx"
import { written } from "../../drawing/writing.ts"
import { Choice, Choices } from "./choices.tsx"
import { lessColour, moreColour } from "./colours.ts"
import { numbers } from "./columns.ts"
import { drawHeat } from "./heat-drawing.tsx"
import type { ViewProps } from "./index-results.ts"
import { nodeName } from "./lookups.ts"
import { orRefusal } from "./refusal-of.ts"
import { Refused } from "./refused.tsx"

const kinds: readonly Correlation[] = ["pearson", "spearman", "kendall"]
/** A picture of more fields than this is none. */
const mostSide = 120

/** How nodes go together: within a level or across two, with pairs that say the same or run against each other. */
export function CorrelationView({ results, choice, choose }: ViewProps): ReactNode {
  const { t } = useTranslation("observatory")
  const { state } = results.run
  const [kind, setKind] = useState<Correlation>("pearson")
  const [levels, setLevels] = useState<readonly [number, number]>([1, 1])
  const [family, setFamily] = useState("all")
  const { periods } = state.panel
  const period = periods.find((one) => one === choice.period)
  const all = [...new Set(state.structure.nodes.map(({ level }) => level))].sort((a, b) => a - b)
  const found = useMemo(
    () =>
      orRefusal(() => {
        const where = period === undefined ? {} : { period }
        return {
          map: correlations(state, { kind, levels, family: family === "family", ...where }),
          flags: levels[0] === levels[1] ? correlationFlags(state, { kind, level: levels[0], ...where }) : [],
        }
      }),
    [state, kind, levels, family, period],
  )
  const levelChoice = (side: 0 | 1) => (
    <Choice
      label={t(side === 0 ? "view.correlation.rows" : "view.correlation.columns")}
      value={`${levels[side]}`}
      options={all.map((level) => ({ value: `${level}`, label: t("view.level-n", { level }) }))}
      onChoose={(value) => setLevels(side === 0 ? [Number(value), levels[1]] : [levels[0], Number(value)])}
    />
  )
  return (
    <>
      <Choices>
        {levelChoice(0)}
        {levelChoice(1)}
        <Choice
          label={t("view.correlation.pairs")}
          value={family}
          options={["all", "family"].map((one) => ({
            value: one,
            label: t(one === "all" ? "view.correlation.all" : "view.correlation.family"),
          }))}
          onChoose={setFamily}
        />
        <Choice
          label={t("view.correlation.kind")}
          value={kind}
          options={kinds.map((one) => ({ value: one, label: t(`view.correlation.${one}`) }))}
          onChoose={(value) => setKind(kinds.find((one) => one === value) ?? "pearson")}
        />
        <Choice
          label={t("view.period")}
          value={period === undefined ? "" : `${period}`}
          options={[
            { value: "", label: t("view.all-periods") },
            ...periods.map((one) => ({ value: `${one}`, label: `${one}` })),
          ]}
          onChoose={(value) => choose({ period: value === "" ? undefined : Number(value) })}
        />
      </Choices>
      {"refused" in found ? <Refused refused={found.refused} /> : shown(found.answer)}
    </>
  )

  function shown({
    map,
    flags,
  }: {
    readonly map: CorrelationMap
    readonly flags: readonly CorrelationFlag[]
  }): ReactNode {
    const flagged = new Map(
      flags.flatMap((one) => [
        [`${one.one} ${one.other}`, one],
        [`${one.other} ${one.one}`, one],
      ]),
    )
    const [rows, columns] = [map.rows.slice(0, mostSide), map.columns.slice(0, mostSide)]
    const names = (codes: readonly string[]) => codes.map((code) => nodeName(state, code))
    const strongest = flags[0]
    const facts = {
      collinear: flags.filter(({ flag }) => flag === "collinear").length,
      negative: flags.filter(({ flag }) => flag === "negative").length,
    }
    return (
      <Picture
        title={
          levels[0] !== levels[1]
            ? t("view.correlation.across", { rows: levels[0], columns: levels[1] })
            : strongest === undefined
              ? t("view.correlation.no-flags")
              : t("view.correlation.sentence", {
                  ...facts,
                  one: nodeName(state, strongest.one),
                  other: nodeName(state, strongest.other),
                  value: written(strongest.value),
                })
        }
        name={`${results.name}-correlation-${levels[0]}-${levels[1]}`}
        note={[
          t("view.correlation.note"),
          ...(map.rows.length > mostSide ? [t("view.only-first", { shown: mostSide, all: map.rows.length })] : []),
        ]}
        draw={(width) =>
          drawHeat({
            width,
            rows: names(rows),
            columns: names(columns),
            field: (row, column) => {
              const value = map.values[row * map.columns.length + column] ?? Number.NaN
              const [one, other] = [rows[row] ?? "", columns[column] ?? ""]
              if (Number.isNaN(value) || one === other) return undefined
              const flag = flagged.get(`${one} ${other}`)?.flag
              return {
                fill: value < 0 ? lessColour : moreColour,
                depth: Math.min(0.85, Math.abs(value) * 0.85),
                text: written(value),
                title: `${nodeName(state, one)} × ${nodeName(state, other)}: ${written(value, 3)}`,
                ...(flag !== undefined && { frame: flag === "collinear" ? ("firm" as const) : ("broken" as const) }),
              }
            },
          })
        }
        table={
          <DataTable<Pair>
            name={`${results.name}-correlation`}
            label={t("view.name.correlation")}
            rows={pairsOf(map)}
            rowKey={({ one, other }) => `${one} ${other}`}
            columns={[
              {
                key: "one",
                label: t("view.correlation.one"),
                value: ({ one }) => nodeName(state, one),
                filter: "text",
              },
              {
                key: "other",
                label: t("view.correlation.other"),
                value: ({ other }) => nodeName(state, other),
                filter: "text",
              },
              numbers(
                "value",
                t("view.correlation.value"),
                ({ value }) => value,
                (one) => written(one, 3),
              ),
              numbers(
                "chance",
                t("view.correlation.chance"),
                ({ chance }) => chance,
                (one) => written(one, 4),
              ),
              numbers(
                "count",
                t("view.correlation.count"),
                ({ count }) => count,
                (one) => written(one, 0),
              ),
              {
                key: "flag",
                label: t("view.correlation.flag"),
                value: ({ one, other }) => {
                  const flag = flagged.get(`${one} ${other}`)?.flag
                  return flag === undefined ? "" : t(`view.correlation.${flag}`)
                },
                filter: "choice",
              },
            ]}
          />
        }
      />
    )
  }
}

interface Pair {
  readonly one: string
  readonly other: string
  readonly value: number
  readonly chance: number
  readonly count: number
}

/** The pairs of a map, each once. */
function pairsOf({ rows, columns, values, chances, counts }: CorrelationMap): readonly Pair[] {
  const square = rows.join("\n") === columns.join("\n")
  return rows.flatMap((one, row) =>
    columns.flatMap((other, column) => {
      const at = row * columns.length + column
      const value = values[at] ?? Number.NaN
      if (Number.isNaN(value) || (square && column <= row)) return []
      return [{ one, other, value, chance: chances[at] ?? Number.NaN, count: counts[at] ?? 0 }]
    }),
  )
}
