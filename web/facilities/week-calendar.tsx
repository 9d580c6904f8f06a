import { Button, TextInput } from "@mantine/core"
import { useMediaQuery } from "@mantine/hooks"
import { keepPreviousData, useQuery } from "@tanstack/react-query"
import { type KeyboardEvent, type ReactNode, useContext, useEffect, useRef, useState } from "react"
import { useTranslation } from "react-i18next"
import { addDays, type Day, instantAt, instantOf, day as readDay } from "../../base/index.ts"
import { announce } from "../frame/announcer.tsx"
import { read } from "../query.ts"
import { Icon } from "../ui/icon.tsx"
import { RefusalNotice } from "../ui/refusal-notice.tsx"
import { BlockSkeleton } from "../ui/skeletons.tsx"
import { useSay } from "../ui/text.ts"
import { useTimeFormat, ZoneContext } from "../ui/time-text.tsx"
import styles from "./calendar.module.css"
import { type CalendarOf, type Cell, cellRows, choose, daysShown, type Period } from "./calendar-cells.ts"
import type { Policy } from "./cost-facts.tsx"
import { clockText } from "./opening-text.ts"
import { useDayName } from "./use-day-name.ts"

interface WeekCalendarProps {
  readonly of: { readonly jurisdiction: string; readonly facility: string }
  readonly policy: Policy
  /** A day of the week shown. */
  readonly day: string
  readonly onDay: (day: string) => void
  readonly chosen: Period | undefined
  readonly onChosen: (period: Period) => void
  /** A booking that is being moved: its own time counts as free. */
  readonly moving?: Period & { readonly id: string }
}

/** A week of a facility as fields that can be chosen; on a narrow screen a day. */
export function WeekCalendar(props: WeekCalendarProps): ReactNode {
  const { t } = useTranslation("facilities")
  const zone = useContext(ZoneContext)
  const narrow = useMediaQuery("(max-width: 48rem)") ?? false
  const days = daysShown(readDay(props.day), !narrow)
  const [first = readDay(props.day)] = days
  const query = { from: instantAt(first, 0, zone), until: instantAt(addDays(first, days.length), 0, zone) }
  const slots = useQuery({ ...read("readSlots", { params: props.of, query }), placeholderData: keepPreviousData })
  const shift = (count: number) => props.onDay(addDays(readDay(props.day), count * days.length))
  return (
    <div className={styles.calendar}>
      <Turn narrow={narrow} day={props.day} days={days} shift={shift} onDay={props.onDay} />
      {slots.error === null ? null : (
        <RefusalNotice error={slots.error} asked={t("calendar.asked")} onRetry={() => slots.refetch()} />
      )}
      {slots.data === undefined ? (
        slots.error === null && <BlockSkeleton height="24rem" />
      ) : (
        <Grid {...props} days={days} slots={slots.data} shift={shift} stale={slots.isPlaceholderData} />
      )}
      <Legend />
    </div>
  )
}

interface TurnProps {
  readonly narrow: boolean
  readonly day: string
  readonly days: readonly Day[]
  readonly shift: (count: number) => void
  readonly onDay: (day: string) => void
}

function Turn({ narrow, day, days, shift, onDay }: TurnProps): ReactNode {
  const { t } = useTranslation("facilities")
  const format = useTimeFormat()
  const [first = day] = days
  const last = days.at(-1) ?? first
  return (
    <div className={styles.turn}>
      <Button
        variant="default"
        size="xs"
        aria-label={t(narrow ? "calendar.day-before" : "calendar.before")}
        onClick={() => shift(-1)}
      >
        <Icon name="left" size={16} />
      </Button>
      <strong className="number" aria-live="polite">
        {first === last ? format.day(first) : `${format.day(first)} – ${format.day(last)}`}
      </strong>
      <Button
        variant="default"
        size="xs"
        aria-label={t(narrow ? "calendar.day-after" : "calendar.after")}
        onClick={() => shift(1)}
      >
        <Icon name="right" size={16} />
      </Button>
      <TextInput
        size="xs"
        type="date"
        aria-label={t("calendar.go")}
        value={day}
        onChange={({ currentTarget: { value } }) => {
          if (value !== "") onDay(value)
        }}
      />
    </div>
  )
}

interface GridProps extends WeekCalendarProps {
  readonly days: readonly Day[]
  readonly slots: Pick<CalendarOf, "free"> & {
    readonly occupied: readonly (CalendarOf["occupied"][number] & { readonly id: string })[]
  }
  readonly shift: (count: number) => void
  readonly stale: boolean
}

