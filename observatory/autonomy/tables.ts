import { csvField } from "../../base/index.ts"
import type { Autonomy } from "./analyse.ts"
import type { LossEffect } from "./effect.ts"
import type { MinimumCut } from "./minimum-cut.ts"
import type { SupplyGraph } from "./supply-graph.ts"

/** A table as CSV (RFC 4180), row by row. */
export type Table = Iterable<string>

/**
 * What was worked out, as files: `products.csv`, `components.csv`, `single-points.csv`, `challenges.csv`, `countries.csv`,
 * `suppliers.csv`. Shares are parts of 1 with all digits; what cannot be worked out is empty; lists are divided by `;`.
 */
export function autonomyTables(graph: SupplyGraph, autonomy: Autonomy): Readonly<Record<string, Table>> {
  const code = (item: number) => graph.items[item]?.code ?? ""
  const cut = ({ suppliers, least, exact }: MinimumCut) => [
    suppliers?.map((one) => graph.suppliers[one]).join(";") ?? "",
    suppliers === undefined ? "" : least,
    exact ? "exact" : "bound",
  ]
  const added = (parts: ReadonlyMap<number, number>, names: readonly string[]) =>
    [...parts].sort((a, b) => b[1] - a[1]).map(([place, value]) => [names[place] ?? "", value])
  return {
    "products.csv": csv(
      "product,value,direct_foreign,direct_unknown,chain_foreign,chain_unknown,critical_least,critical_most,hhi_suppliers,hhi_countries,single_components,single_suppliers,single_foreign_suppliers,single_countries,foreign_cut,foreign_cut_least,foreign_cut_is,cut,cut_least,cut_is",
      autonomy.products.map((one) => [
        ...[code(one.item), one.value, one.direct.foreign, one.direct.unknown, one.chain.foreign, one.chain.unknown],
        ...[one.critical.least, one.critical.most, one.hhi.suppliers, one.hhi.countries],
        ...[one.single.components, one.single.suppliers, one.single.foreignSuppliers, one.single.countries],
        ...cut(one.foreignCut),
        ...cut(one.cut),
      ]),
    ),
    "components.csv": csv(
      "component,value,foreign,unknown,suppliers,hhi_suppliers,hhi_countries,readiness,tags",
      autonomy.components.map(({ item, value, foreign, unknown, suppliers, hhi }) => [
        ...[code(item), value, foreign, unknown, suppliers, hhi.suppliers, hhi.countries],
        ...[graph.items[item]?.readiness ?? "", graph.items[item]?.tags.join(";") ?? ""],
      ]),
    ),
    "single-points.csv": csv(
      "kind,name,foreign,value,count,products",
      autonomy.singles.map(({ kind, place, foreign, value, products }) => [
        ...[kind, nameOf(graph, kind, place), foreign ? "yes" : "no", value, products.length],
        products.map(code).join(";"),
      ]),
    ),
    "challenges.csv": csv("rank,component,score,criticality,foreign,foreign_by,gap,downstream,missing", [
      ...autonomy.challenges.map((one, at) => [
        ...[
          at + 1,
          code(one.item),
          one.score,
          one.criticality,
          one.foreign,
          one.foreignBy,
          one.gap,
          one.downstream,
          "",
        ],
      ]),
      ...autonomy.unranked.map(({ item, missing }) => ["", code(item), "", "", "", "", "", "", missing.join(";")]),
    ]),
    "countries.csv": csv("country,value_added", added(autonomy.whole.byCountry, graph.countries)),
    "suppliers.csv": csv("supplier,value_added", added(autonomy.whole.bySupplier, graph.suppliers)),
  }
}

/** What a loss does, as a file: every item that stops or is weakened, products with what is lost of their value. */
export function effectTable(graph: SupplyGraph, { stopped, weakened, products }: LossEffect): Table {
  const own = new Map(products.map((one) => [one.item, one]))
  const untold = products.filter((one) => one.state !== "untouched").map((one) => one.item)
  const state = new Map<number, string>([
    ...weakened.map((item) => [item, "weakened"] as const),
    ...stopped.map((item) => [item, "stopped"] as const),
    ...untold.map((item) => [item, own.get(item)?.state ?? ""] as const),
  ])
  return csv(
    "item,state,product,value,value_lost",
    [...state].map(([item, is]) => {
      const product = own.get(item)
      return [
        ...[graph.items[item]?.code ?? "", is, product === undefined ? "no" : "yes"],
        ...[product?.value ?? "", product?.lost ?? ""],
      ]
    }),
  )
}

/** A component's, supplier's or country's name by its place. */
export function nameOf(graph: SupplyGraph, kind: "component" | "supplier" | "country", place: number): string {
  if (kind === "component") return graph.items[place]?.code ?? ""
  return (kind === "supplier" ? graph.suppliers[place] : graph.countries[place]) ?? ""
}

function* csv(head: string, rows: readonly (readonly (string | number)[])[]): Table {
  yield `${head}\n`
  for (const row of rows) yield `${row.map(cell).join(",")}\n`
}

function cell(value: string | number): string {
  if (typeof value === "number") return Number.isNaN(value) ? "" : `${value}`
  return csvField(value)
}
