import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import type { Challenge } from "../../../observatory/index.ts"
import { DataTable } from "../../ui/data-table.tsx"
import { ProvenanceMark } from "../../ui/provenance-mark.tsx"
import styles from "./autonomy.module.css"
import type { ChainView } from "./chain-results.tsx"
import { mostRows } from "./chain-tables.tsx"
import { Left } from "./dependence-tables.tsx"
import { cell, percent } from "./figure-text.ts"

interface ChallengeProps extends ChainView {
  readonly fits: (item: number) => boolean
}

/** Components in the order in which making them at home would be worth posting, with every part of the score. */
export function ChallengeTable({ autonomy, name, source, weights, fits }: ChallengeProps): ReactNode {
  const { t } = useTranslation("observatory")
  const rows = autonomy.challenges.filter(({ item }) => fits(item))
  const unranked = autonomy.unranked.filter(({ item }) => fits(item))
  const { exponents } = weights
  const rule = t("autonomy.formula", {
    ...{ a: exponents?.criticality ?? 1, b: exponents?.foreign ?? 1 },
    ...{ c: exponents?.gap ?? 1, d: exponents?.downstream ?? 1 },
  })
  const part = (key: string, label: string, of: (row: Challenge) => number) => ({
    ...{ key, label, numeric: true },
    value: (row: Challenge) => cell(of(row)),
    cell: (row: Challenge) => percent(of(row)),
  })
  return (
    <>
      <p className={styles.soft}>
        {rule}{" "}
        <ProvenanceMark
          of={t("autonomy.score")}
          provenance={{
            source: weights.source,
            asOf: weights.from,
            ...(weights.assumed === undefined ? {} : { assumed: weights.assumed }),
            href: "/parameters/observatory.challenge-criticality",
          }}
        />
      </p>
      <Left all={rows.length} />
      <DataTable<Challenge>
        name="autonomy-challenges"
        label={t("autonomy.table.challenges")}
        rows={rows.slice(0, mostRows)}
        rowKey={({ item }) => `${item}`}
        columns={[
          {
            key: "rank",
            label: t("autonomy.rank"),
            value: (row) => autonomy.challenges.indexOf(row) + 1,
            numeric: true,
          },
          { key: "component", label: t("autonomy.component"), value: ({ item }) => name(item), filter: "text" },
          {
            ...{ key: "score", label: t("autonomy.score"), numeric: true },
            value: ({ score }) => score,
            cell: ({ score }) => score.toFixed(4),
          },
          part("criticality", t("autonomy.criticality"), ({ criticality }) => criticality),
          part("foreign", t("autonomy.from-abroad"), ({ foreign }) => foreign),
          {
            ...{ key: "by", label: t("autonomy.counted-by"), hidden: true },
            value: ({ foreignBy }) => t(foreignBy === "value" ? "autonomy.value" : "autonomy.by-offers"),
          },
          part("gap", t("autonomy.gap"), ({ gap }) => gap),
          part("downstream", t("autonomy.downstream"), ({ downstream }) => downstream),
          { key: "source", label: t("autonomy.source-column"), value: () => source },
        ]}
      />
      {unranked.length === 0 ? null : (
        <p className={styles.soft}>
          {t("autonomy.unranked", {
            items: unranked
              .slice(0, 30)
              .map(({ item }) => name(item))
              .join(" · "),
          })}
        </p>
      )}
    </>
  )
}
