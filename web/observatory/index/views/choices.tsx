import { NativeSelect } from "@mantine/core"
import type { ReactNode } from "react"
import styles from "./views.module.css"

/** A line of choices above a view. */
export function Choices({ children }: { readonly children: ReactNode }): ReactNode {
  return (
    <div className={styles.choices} data-screen-only>
      {children}
    </div>
  )
}

interface ChoiceProps {
  readonly label: string
  readonly value: string
  readonly options: readonly { readonly value: string; readonly label: string }[]
  readonly onChoose: (value: string) => void
}

/** One of several; nothing to choose, no field. */
export function Choice({ label, value, options, onChoose }: ChoiceProps): ReactNode {
  if (options.length < 2) return null
  return (
    <NativeSelect
      label={label}
      value={value}
      data={options.map((one) => ({ ...one }))}
      onChange={({ currentTarget }) => onChoose(currentTarget.value)}
    />
  )
}

export function PeriodChoice(props: {
  readonly label: string
  readonly periods: readonly number[]
  readonly value: number
  readonly onChoose: (period: number) => void
}): ReactNode {
  return (
    <Choice
      label={props.label}
      value={`${props.value}`}
      options={props.periods.map((period) => ({ value: `${period}`, label: `${period}` }))}
      onChoose={(value) => props.onChoose(Number(value))}
    />
  )
}
