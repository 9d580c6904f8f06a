import { NativeSelect } from "@mantine/core"
import { useNavigate, useSearch } from "@tanstack/react-router"
import { type ReactNode, useMemo } from "react"
import { useTranslation } from "react-i18next"
import { effectOf, lostIn, originsOf } from "../../../observatory/index.ts"
import { present } from "../../search-params.ts"
import { useLanguage } from "../../ui/text.ts"
import { LocalRefusal } from "../local-refusal.tsx"
import styles from "./autonomy.module.css"
import { ChainFigures } from "./chain-figures.tsx"
import { ChainPicture } from "./chain-picture.tsx"
import { ChainTables } from "./chain-tables.tsx"
import { LossPanel } from "./loss-panel.tsx"
import type { WorkedSupply } from "./supply-work.ts"
import type { DatedWeights } from "./use-challenge-weights.ts"

/** What every part of the page is given. */
export interface ChainView extends WorkedSupply {
  readonly home: readonly string[]
  /** File that the figures come from, in words. */
  readonly source: string
  readonly weights: DatedWeights
  readonly name: (item: number) => string
  /** Products that are looked at. */
  readonly products: readonly number[]
}

/** Everything about a chain that was worked out, for the product and tag that are chosen. */
export function ChainResults(props: Omit<ChainView, "name" | "products">): ReactNode {
  const { t } = useTranslation("observatory")
  const language = useLanguage()
  const search = useSearch({ from: "/autonomy" })
  const navigate = useNavigate({ from: "/autonomy" })
  const { graph, home } = props
  const tags = useMemo(() => [...new Set(graph.items.flatMap((one) => one.tags))].sort(), [graph])
  const tag = tags.find((one) => one === search.tag)
  const tagged = graph.products.filter((item) => tag === undefined || graph.items[item]?.tags.includes(tag))
  const chosen = tagged.find((item) => graph.items[item]?.code === search.product)
  const name = (item: number) => graph.items[item]?.[language] ?? ""
  const view = { ...props, name, products: chosen === undefined ? tagged : [chosen] }
  const { supplier, country, component } = search
  const origins = useMemo(() => originsOf(graph, home), [graph, home])
  const { effect, refusal } = useMemo(() => {
    if (supplier === undefined && country === undefined && component === undefined) return {}
    try {
      const names = present({ suppliers: supplier, countries: country, components: component })
      return { effect: effectOf(graph, lostIn(graph, names)) }
    } catch (error) {
      return { refusal: error }
    }
  }, [graph, supplier, country, component])
  const set = (part: { readonly tag?: string | undefined; readonly product?: string | undefined }) =>
    navigate({ search: (before) => present({ ...before, ...part }), replace: true, resetScroll: false })
  return (
    <>
      <div className={styles.choices} data-screen-only>
        <NativeSelect
          label={t("autonomy.product")}
          value={search.product ?? ""}
          data={[
            { value: "", label: t("autonomy.all-products") },
            ...tagged.slice(0, 500).map((item) => ({ value: graph.items[item]?.code ?? "", label: name(item) })),
          ]}
          onChange={({ currentTarget }) => set({ product: currentTarget.value || undefined })}
        />
        {tags.length === 0 ? null : (
          <NativeSelect
            label={t("autonomy.tag")}
            value={tag ?? ""}
            data={[{ value: "", label: t("autonomy.all-tags") }, ...tags]}
            onChange={({ currentTarget }) => set({ tag: currentTarget.value || undefined, product: undefined })}
          />
        )}
      </div>
      <ChainFigures {...view} />
      <section className={styles.part} aria-label={t("autonomy.picture")}>
        <h2>{t("autonomy.picture")}</h2>
        <ChainPicture {...view} origins={origins} effect={effect} />
      </section>
      <section className={styles.part} aria-label={t("autonomy.what-if")}>
        <h2>{t("autonomy.what-if")}</h2>
        {refusal === undefined ? null : <LocalRefusal error={refusal} asked={t("autonomy.what-if")} />}
        <LossPanel {...view} origins={origins} effect={effect} />
      </section>
      <ChainTables {...view} tag={tag} />
    </>
  )
}
