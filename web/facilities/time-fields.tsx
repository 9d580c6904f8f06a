import { TextInput } from "@mantine/core"
import { type ReactNode, useContext } from "react"
import { useTranslation } from "react-i18next"
import { addMinutes, day, type Instant, instantAt, localTime } from "../../base/index.ts"
import { ZoneContext } from "../ui/time-text.tsx"
import type { Period } from "./calendar-cells.ts"
import styles from "./facilities.module.css"
import { clockText } from "./opening-text.ts"

interface TimeFieldsProps {
  readonly first: string
  readonly period: Period | undefined
  readonly slotMinutes: number
  readonly onPeriod: (period: Period) => void
}

/** Start and end typed, for those who know them; the same time as in the calendar, in the region's zone. */
export function TimeFields({ first, period, slotMinutes, onPeriod }: TimeFieldsProps): ReactNode {
  const { t } = useTranslation("facilities")
  const zone = useContext(ZoneContext)
  const start = (text: string) => {
    const from = momentIn(text, zone)
    if (from === undefined) return
    const until = period !== undefined && period.until > from ? period.until : addMinutes(from, slotMinutes)
    onPeriod({ from, until })
  }
  const end = (text: string) => {
    const until = momentIn(text, zone)
    if (until === undefined) return
    onPeriod({
      from: period !== undefined && period.from < until ? period.from : addMinutes(until, -slotMinutes),
      until,
    })
  }
  return (
    <div className={styles.pair}>
      <TextInput
        type="datetime-local"
        label={t("time.from")}
        min={`${first}T00:00`}
        step={slotMinutes * 60}
        value={written(period?.from, zone)}
        onChange={({ currentTarget }) => start(currentTarget.value)}
      />
      <TextInput
        type="datetime-local"
        label={t("time.until")}
        min={`${first}T00:00`}
        step={slotMinutes * 60}
        value={written(period?.until, zone)}
        onChange={({ currentTarget }) => end(currentTarget.value)}
      />
    </div>
  )
}

function written(at: Instant | undefined, zone: string): string {
  if (at === undefined) return ""
  const local = localTime(at, zone)
  return `${local.day}T${clockText(local.minute)}`
}

function momentIn(text: string, zone: string): Instant | undefined {
  const match = /^(\d{4}-\d\d-\d\d)T(\d\d):(\d\d)/.exec(text)
  const [, on, hours, minutes] = match ?? []
  // A year that is still being typed is not yet a day of any booking.
  if (on === undefined || on < "2000") return undefined
  return instantAt(day(on), Number(hours) * 60 + Number(minutes), zone)
}
