import { useLanguage } from "../ui/text.ts"

/** Names a day shortly, weekday first. @example useDayName()("2026-12-01") // ["Tue", "1 Dec"] */
export function useDayName(): (day: string) => readonly [weekday: string, date: string] {
  const tag = useLanguage() === "zh" ? "zh-CN" : "en-GB"
  const weekday = new Intl.DateTimeFormat(tag, { weekday: "short", timeZone: "UTC" })
  const date = new Intl.DateTimeFormat(tag, { day: "numeric", month: "short", timeZone: "UTC" })
  return (day) => {
    const at = new Date(`${day}T00:00:00Z`)
    return [weekday.format(at), date.format(at)]
  }
}
