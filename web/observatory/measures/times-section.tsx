import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import { DataTable } from "../../ui/data-table.tsx"
import { Section } from "../../ui/page.tsx"
import { useSay } from "../../ui/text.ts"
import { type Measures, useMeasureWords } from "./use-measure-words.ts"

/** How long it takes from a need to what answers it, of the period and of each month. */
export function TimesSection({ report }: { readonly report: Measures }): ReactNode {
  const { t } = useTranslation("observatory")
  const say = useSay()
  const { titleOf, definition, spanText } = useMeasureWords(report)
  const steps = [{ name: t("measures.whole-period"), figures: report.figures }, ...report.steps]
  const rows = steps.flatMap(({ name, figures }, at) =>
    // In a month without any the row would only say so; the whole period says it once.
    figures.durations.filter(({ count }) => at === 0 || count > 0).map((one) => ({ ...one, step: name })),
  )
  type Row = (typeof rows)[number]
  const span = (key: string, label: string, of: (row: Row) => number | null) => ({
    key,
    label,
    value: of,
    cell: (row: Row) => {
      const found = of(row)
      return found === null ? "–" : spanText(found)
    },
    numeric: true,
  })
  return (
    <Section title={t("measures.times")} note={t("measures.times-note")}>
      <DataTable
        name="measures-times"
        label={t("measures.times")}
        rows={rows}
        rowKey={({ step, id, between }) => `${step} ${id} ${between}`}
        columns={[
          { key: "step", label: t("measures.period"), value: ({ step }) => step, filter: "choice" },
          { key: "measure", label: t("measures.measure"), value: ({ id }) => titleOf(id), filter: "choice" },
          {
            key: "between",
            label: t("measures.between"),
            value: ({ between }) => t(`measures.between.${between}`),
            filter: "choice",
          },
          { key: "count", label: t("measures.count"), value: ({ count }) => count, numeric: true },
          { key: "at-once", label: t("measures.at-once"), value: ({ atOnce }) => atOnce, numeric: true },
          ...report.definitions.percentiles.map((percent, at) =>
            span(
              `p${percent}`,
              t("measures.percentile", { percent }),
              ({ percentiles }) => percentiles[at]?.milliseconds ?? null,
            ),
          ),
          span("longest", t("measures.longest"), ({ longest }) => longest),
          { key: "entries", label: t("measures.entries-column"), value: ({ entries }) => entries, numeric: true },
          {
            key: "definition",
            label: t("measures.definition"),
            value: ({ id }) => {
              const found = definition(id)
              return found === undefined ? "" : say(found.definition)
            },
            hidden: true,
          },
        ]}
      />
    </Section>
  )
}
