import { NativeSelect } from "@mantine/core"
import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import { type GrowthKind, type GrowthSince, growthKinds, newestGrowths } from "../../observatory/index.ts"
import { DataTable } from "../ui/data-table.tsx"
import { Section } from "../ui/page.tsx"
import { useSay } from "../ui/text.ts"
import { decimalsOf, signed } from "./index-figures.ts"
import styles from "./observatory.module.css"
import type { SeriesValue } from "./series-values.ts"
import { ValueMark } from "./value-mark.tsx"

export const growthUnits = ["points", "percent"] as const
export const growthManners = ["year-on-year", "average", "compound"] as const
export const growthSinces = ["first", "base"] as const

/** What the reader chose of a growth; what is left out has its usual value. */
export interface GrowthChoice {
  readonly unit?: GrowthKind["unit"]
  readonly manner?: GrowthKind["manner"]
  readonly since?: GrowthSince
}

/** Newest value of each component with growth of one kind: the unit stands with every figure, and the two never mix. */
export function GrowthSection(props: {
  readonly values: readonly SeriesValue[]
  readonly choice: GrowthChoice
  readonly onChoice: (choice: GrowthChoice) => void
}): ReactNode {
  const { t } = useTranslation("observatory")
  const say = useSay()
  const { unit = "points", manner = "year-on-year", since = "first" } = props.choice
  const manners = growthKinds.filter((kind) => kind.unit === unit).map((kind) => kind.manner)
  const kind = growthKinds.find((one) => one.unit === unit && one.manner === manner) ?? growthKinds[0]
  if (kind === undefined) return null
  const rows = newestGrowths(props.values, kind, since)
  const change = (row: (typeof rows)[number]) => {
    const value = row.growth?.change.value
    return value === undefined ? null : Math.round(value * 10_000) / 10_000
  }
  return (
    <Section title={t("growth.title")} note={t("growth.note")}>
      <div className={styles.filters}>
        <NativeSelect
          label={t("growth.unit")}
          value={kind.unit}
          data={growthUnits.map((value) => ({ value, label: t(`growth.unit.${value}`) }))}
          onChange={({ currentTarget: { value } }) =>
            props.onChoice({ ...props.choice, unit: value === "percent" ? "percent" : "points" })
          }
        />
        <NativeSelect
          label={t("growth.manner")}
          description={unit === "points" ? t("growth.no-compound") : undefined}
          inputWrapperOrder={["label", "input", "description"]}
          value={kind.manner}
          data={manners.map((value) => ({ value, label: t(`growth.manner.${value}`) }))}
          onChange={({ currentTarget: { value } }) => {
            const chosen = growthManners.find((one) => one === value)
            props.onChoice({ ...props.choice, ...(chosen !== undefined && { manner: chosen }) })
          }}
        />
        {kind.manner === "year-on-year" ? null : (
          <NativeSelect
            label={t("growth.from")}
            value={since}
            data={growthSinces.map((value) => ({ value, label: t(`growth.from.${value}`) }))}
            onChange={({ currentTarget: { value } }) =>
              props.onChoice({ ...props.choice, since: value === "base" ? "base" : "first" })
            }
          />
        )}
      </div>
      <DataTable
        key={`${kind.unit} ${kind.manner}`}
        name={`growth-${kind.unit}-${kind.manner}`}
        label={t("growth.title")}
        rows={rows}
        rowKey={({ value }) => value.component}
        columns={[
          { key: "component", label: t("series.component"), value: ({ value }) => say(value.componentName) },
          {
            key: "value",
            label: t("series.value"),
            value: ({ value }) => value.value,
            numeric: true,
            cell: ({ value }) => (
              <>
                {value.value.toFixed(decimalsOf(props.values, value.index))} <ValueMark value={value} />
              </>
            ),
          },
          { key: "year", label: t("series.year"), value: ({ value }) => value.year, numeric: true },
          { key: "vintage", label: t("series.vintage"), value: ({ value }) => value.vintage },
          {
            key: "from",
            label: t("growth.from-year"),
            value: ({ growth }) => growth?.from.year ?? null,
            numeric: true,
          },
          {
            key: "growth",
            label: `${t(`growth.manner.${kind.manner}`)} (${t(`growth.sign.${kind.unit}`)})`,
            value: change,
            numeric: true,
            cell: ({ growth }) =>
              growth === undefined ? (
                <span className={styles.soft}>{t("growth.none")}</span>
              ) : (
                `${signed(growth.change.value, growth.change.unit === "points" ? 1 : 2)} ${t(`growth.sign.${growth.change.unit}`)}`
              ),
          },
          { key: "unit", label: t("growth.unit"), value: () => t(`growth.unit.${kind.unit}`), hidden: true },
          { key: "source", label: t("series.source"), value: ({ value }) => value.source, hidden: true },
        ]}
      />
    </Section>
  )
}
