import { createContext, type ReactNode, useContext } from "react"
import { useTranslation } from "react-i18next"
import { useLanguage } from "./text.ts"

/** The region's time zone, an IANA name; the frame provides it from the region's data. */
export const ZoneContext = createContext("UTC")

const tags = { zh: "zh-CN", en: "en-GB" } as const
const formats = new Map<string, Intl.DateTimeFormat>()

function format(tag: string, key: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const name = `${tag} ${key} ${options.timeZone}`
  const known = formats.get(name) ?? new Intl.DateTimeFormat(tag, options)
  formats.set(name, known)
  return known
}

/** Writes days and moments in the reader's language and the region's zone. */
export function useTimeFormat(): {
  readonly day: (day: string) => string
  readonly instant: (at: string) => string
  readonly time: (at: string) => string
  /** Either of the two: rules set by law begin on a day, those set by vote at a moment. */
  readonly when: (dayOrInstant: string) => string
} {
  const tag = tags[useLanguage()]
  const timeZone = useContext(ZoneContext)
  const date = { year: "numeric", month: "short", day: "numeric" } as const
  const clock = { hour: "2-digit", minute: "2-digit", hourCycle: "h23" } as const
  const written = {
    // A day has no zone: it is read and written in UTC, so that it never slips to its neighbour.
    day: (day: string) => format(tag, "day", { ...date, timeZone: "UTC" }).format(new Date(`${day}T00:00:00Z`)),
    instant: (at: string) => format(tag, "instant", { ...date, ...clock, timeZone }).format(new Date(at)),
    time: (at: string) => format(tag, "time", { ...clock, timeZone }).format(new Date(at)),
  }
  return { ...written, when: (text) => (text.includes("T") ? written.instant(text) : written.day(text)) }
}

/** A calendar day. @example <DayText day="2026-03-31" /> */
export function DayText({ day }: { readonly day: string }): ReactNode {
  return (
    <time dateTime={day} className="number">
      {useTimeFormat().day(day)}
    </time>
  )
}

/** A day or a moment, whichever the text is. */
export function WhenText({ at }: { readonly at: string }): ReactNode {
  return (
    <time dateTime={at} className="number">
      {useTimeFormat().when(at)}
    </time>
  )
}

/** A moment in the region's zone. The zone itself stands once on the page: `<ZoneNote />`. */
export function InstantText({ at }: { readonly at: string }): ReactNode {
  return (
    <time dateTime={at} className="number">
      {useTimeFormat().instant(at)}
    </time>
  )
}

/** Says once which zone the page's times are in. */
export function ZoneNote(): ReactNode {
  const { t } = useTranslation("ui")
  const zone = useContext(ZoneContext)
  const offset = format("en-GB", "offset", { timeZone: zone, timeZoneName: "longOffset" })
    .formatToParts(new Date())
    .find(({ type }) => type === "timeZoneName")
  return <span>{t("zone", { zone, offset: offset?.value ?? "" })}</span>
}
