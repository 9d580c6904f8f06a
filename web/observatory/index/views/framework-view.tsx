import { type ReactNode, useMemo } from "react"
import { useTranslation } from "react-i18next"
import type { IndexNode } from "../../../../observatory/index.ts"
import { DataTable } from "../../../ui/data-table.tsx"
import { Picture } from "../../drawing/picture.tsx"
import { percentText, valueText } from "../../drawing/writing.ts"
import { chosenOf } from "./chosen.ts"
import { partColour } from "./colours.ts"
import { numbers } from "./columns.ts"
import { methodName } from "./contributions.ts"
import { drawFramework } from "./framework-drawing.tsx"
import type { ViewProps } from "./index-results.ts"
import { Legend } from "./legend.tsx"
import { nodeName } from "./lookups.ts"
import { weightTree, wholeWeights } from "./node-weights.ts"
import { arcsOf } from "./sunburst.ts"

interface Weighed {
  readonly node: IndexNode
  readonly weight: number
  readonly whole: number
}

/** The hierarchy with its weights: what each indicator counts in the whole. */
export function FrameworkView({ results, choice, choose }: ViewProps): ReactNode {
  const { t } = useTranslation("observatory")
  const { state } = results.run
  const { steps } = results
  const { node: chosen } = chosenOf(state, choice)
  const { tree, arcs, whole } = useMemo(() => {
    const tree = weightTree(state, steps)
    return { tree, arcs: arcsOf(tree), whole: wholeWeights(tree) }
  }, [state, steps])
  const { nodes, indicators } = state.structure
  const most = nodes.slice(0, indicators).toSorted((a, b) => (whole.get(b.code) ?? 0) - (whole.get(a.code) ?? 0))[0]
  const branches = tree.length === 1 ? (tree[0]?.children ?? []) : tree
  const rows = nodes
    .map((node, place) => ({ node, weight: state.weights[place] ?? 0, whole: whole.get(node.code) ?? 0 }))
    .toReversed()
  return (
    <Picture
      title={t("view.framework.sentence", {
        indicators,
        levels: Math.max(...nodes.map(({ level }) => level)),
        indicator: most === undefined ? "" : nodeName(state, most.code),
        share: percentText(whole.get(most?.code ?? "") ?? 0, 1),
      })}
      name={`${results.name}-framework`}
      legend={
        <Legend
          entries={branches.map(({ code }, place) => ({
            key: code,
            name: `${nodeName(state, code)} ${percentText(whole.get(code) ?? 0, 1)}`,
            colour: partColour(place),
          }))}
        />
      }
      note={t("view.framework.note")}
      draw={(width) =>
        drawFramework(arcs, {
          width,
          chosen,
          name: (code) => nodeName(state, code),
          share: (code) => percentText(whole.get(code) ?? 0, 1),
          onChoose: (code) => choose({ node: code }),
        })
      }
      table={
        <DataTable<Weighed>
          name={`${results.name}-framework`}
          label={t("view.name.framework")}
          rows={rows}
          rowKey={({ node }) => node.code}
          columns={[
            { key: "code", label: t("view.code"), value: ({ node }) => node.code },
            { key: "node", label: t("view.node"), value: ({ node }) => nodeName(state, node.code), filter: "text" },
            { key: "level", label: t("view.level"), value: ({ node }) => node.level, numeric: true, filter: "choice" },
            {
              key: "parent",
              label: t("view.parent"),
              value: ({ node }) => (node.parent === undefined ? "" : nodeName(state, node.parent)),
              filter: "choice",
            },
            numbers("weight", t("view.weight"), ({ weight }) => weight, valueText),
            numbers(
              "whole",
              t("view.whole-weight"),
              (row) => row.whole,
              (one) => percentText(one, 2),
            ),
            {
              key: "direction",
              label: t("view.direction"),
              value: ({ node }) =>
                node.level > 1 ? "" : t(node.direction === 1 ? "view.more-is-better" : "view.less-is-better"),
            },
            { key: "unit", label: t("view.measured-in"), value: ({ node }) => node.unit ?? "" },
            {
              key: "method",
              label: t("view.aggregated-by"),
              value: ({ node }) => (node.level > 1 ? t(`view.method.${methodName(state, steps, node.code)}`) : ""),
            },
          ]}
        />
      }
    />
  )
}
