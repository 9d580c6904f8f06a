import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import type { Reply } from "../api.ts"
import { ProvenanceMark } from "../ui/provenance-mark.tsx"
import { useTimeFormat } from "../ui/time-text.tsx"
import { useUnitText } from "./unit-text.ts"

/** A parameter as the API shows it. */
export type Parameter = Reply<"readParameters">["items"][number]
type Value = Parameter["values"][number]

/** The value that holds now, or the last there was. */
export function latestValue({ values, current }: Parameter): Value | undefined {
  return values.findLast(({ value }) => value === current) ?? values.at(-1)
}

/** Where a value of a parameter comes from; leads to the parameter's page. */
export function ParameterMark(props: { readonly parameter: Parameter; readonly value: Value }): ReactNode {
  const { t } = useTranslation("rulebook")
  const { when } = useTimeFormat()
  const unitText = useUnitText()
  const { value, parameter } = props
  return (
    <ProvenanceMark
      of={`${parameter.id}: ${value.value ?? "–"}`}
      provenance={{
        source: value.assumed ? t("assumed") : value.source,
        asOf: when(value.from),
        unit: unitText(parameter.unit),
        ...(value.assumed ? { assumed: value.source } : {}),
        ...(value.listVersion === null ? {} : { rule: `${value.listVersion}` }),
      }}
    />
  )
}
