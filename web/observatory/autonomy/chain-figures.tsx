import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import { ProvenanceMark } from "../../ui/provenance-mark.tsx"
import styles from "./autonomy.module.css"
import type { ChainView } from "./chain-results.tsx"
import { hhi, percent } from "./figure-text.ts"

/** The whole in a few figures, and what the file leaves open. */
export function ChainFigures({ graph, autonomy, source, home, name }: ChainView): ReactNode {
  const { t } = useTranslation("observatory")
  const { whole, notes, singles } = autonomy
  const abroad = singles.filter(({ kind, foreign }) => kind === "supplier" && foreign).length
  const figures = [
    { label: t("autonomy.chain-abroad"), text: percent(whole.chain.foreign), note: t("autonomy.chain-note") },
    { label: t("autonomy.hhi-countries"), text: hhi(whole.hhi.countries), note: t("autonomy.hhi-note") },
    { label: t("autonomy.hhi-suppliers"), text: hhi(whole.hhi.suppliers), note: t("autonomy.hhi-note") },
    { label: t("autonomy.single-abroad"), text: `${abroad}`, note: t("autonomy.single-note") },
  ]
  const lines = (rows: readonly number[]) => `${rows.slice(0, 12).join(", ")}${rows.length > 12 ? " …" : ""}`
  const open = [
    { text: t("autonomy.open-supplier", { count: notes.unknownSuppliers.length }), rows: notes.unknownSuppliers },
    { text: t("autonomy.open-country", { count: notes.unknownCountries.length }), rows: notes.unknownCountries },
    { text: t("autonomy.open-value", { count: notes.withoutValue.length }), rows: notes.withoutValue },
    {
      text: t("autonomy.open-criticality", { count: notes.withoutCriticality.length }),
      rows: notes.withoutCriticality,
    },
  ].filter(({ rows }) => rows.length > 0)
  return (
    <section className={styles.part} aria-label={t("autonomy.whole")}>
      <h2>{t("autonomy.whole")}</h2>
      <p className={styles.soft}>
        {t("autonomy.size", {
          products: graph.products.length,
          items: graph.items.length,
          suppliers: graph.suppliers.length,
          home: home.join(", ") || "–",
        })}
      </p>
      <dl className={styles.facts}>
        {figures.map(({ label, text, note }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>
              {text}{" "}
              <ProvenanceMark of={`${label} ${text}`} provenance={{ source, note, guarantee: { kind: "derived" } }} />
            </dd>
          </div>
        ))}
      </dl>
      {open.length + notes.overfull.length === 0 ? null : (
        <details className={styles.soft}>
          <summary>{t("autonomy.left-open")}</summary>
          <ul>
            {open.map(({ text, rows }) => (
              <li key={text}>{`${text} ${t("autonomy.rows", { rows: lines(rows) })}`}</li>
            ))}
            {notes.overfull.length === 0 ? null : (
              <li>{t("autonomy.overfull", { items: notes.overfull.slice(0, 12).map(name).join(" · ") })}</li>
            )}
          </ul>
        </details>
      )}
    </section>
  )
}
