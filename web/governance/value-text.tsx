import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"

const units = {
  "share of 1": "share",
  "minor units": "minor",
  "minor units a year": "minor-year",
  days: "days",
  "working days": "working-days",
  hours: "hours",
  times: "times",
} as const

/** The part of a text's key that names a unit; a unit without a name of its own is a word. */
export function unitKey(unit: string): (typeof units)[keyof typeof units] | "word" {
  return Object.entries(units).find(([name]) => name === unit)?.[1] ?? "word"
}

interface ValueTextProps {
  readonly value: string | null
  readonly unit: string
  /** Said where there is no value. */
  readonly none: string
  /** Without its unit, where that stands nearby. */
  readonly bare?: boolean
}

/** A parameter's value with its unit; a value that is a word is written in the reader's language. */
export function ValueText({ value, unit, none, bare = false }: ValueTextProps): ReactNode {
  const { t } = useTranslation("governance")
  const key = unitKey(unit)
  if (value === null) return <strong>{none}</strong>
  if (key === "word") return <strong>{value === "accept" || value === "decline" ? t(`word.${value}`) : value}</strong>
  if (bare) return <strong className="number">{value}</strong>
  return (
    <>
      <strong className="number">{value}</strong> ({t(`unit.${key}`)})
    </>
  )
}
