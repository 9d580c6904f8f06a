import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import { ProvenanceMark } from "../ui/provenance-mark.tsx"
import { useSay } from "../ui/text.ts"
import { addressIn, type SeriesValue } from "./series-values.ts"

/** Where a value of an index comes from: publisher, edition, base, and how it was derived. */
export function ValueMark({ value }: { readonly value: SeriesValue }): ReactNode {
  const { t } = useTranslation("observatory")
  const say = useSay()
  return (
    <ProvenanceMark
      of={`${say(value.componentName)} ${value.year}: ${value.value}`}
      provenance={{
        source: value.source,
        asOf: `${value.year} · ${value.vintage}`,
        unit: t("series.unit", { year: value.baseYear, value: value.baseValue }),
        guarantee: { kind: value.status },
        note: value.note,
        ...addressIn(value.source),
      }}
    />
  )
}
