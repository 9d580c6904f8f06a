import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import { restatedValues, totalChecks } from "../../observatory/index.ts"
import { DataTable } from "../ui/data-table.tsx"
import { Section } from "../ui/page.tsx"
import { useSay } from "../ui/text.ts"
import { decimalsOf, signed } from "./index-figures.ts"
import type { SeriesValue } from "./series-values.ts"

/** Values that a later edition gives otherwise. */
export function RevisionsSection({ values }: { readonly values: readonly SeriesValue[] }): ReactNode {
  const { t } = useTranslation("observatory")
  const say = useSay()
  const rows = restatedValues(values)
  if (rows.length === 0) return null
  const decimals = decimalsOf(values, values[0]?.index ?? "")
  return (
    <Section title={t("revision.title")} note={t("revision.note")}>
      <DataTable
        name="revisions"
        label={t("revision.title")}
        rows={rows}
        rowKey={({ later }) => `${later.component} ${later.year} ${later.vintage}`}
        columns={[
          {
            key: "component",
            label: t("series.component"),
            value: ({ later }) => say(later.componentName),
            filter: "choice",
          },
          { key: "year", label: t("series.year"), value: ({ later }) => later.year, numeric: true, filter: "choice" },
          {
            key: "earlier",
            label: t("revision.earlier"),
            value: ({ earlier }) => earlier.value.toFixed(decimals),
            numeric: true,
          },
          { key: "earlier-vintage", label: t("revision.earlier-vintage"), value: ({ earlier }) => earlier.vintage },
          {
            key: "later",
            label: t("revision.later"),
            value: ({ later }) => later.value.toFixed(decimals),
            numeric: true,
          },
          { key: "later-vintage", label: t("revision.later-vintage"), value: ({ later }) => later.vintage },
          {
            key: "points",
            label: t("revision.points"),
            value: (row) => signed(row.points.value, decimals),
            numeric: true,
          },
          {
            key: "percent",
            label: t("revision.percent"),
            value: (row) => `${signed(row.percent.value, 2)}%`,
            numeric: true,
          },
          {
            key: "status",
            label: t("series.status"),
            value: ({ earlier, later }) =>
              t(earlier.status === "derived" || later.status === "derived" ? "status.derived" : "status.published"),
            filter: "choice",
          },
          {
            key: "source",
            label: t("series.source"),
            value: ({ earlier, later }) => `${earlier.source}; ${later.source}`,
            hidden: true,
          },
        ]}
      />
    </Section>
  )
}

/** The published total beside the plain means of its components: whether weights can be equal. */
export function TotalsSection({ values }: { readonly values: readonly SeriesValue[] }): ReactNode {
  const { t } = useTranslation("observatory")
  const rows = totalChecks(values, "overall")
  if (rows.length === 0) return null
  return (
    <Section title={t("total.title")} note={t("total.note")}>
      <DataTable
        name="totals"
        label={t("total.title")}
        rows={rows}
        rowKey={({ year, vintage }) => `${year} ${vintage}`}
        columns={[
          { key: "year", label: t("series.year"), value: ({ year }) => year, numeric: true },
          { key: "vintage", label: t("series.vintage"), value: ({ vintage }) => vintage },
          { key: "parts", label: t("total.parts"), value: ({ components }) => components.length, numeric: true },
          {
            key: "arithmetic",
            label: t("total.arithmetic"),
            value: ({ arithmetic, decimals }) => arithmetic.toFixed(decimals + 1),
            numeric: true,
          },
          {
            key: "geometric",
            label: t("total.geometric"),
            value: ({ geometric, decimals }) => geometric.toFixed(decimals + 1),
            numeric: true,
          },
          {
            key: "published",
            label: t("status.published"),
            value: ({ published, decimals }) => published.toFixed(decimals),
            numeric: true,
          },
          { key: "agrees", label: t("total.agrees"), value: ({ agrees }) => t(`total.agrees.${agrees}`), wide: true },
          {
            key: "source",
            label: t("series.source"),
            value: ({ components }) => [...new Set(components.map(({ source }) => source))].join("; "),
            hidden: true,
          },
        ]}
      />
    </Section>
  )
}
