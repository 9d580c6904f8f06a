import { useNavigate, useSearch } from "@tanstack/react-router"
import { type ReactNode, useMemo } from "react"
import { useTranslation } from "react-i18next"
import type { LossEffect } from "../../../observatory/index.ts"
import { present } from "../../search-params.ts"
import { DataTable } from "../../ui/data-table.tsx"
import { Picture } from "../drawing/picture.tsx"
import { drawChain } from "./chain-drawing.tsx"
import type { ChainView } from "./chain-results.tsx"
import { percent } from "./figure-text.ts"
import { layersOf, mostDrawn } from "./layers.ts"

type PictureProps = ChainView & { readonly origins: Uint8Array; readonly effect: LossEffect | undefined }

/** The chain in layers; a large one shows its products alone, and of one product the upper part. */
export function ChainPicture({ graph, autonomy, products, name, origins, effect }: PictureProps): ReactNode {
  const { t } = useTranslation("observatory")
  const search = useSearch({ from: "/autonomy" })
  const navigate = useNavigate({ from: "/autonomy" })
  const folded = graph.items.length > mostDrawn && products.length > 1
  const drawing = useMemo(
    () => layersOf(graph, products, folded ? Math.min(products.length, mostDrawn) : mostDrawn),
    [graph, products, folded],
  )
  const of = new Map(autonomy.products.map((one) => [one.item, one]))
  const most = products
    .map((item) => of.get(item))
    .reduce((one, other) => ((other?.chain.foreign ?? -1) > (one?.chain.foreign ?? -1) ? other : one), undefined)
  const title =
    effect === undefined
      ? t("autonomy.picture-title", {
          product: most === undefined ? "–" : name(most.item),
          share: percent(most?.chain.foreign ?? Number.NaN),
        })
      : t("autonomy.picture-loss", {
          stopped: effect.products.filter(({ state }) => state === "stopped").length,
          weakened: effect.products.filter(({ state }) => state === "weakened").length,
        })
  const component = search.component
  const open = (item: number) => {
    const code = graph.items[item]?.code ?? ""
    const isProduct = graph.products.includes(item)
    const gone = component?.includes(code) ? component.filter((one) => one !== code) : [...(component ?? []), code]
    navigate({
      search: (before) =>
        present({
          ...before,
          ...(isProduct
            ? { product: before.product === code ? undefined : code }
            : { component: gone.length > 0 ? gone : undefined }),
        }),
      replace: true,
      resetScroll: false,
    })
  }
  return (
    <Picture
      title={title}
      name="autonomy"
      note={`${t("autonomy.picture-note")}${folded ? t("autonomy.folded", { items: graph.items.length }) : ""}`}
      draw={(width) =>
        drawChain(graph, drawing, {
          ...{ width, origins, effect, name, onChoose: open },
          chosen: products.length === 1 ? products[0] : undefined,
          words: { hidden: (count) => t("autonomy.hidden", { count }), abroad: t("autonomy.from-abroad") },
        })
      }
      table={
        <DataTable
          name="autonomy-links"
          label={t("autonomy.links")}
          rows={drawing.links}
          rowKey={({ above, item }) => `${above} ${item}`}
          columns={[
            { key: "above", label: t("autonomy.goes-into"), value: ({ above }) => name(above), filter: "text" },
            { key: "item", label: t("autonomy.component"), value: ({ item }) => name(item), filter: "text" },
            {
              key: "alternative",
              label: t("autonomy.need"),
              value: ({ alternative }) => t(alternative ? "autonomy.one-of" : "autonomy.needed"),
            },
          ]}
        />
      }
    />
  )
}
