import { useLanguage } from "../ui/text.ts"

/** Writes a day shortly with its weekday. @example useDayName()("2026-12-01") // "Tue 1 Dec" */
export function useDayName(): (day: string) => string {
  const tag = useLanguage() === "zh" ? "zh-CN" : "en-GB"
  const format = new Intl.DateTimeFormat(tag, { weekday: "short", day: "numeric", month: "short", timeZone: "UTC" })
  return (day) => format.format(new Date(`${day}T00:00:00Z`))
}
