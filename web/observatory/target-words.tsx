import type { ReactNode } from "react"
import { useTranslation } from "react-i18next"
import type { Reply } from "../api.ts"
import { written } from "./drawing/writing.ts"
import styles from "./targets.module.css"

export type ToldTarget = Reply<"readTargets">["items"][number]
type Standing = NonNullable<ToldTarget["standing"]>

/** The state of a target in words, with a sign of its own: colour alone says nothing. */
export function StateMark({ target }: { readonly target: ToldTarget }): ReactNode {
  const { t } = useTranslation("observatory")
  const state = target.standing?.state ?? "unknown"
  return (
    <span className={styles.state} data-state={state}>
      <span aria-hidden>{signs[state]}</span> {t(`targets.state.${state}`)}
    </span>
  )
}

const signs: Readonly<Record<Standing["state"], string>> = {
  met: "●",
  "on-the-way": "◐",
  off: "○",
  unknown: "?",
  "definition-disputed": "≠",
}

/** Words about where a target stands. */
export function useTargetWords(): {
  readonly number: (value: number | null | undefined) => string
  readonly goal: (target: ToldTarget) => string
  readonly distance: (target: ToldTarget) => string
  readonly pace: (target: ToldTarget) => string
  readonly arrival: (target: ToldTarget) => string
  readonly why: (target: ToldTarget) => string
} {
  const { t } = useTranslation("observatory")
  const number = (value: number | null | undefined) =>
    value === null || value === undefined
      ? "–"
      : written(value, decimalsOf(value))
          .replace(/(\.\d*?)0+$/, "$1")
          .replace(/\.$/, "")
  return {
    number,
    goal: ({ operator, target }) =>
      target === null
        ? "–"
        : Number.isNaN(Number(target))
          ? t("targets.qualitative")
          : `${comparison[operator] ?? operator} ${number(Number(target))}`,
    distance: ({ standing }) => {
      const distance = standing?.distance ?? null
      if (distance === null) return "–"
      return distance <= 0
        ? t("targets.exceeded", { by: number(-distance) })
        : t("targets.missing", { by: number(distance) })
    },
    pace: ({ standing }) =>
      standing === null || standing.pace === null
        ? "–"
        : `${standing.pace > 0 ? "+" : ""}${number(standing.pace)}${standing.trend === null ? "" : ` ${t(`targets.trend.${standing.trend}`)}`}`,
    arrival: ({ standing }) => {
      const arrival = standing?.arrival ?? null
      if (arrival === null) return "–"
      const year = written(arrival.year, 1).replace(",", "")
      if (arrival.interval === null) return t("targets.arrival-alone", { year })
      const { earliest, latest, confidence } = arrival.interval
      const end = (one: number | null) => (one === null ? "…" : written(one, 1).replace(",", ""))
      return t("targets.arrival-between", {
        ...{ year, earliest: end(earliest), latest: end(latest), percent: confidence * 100, points: arrival.points },
      })
    },
    why: ({ standing }) => {
      if (standing === null) return t("targets.why.unread")
      const told = standing.reason === null ? [] : [t(`targets.why.${standing.reason}`)]
      if (standing.state === "definition-disputed") told.push(t("targets.why.disputed"))
      if (standing.isOver && standing.state !== "met" && standing.reason !== "year-over")
        told.push(t("targets.why.over"))
      return told.join(t("list.separator"))
    },
  }
}

const comparison: Readonly<Record<string, string>> = { ">=": "≥", "<=": "≤", "~": "≈" }

function decimalsOf(value: number): number {
  const size = Math.abs(value)
  return size >= 1000 ? 0 : size >= 10 ? 1 : size >= 1 ? 2 : 3
}
