import { type ReactNode, useMemo } from "react"
import { useTranslation } from "react-i18next"
import { type Availability, availability, type Presence } from "../../../../observatory/index.ts"
import { DataTable } from "../../../ui/data-table.tsx"
import { Picture } from "../../drawing/picture.tsx"
import { percentText, written } from "../../drawing/writing.ts"
import { Choice, Choices } from "./choices.tsx"
import { numbers } from "./columns.ts"
import { drawHeat } from "./heat-drawing.tsx"
import type { ViewProps } from "./index-results.ts"
import { nodeName } from "./lookups.ts"
import { useUnitNames } from "./names.ts"

const mostRows = 120
const whole = 0.995

/** Which of the given numbers are there: by indicator and unit, over all periods or in one. */
export function AvailabilityView({ results, ground, choice, choose }: ViewProps): ReactNode {
  const { t } = useTranslation("observatory")
  const { name: unitName } = useUnitNames({ results, ground })
  const { start } = results
  const period = start.panel.periods.find((one) => one === choice.period)
  const found = useMemo(() => availability(start, period), [start, period])
  const units = start.panel.units.slice(0, mostRows)
  const shares = useMemo(() => sharesOf(results, period), [results, period])
  const [least] = found.indicators.toSorted((a, b) => a.share - b.share)
  const rows = found.indicators.slice(0, mostRows)
  const bySize = rows.length <= units.length
  const names = { indicators: rows.map(({ indicator }) => nodeName(start, indicator)), units: units.map(unitName) }
  const presence = [
    numbers(
      "wanted",
      t("view.availability.wanted"),
      ({ wanted }: Presence) => wanted,
      (one) => written(one, 0),
    ),
    numbers(
      "present",
      t("view.present"),
      ({ present }: Presence) => present,
      (one) => written(one, 0),
    ),
    numbers(
      "share",
      t("view.availability.share"),
      ({ share }: Presence) => share,
      (one) => percentText(one, 1),
    ),
    numbers(
      "nonzero",
      t("view.availability.non-zero"),
      ({ nonZero }: Presence) => nonZero,
      (one) => percentText(one, 1),
    ),
  ]
  return (
    <>
      <Choices>
        <Choice
          label={t("view.period")}
          value={period === undefined ? "" : `${period}`}
          options={[
            { value: "", label: t("view.all-periods") },
            ...start.panel.periods.map((one) => ({ value: `${one}`, label: `${one}` })),
          ]}
          onChoose={(value) => choose({ period: value === "" ? undefined : Number(value) })}
        />
      </Choices>
      <Picture
        title={
          found.whole.present === found.whole.wanted || least === undefined
            ? t("view.availability.complete", { wanted: found.whole.wanted })
            : t("view.availability.sentence", {
                share: percentText(found.whole.share, 1),
                wanted: found.whole.wanted,
                indicator: nodeName(start, least.indicator),
                least: percentText(least.share, 1),
              })
        }
        name={`${results.name}-availability`}
        note={t("view.availability.note")}
        draw={(width) =>
          drawHeat({
            width,
            rows: bySize ? names.units : names.indicators,
            columns: bySize ? names.indicators : names.units,
            field: (row, column) => {
              const [series, unit] = bySize ? [column, row] : [row, column]
              const share = shares[series * start.panel.units.length + unit] ?? 0
              return {
                fill: share > 0 ? "var(--act)" : "#d55e00",
                depth: share > 0 ? 0.12 + 0.6 * share : 0.7,
                text: share >= whole ? "" : percentText(share),
                title: `${names.indicators[series]} · ${names.units[unit]}: ${percentText(share)}`,
              }
            },
          })
        }
        table={
          <>
            <DataTable<Availability["indicators"][number]>
              name={`${results.name}-availability-indicators`}
              label={t("view.availability.by-indicator")}
              rows={found.indicators}
              rowKey={({ indicator }) => indicator}
              columns={[
                {
                  key: "indicator",
                  label: t("view.indicator"),
                  value: ({ indicator }) => nodeName(start, indicator),
                  filter: "text",
                },
                ...presence,
              ]}
            />
            <DataTable<Availability["units"][number]>
              name={`${results.name}-availability-units`}
              label={t("view.availability.by-unit")}
              rows={found.units}
              rowKey={({ unit, period: year }) => `${unit} ${year}`}
              columns={[
                { key: "unit", label: t("view.unit"), value: ({ unit }) => unitName(unit), filter: "text" },
                { key: "period", label: t("view.period"), value: (one) => one.period, numeric: true, filter: "choice" },
                ...presence,
              ]}
            />
          </>
        }
      />
    </>
  )
}

/** Part of the periods in which there is a number, indicator after indicator, unit by unit. */
function sharesOf({ start: { panel } }: ViewProps["results"], period: number | undefined): Float64Array {
  const width = panel.units.length
  const shares = new Float64Array(panel.series.length * width)
  const counted = panel.periods.flatMap((one, row) => (period === undefined || one === period ? [row] : []))
  for (let series = 0; series < panel.series.length; series++)
    for (const row of counted)
      for (let unit = 0; unit < width; unit++)
        if (!Number.isNaN(panel.values[(series * panel.periods.length + row) * width + unit]))
          shares[series * width + unit] = (shares[series * width + unit] ?? 0) + 1 / counted.length
  return shares
}
