import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import {
  type ComponentAutonomy,
  listOf,
  type MinimumCut,
  nameOf,
  type ProductAutonomy,
  type SinglePoint,
} from "../../../observatory/index.ts"
import { type Column, DataTable } from "../../ui/data-table.tsx"
import styles from "./autonomy.module.css"
import type { ChainView } from "./chain-results.tsx"
import { mostRows } from "./chain-tables.tsx"
import { cell, hhi, percent } from "./figure-text.ts"

type Fitting = ChainView & { readonly fits: (item: number) => boolean }

function figures<Row>(
  key: string,
  label: string,
  of: (row: Row) => number,
  text?: (value: number) => string,
): Column<Row> {
  const written = text === undefined ? {} : { cell: (row: Row) => text(of(row)) }
  return { key, label, numeric: true, value: (row) => cell(of(row)), ...written }
}

/** Shares, concentration, single points and smallest cuts of each product. */
export function ProductTable({ graph, autonomy, products, name, source }: ChainView): ReactNode {
  const { t } = useTranslation("observatory")
  const cut = ({ suppliers, least, exact }: MinimumCut) => {
    if (suppliers === undefined) return t("autonomy.no-cut")
    const names = suppliers.map((one) => graph.suppliers[one]).join(" + ")
    return exact ? `${least}: ${names}` : t("autonomy.cut-bound", { least, most: suppliers.length, names })
  }
  const looked = new Set(products)
  const rows = autonomy.products.filter(({ item }) => looked.has(item))
  return (
    <>
      <DataTable<ProductAutonomy>
        name="autonomy-products"
        label={t("autonomy.table.products")}
        rows={rows.slice(0, mostRows)}
        rowKey={({ item }) => `${item}`}
        columns={[
          { key: "product", label: t("autonomy.product"), value: ({ item }) => name(item), filter: "text" },
          figures("value", t("autonomy.value"), ({ value }) => value),
          figures("direct", t("autonomy.direct"), ({ direct }) => direct.foreign, percent),
          figures("chain", t("autonomy.chain"), ({ chain }) => chain.foreign, percent),
          figures("chain-unknown", t("autonomy.unknown"), ({ chain }) => chain.unknown, percent),
          figures("critical", t("autonomy.critical"), ({ critical }) => critical.least, percent),
          figures("hhi-countries", t("autonomy.hhi-countries"), (one) => one.hhi.countries, hhi),
          figures("hhi-suppliers", t("autonomy.hhi-suppliers"), (one) => one.hhi.suppliers, hhi),
          figures("singles", t("autonomy.single-abroad"), ({ single }) => single.foreignSuppliers),
          { key: "cut", label: t("autonomy.foreign-cut"), value: ({ foreignCut }) => cut(foreignCut), wide: true },
          { key: "any-cut", label: t("autonomy.any-cut"), value: (one) => cut(one.cut), wide: true, hidden: true },
          { key: "source", label: t("autonomy.source-column"), value: () => source },
        ]}
      />
      <p className={styles.soft}>{t("autonomy.products-note")}</p>
    </>
  )
}

/** Components with their part from abroad and their concentration. */
export function ComponentTable({ graph, autonomy, name, source, fits }: Fitting): ReactNode {
  const { t } = useTranslation("observatory")
  const rows = autonomy.components
    .filter(({ item }) => fits(item))
    .toSorted((a, b) => (b.foreign || 0) - (a.foreign || 0))
  const lines = (item: number) => Array.from(listOf(graph.usesOf, item), (offer) => graph.offers.line[offer]).join(", ")
  return (
    <>
      <Left all={rows.length} />
      <DataTable<ComponentAutonomy>
        name="autonomy-components"
        label={t("autonomy.table.components")}
        rows={rows.slice(0, mostRows)}
        rowKey={({ item }) => `${item}`}
        columns={[
          { key: "component", label: t("autonomy.component"), value: ({ item }) => name(item), filter: "text" },
          figures("value", t("autonomy.value-bought"), ({ value }) => value),
          figures("foreign", t("autonomy.from-abroad"), ({ foreign }) => foreign, percent),
          figures("unknown", t("autonomy.unknown"), ({ unknown }) => unknown, percent),
          figures("suppliers", t("autonomy.suppliers"), ({ suppliers }) => suppliers),
          figures("hhi-suppliers", t("autonomy.hhi-suppliers"), (one) => one.hhi.suppliers, hhi),
          figures("hhi-countries", t("autonomy.hhi-countries"), (one) => one.hhi.countries, hhi),
          { key: "readiness", label: t("autonomy.readiness"), value: ({ item }) => graph.items[item]?.readiness ?? "" },
          { key: "tags", label: t("autonomy.tag"), value: ({ item }) => graph.items[item]?.tags.join("; ") ?? "" },
          {
            key: "source",
            label: t("autonomy.source-column"),
            value: ({ item }) => `${source}; ${t("autonomy.rows", { rows: lines(item) })}`,
          },
        ]}
      />
    </>
  )
}

/** What stops products alone. */
export function SingleTable({ graph, autonomy, products, name, source, fits }: Fitting): ReactNode {
  const { t } = useTranslation("observatory")
  const looked = new Set(products)
  const rows = autonomy.singles.filter(
    (one) => one.products.some((product) => looked.has(product)) && (one.kind !== "component" || fits(one.place)),
  )
  const named = ({ kind, place }: SinglePoint) => (kind === "component" ? name(place) : nameOf(graph, kind, place))
  return (
    <>
      <Left all={rows.length} />
      <DataTable<SinglePoint>
        name="autonomy-single-points"
        label={t("autonomy.table.singles")}
        rows={rows.slice(0, mostRows)}
        rowKey={({ kind, place }) => `${kind} ${place}`}
        columns={[
          { key: "kind", label: t("autonomy.lose"), value: ({ kind }) => t(`autonomy.kind.${kind}`), filter: "choice" },
          { key: "name", label: t("autonomy.lose-name"), value: named, filter: "text" },
          {
            key: "abroad",
            label: t("autonomy.from-abroad"),
            value: ({ foreign }) => t(foreign ? "autonomy.yes" : "autonomy.no"),
            filter: "choice",
          },
          figures("value", t("autonomy.value-stopped"), ({ value }) => value),
          {
            key: "products",
            label: t("autonomy.stops"),
            value: (one) => one.products.slice(0, 20).map(name).join(" · "),
            wide: true,
          },
          { key: "source", label: t("autonomy.source-column"), value: () => source },
        ]}
      />
      <p className={styles.soft}>{t("autonomy.single-note")}</p>
    </>
  )
}

/** Says that a table shows only its first rows. */
export function Left({ all }: { readonly all: number }): ReactNode {
  const { t } = useTranslation("observatory")
  return all > mostRows ? <p className={styles.soft}>{t("autonomy.first-rows", { shown: mostRows, all })}</p> : null
}