/** The fields. One can be reached by Tab; arrows, Home, End and Page keys go on from there, Enter chooses. */
function Grid({ days, slots, policy, chosen, onChosen, moving, shift, stale }: GridProps): ReactNode {
  const { t } = useTranslation("facilities")
  const zone = useContext(ZoneContext)
  const dayName = useDayName()
  const format = useTimeFormat()
  const body = useRef<HTMLTableSectionElement>(null)
  const of = calendarOf(slots, policy, zone, moving)
  const rows = cellRows(days, of)
  const [reached, setReached] = useState<readonly [number, number] | undefined>(undefined)
  const [wantedRow, wantedColumn] = reached ?? firstFree(rows)
  const [row, column] = [Math.min(wantedRow, rows.length - 1), Math.min(wantedColumn, days.length - 1)]
  const turnedFrom = useRef<Day | undefined>(undefined)
  useEffect(() => {
    if (turnedFrom.current === undefined || turnedFrom.current === days[0]) return
    // The fields of the week before are gone, and the focus with them: it goes on at the same place of the new week.
    turnedFrom.current = undefined
    body.current?.querySelector<HTMLButtonElement>(`[data-cell="${row} ${column}"]`)?.focus()
  })
  const focus = (nextRow: number, nextColumn: number) => {
    setReached([nextRow, nextColumn])
    body.current?.querySelector<HTMLButtonElement>(`[data-cell="${nextRow} ${nextColumn}"]`)?.focus()
  }
  const pick = (cell: Cell) => {
    if (cell.state !== "free") return announce(t(`cell.${cell.state}`))
    const next = choose(cell, chosen, of)
    onChosen(next)
    announce(t("calendar.chosen", { from: format.instant(next.from), until: format.time(next.until) }))
  }
  const pressed = (event: KeyboardEvent) => {
    const to = step(event.key, [row, column], [rows.length, days.length])
    const weeks = { PageDown: 1, PageUp: -1 }[event.key]
    if (weeks !== undefined) {
      turnedFrom.current = days[0]
      setReached([row, column])
      shift(weeks)
    } else if (to === undefined) return
    else focus(to[0], to[1])
    event.preventDefault()
  }
  return (
    <div className={styles.scroll}>
      {/* biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: the grid pattern of ARIA on a real table */}
      <table role="grid" className={styles.grid} aria-label={t("calendar.label")} aria-busy={stale} onKeyDown={pressed}>
        <thead>
          <tr>
            <th scope="col">
              <span className="hidden-text">{t("calendar.time")}</span>
            </th>
            {days.map((day) => (
              <th key={day} scope="col">
                {dayName(day).map((part) => (
                  <span key={part} className={styles.dayPart}>
                    {part}{" "}
                  </span>
                ))}
              </th>
            ))}
          </tr>
        </thead>
        <tbody ref={body}>
          {rows.map(({ minute, cells }, index) => (
            <tr key={minute}>
              <th scope="row" className="number">
                {minute % 60 === 0 ? clockText(minute) : <span className="hidden-text">{clockText(minute)}</span>}
              </th>
              {cells.map((cell, place) => (
                <Field
                  key={cell.from}
                  cell={cell}
                  at={`${index} ${place}`}
                  reachable={index === row && place === column}
                  chosen={chosen !== undefined && chosen.from < cell.until && cell.from < chosen.until}
                  onPick={() => {
                    setReached([index, place])
                    pick(cell)
                  }}
                />
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}

interface FieldProps {
  readonly cell: Cell
  readonly at: string
  readonly reachable: boolean
  readonly chosen: boolean
  readonly onPick: () => void
}

function Field({ cell, at, reachable, chosen, onPick }: FieldProps): ReactNode {
  const { t } = useTranslation("facilities")
  const say = useSay()
  const format = useTimeFormat()
  const state = cell.reason === null ? t(`cell.${cell.state}`) : `${t(`cell.${cell.state}`)}: ${say(cell.reason)}`
  const name = `${format.instant(cell.from)}–${format.time(cell.until)}, ${chosen ? t("cell.chosen") : state}`
  return (
    // biome-ignore lint/a11y/useAriaPropsSupportedByRole: a cell of a table that is a grid can be selected
    <td aria-selected={chosen}>
      <button
        type="button"
        data-cell={at}
        data-from={cell.from}
        data-state={chosen ? "chosen" : cell.state}
        className={styles.field}
        tabIndex={reachable ? 0 : -1}
        aria-disabled={cell.state !== "free"}
        aria-label={name}
        title={name}
        onClick={onPick}
      />
    </td>
  )
}

function Legend(): ReactNode {
  const { t } = useTranslation("facilities")
  const states = ["free", "own", "booked", "closure", "shut"] as const
  return (
    <ul className={styles.legend}>
      {states.map((state) => (
        <li key={state}>
          <span className={styles.swatch} data-state={state} />
          {t(`cell.${state}`)}
        </li>
      ))}
    </ul>
  )
}

function calendarOf(
  slots: GridProps["slots"],
  policy: Policy,
  zone: string,
  moving: (Period & { readonly id: string }) | undefined,
): CalendarOf {
  const now = instantOf(Date.now())
  if (moving === undefined) return { ...slots, policy, now, zone }
  return {
    policy,
    now,
    zone,
    occupied: slots.occupied.filter(({ id }) => id !== moving.id),
    free: joined([...slots.free, { from: moving.from, until: moving.until }]),
  }
}

/** Gaps that touch are one gap. */
function joined(periods: readonly Period[]): readonly Period[] {
  const found: Period[] = []
  for (const each of periods.toSorted((a, b) => (a.from < b.from ? -1 : 1))) {
    const before = found.at(-1)
    if (before === undefined || before.until < each.from) found.push(each)
    else if (before.until < each.until) found[found.length - 1] = { from: before.from, until: each.until }
  }
  return found
}

function firstFree(rows: ReturnType<typeof cellRows>): readonly [number, number] {
  const row = rows.findIndex(({ cells }) => cells.some(({ state }) => state === "free"))
  if (row === -1) return [0, 0]
  return [row, rows[row]?.cells.findIndex(({ state }) => state === "free") ?? 0]
}

/** Where a key leads from a field; undefined when nowhere. */
function step(
  key: string,
  [row, column]: readonly [number, number],
  [rows, columns]: readonly [number, number],
): readonly [number, number] | undefined {
  const to: Readonly<Record<string, readonly [number, number]>> = {
    ArrowUp: [row - 1, column],
    ArrowDown: [row + 1, column],
    ArrowLeft: [row, column - 1],
    ArrowRight: [row, column + 1],
    Home: [row, 0],
    End: [row, columns - 1],
  }
  const next = to[key]
  if (next === undefined || next[0] < 0 || next[0] >= rows || next[1] < 0 || next[1] >= columns) return undefined
  return next
}
