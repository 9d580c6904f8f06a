import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import { DataTable } from "../../ui/data-table.tsx"
import { Section } from "../../ui/page.tsx"
import { ProvenanceMark } from "../../ui/provenance-mark.tsx"
import { useSay } from "../../ui/text.ts"
import styles from "./measures.module.css"
import { type Measures, useMeasureWords } from "./use-measure-words.ts"

type Share = Measures["figures"]["shares"][number]

/** What crosses borders: figures of the period, each with its definition, and the same by month. */
export function SharesSection({ report }: { readonly report: Measures }): ReactNode {
  const { t } = useTranslation("observatory")
  const say = useSay()
  const { titleOf, definition, amountText } = useMeasureWords(report)
  const parts = (share: Share) => {
    const quantity = share.id === "money-across" ? "money" : share.id === "hours-across" ? "minutes" : "made"
    return { part: amountText(quantity, share.part), whole: amountText(quantity, share.whole) }
  }
  const { from, to } = report.period
  const whole = { name: t("measures.whole-period"), from, to, figures: report.figures }
  const rows = [whole, ...report.steps].flatMap((step) =>
    step.figures.shares.map((share) => ({ ...share, step: step.name })),
  )
  const text = (id: string, of: "definition" | "unit") => {
    const found = definition(id)
    return found === undefined ? "" : say(found[of])
  }
  return (
    <Section title={t("measures.shares")} note={t("measures.shares-note")}>
      <dl className={styles.figures}>
        {report.figures.shares.map((share) => (
          <div key={share.id}>
            <dt>{titleOf(share.id)}</dt>
            <dd>
              <span className={styles.figure}>{shareText(share) ?? t("measures.no-entry")}</span>{" "}
              <ProvenanceMark
                of={titleOf(share.id)}
                provenance={{
                  source: t("measures.source", { size: report.log.size }),
                  asOf: `${from} – ${to}`,
                  unit: text(share.id, "unit"),
                  guarantee: { kind: "exact" },
                  note: text(share.id, "definition"),
                  href: "/log",
                }}
              />
              <p className={styles.soft}>{t("measures.part-of", parts(share))}</p>
              <p className={styles.soft}>
                {t("measures.entries", { count: share.entries })}
                {share.untold === 0 ? null : ` ${t("measures.untold", { count: share.untold })}`}
              </p>
            </dd>
          </div>
        ))}
      </dl>
      <h3 className={styles.heading}>{t("measures.by-month")}</h3>
      <DataTable
        name="measures-shares"
        label={t("measures.by-month")}
        rows={rows}
        rowKey={({ step, id }) => `${step} ${id}`}
        columns={[
          { key: "step", label: t("measures.period"), value: ({ step }) => step, filter: "choice" },
          { key: "measure", label: t("measures.measure"), value: ({ id }) => titleOf(id), filter: "choice" },
          {
            key: "value",
            label: t("measures.share"),
            value: ({ value }) => value,
            cell: (share) => shareText(share) ?? "–",
            numeric: true,
          },
          {
            key: "part",
            label: t("measures.part"),
            value: ({ part }) => part,
            cell: (one) => parts(one).part,
            numeric: true,
          },
          {
            key: "whole",
            label: t("measures.whole"),
            value: (one) => one.whole,
            cell: (one) => parts(one).whole,
            numeric: true,
          },
          { key: "entries", label: t("measures.entries-column"), value: ({ entries }) => entries, numeric: true },
          {
            key: "untold",
            label: t("measures.untold-column"),
            value: ({ untold }) => untold,
            numeric: true,
            hidden: true,
          },
          { key: "unit", label: t("measures.unit"), value: ({ id }) => text(id, "unit"), hidden: true },
          {
            key: "definition",
            label: t("measures.definition"),
            value: ({ id }) => text(id, "definition"),
            hidden: true,
          },
        ]}
      />
    </Section>
  )
}

function shareText({ value }: Share): string | undefined {
  return value === null ? undefined : `${(value * 100).toFixed(1)}%`
}
