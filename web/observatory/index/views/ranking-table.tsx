import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import type { IndexNode } from "../../../../observatory/index.ts"
import { type Column, DataTable } from "../../../ui/data-table.tsx"
import { percentText, rankText } from "../../drawing/writing.ts"
import { numbers } from "./columns.ts"
import { Marks, useMarksText } from "./marks.tsx"
import type { Bar } from "./ranking-drawing.tsx"

interface RankingTableProps {
  readonly name: string
  readonly bars: readonly Bar[]
  readonly parts: readonly IndexNode[]
  readonly unitName: (unit: string) => string
  /** Whether bounds of scores mean something: not when runs have scores of different scales. */
  readonly scoreBounds: boolean
}

/** Ranks, scores, intervals, marks and what each child brings. */
export function RankingTable({ name, bars, parts: children, unitName, scoreBounds }: RankingTableProps): ReactNode {
  const { t } = useTranslation("observatory")
  const marksText = useMarksText()
  const uncertain = bars.some(({ standing }) => standing.spread !== undefined)
  const grouped = bars.some(({ standing }) => standing.group !== undefined)
  const bounds: readonly Column<Bar>[] = uncertain
    ? [
        ...(scoreBounds
          ? [
              numbers<Bar>("score-5", t("view.score-p5"), ({ standing }) => standing.spread?.score.p5),
              numbers<Bar>("score-95", t("view.score-p95"), ({ standing }) => standing.spread?.score.p95),
            ]
          : []),
        numbers("rank-5", t("view.rank-p5"), ({ standing }) => standing.spread?.rank.p5, rankText),
        numbers("rank-95", t("view.rank-p95"), ({ standing }) => standing.spread?.rank.p95, rankText),
      ]
    : []
  return (
    <DataTable<Bar>
      name={name}
      label={t("view.name.ranking")}
      rows={bars}
      rowKey={({ standing }) => standing.unit}
      columns={[
        numbers("rank", t("view.rank"), ({ standing }) => standing.rank, rankText),
        { key: "unit", label: t("view.unit"), value: ({ standing }) => unitName(standing.unit), filter: "text" },
        numbers("score", t("view.score"), ({ standing }) => standing.score),
        ...bounds,
        ...(grouped
          ? [
              numbers<Bar>(
                "group",
                t("view.group"),
                ({ standing }) => (standing.group === undefined ? undefined : standing.group + 1),
                rankText,
              ),
            ]
          : []),
        numbers(
          "estimated",
          t("view.estimated"),
          ({ standing }) => standing.estimated,
          (one) => percentText(one, 1),
        ),
        {
          key: "marks",
          label: t("view.marks"),
          value: ({ standing }) => (Number.isNaN(standing.score) ? "" : marksText(standing.marks)),
          cell: ({ standing }) => (Number.isNaN(standing.score) ? "–" : <Marks sum={standing.marks} />),
        },
        ...(bars[0]?.parts.length === 0
          ? []
          : children.map((child, place) =>
              numbers<Bar>(`part-${child.code}`, child.name, ({ parts }) => parts[place]?.[1]),
            )),
      ]}
    />
  )
}
