import { type ReactNode, useMemo } from "react"
import { useTranslation } from "react-i18next"
import { DataTable } from "../../../ui/data-table.tsx"
import { layOut } from "../../../ui/map-shapes.ts"
import { Picture } from "../../drawing/picture.tsx"
import { rankText, written } from "../../drawing/writing.ts"
import { Choices, PeriodChoice } from "./choices.tsx"
import { chosenOf } from "./chosen.ts"
import { numbers } from "./columns.ts"
import type { ViewProps } from "./index-results.ts"
import { nodeName } from "./lookups.ts"
import { drawMap, mapPlaces } from "./map-drawing.tsx"
import { useUnitNames } from "./names.ts"
import { NodeChoice } from "./node-choice.tsx"
import { type Standing, standingsOf } from "./standings.ts"

/** The region's jurisdictions, or its cities, coloured by score. */
export function MapView({ results, ground, choice, choose }: ViewProps): ReactNode {
  const { t } = useTranslation("observatory")
  const { name: unitName } = useUnitNames({ results, ground })
  const { state } = results.run
  const { node, period } = chosenOf(state, choice)
  const standings = useMemo(
    () => standingsOf(results, node, period).filter(({ score }) => !Number.isNaN(score)),
    [results, node, period],
  )
  const laid = useMemo(() => layOut(ground?.outlines ?? [], 640), [ground])
  const places = useMemo(() => mapPlaces(laid.shapes, standings), [laid, standings])
  if (ground === undefined || laid.shapes.length === 0) return <p>{t("view.map.no-outlines")}</p>
  if (places.length === 0)
    return (
      <p>
        {t("view.map.no-units", {
          units: state.panel.units.slice(0, 3).join(", "),
          codes: ground.jurisdictions.map(({ code }) => code).join(", "),
        })}
      </p>
    )
  const [most, least] = [places[0], places.at(-1)]
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
      <Picture
        title={t("view.map.sentence", {
          node: nodeName(state, node),
          period,
          first: unitName(most?.standing.unit ?? ""),
          most: written(most?.standing.score),
          last: unitName(least?.standing.unit ?? ""),
          least: written(least?.standing.score),
        })}
        name={`${results.name}-map-${node}-${period}`}
        note={[
          t("view.map.note"),
          ...(places.length < standings.length
            ? [t("view.map.elsewhere", { units: standings.length - places.length })]
            : []),
          ground.notice,
        ]}
        draw={(width) => drawMap(laid, places, { width, unitName })}
        table={
          <DataTable<Standing>
            name={`${results.name}-map-${node}`}
            label={t("view.name.map")}
            rows={standings}
            rowKey={({ unit }) => unit}
            columns={[
              { key: "code", label: t("view.code"), value: ({ unit }) => unit },
              { key: "unit", label: t("view.unit"), value: ({ unit }) => unitName(unit) },
              numbers("score", t("view.score"), ({ score }) => score),
              numbers("rank", t("view.rank"), ({ rank }) => rank, rankText),
            ]}
          />
        }
      />
    </>
  )
}
