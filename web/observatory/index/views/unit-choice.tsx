import type { ReactNode } from "react"
import { Choice } from "./choices.tsx"

/** Which unit is looked at; `none` for a choice that may stay open. */
export function UnitChoice(props: {
  readonly label: string
  readonly units: readonly string[]
  readonly unitName: (unit: string) => string
  readonly value: string | undefined
  readonly none?: string
  readonly onChoose: (unit: string | undefined) => void
}): ReactNode {
  const options = props.units.map((unit) => ({ value: unit, label: props.unitName(unit) }))
  return (
    <Choice
      label={props.label}
      value={props.value ?? ""}
      options={props.none === undefined ? options : [{ value: "", label: props.none }, ...options]}
      onChoose={(value) => props.onChoose(value === "" ? undefined : value)}
    />
  )
}
