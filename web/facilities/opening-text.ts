/** Opening on one weekday, 1 Monday to 7 Sunday; minutes since midnight. */
export interface OpeningHours {
  readonly weekday: number
  readonly from: number
  readonly until: number
}

/** Minutes since midnight as a clock shows them; the end of the day is 24:00. @example clockText(510) // "08:30" */
export function clockText(minute: number): string {
  const two = (count: number) => `${count}`.padStart(2, "0")
  return `${two(Math.floor(minute / 60))}:${two(minute % 60)}`
}

/** The hours of one weekday. @example openingText([{ weekday: 1, from: 510, until: 720 }], 1) // "08:30–12:00" */
export function openingText(opening: readonly OpeningHours[], weekday: number): string {
  return opening
    .filter((each) => each.weekday === weekday)
    .map(({ from, until }) => `${clockText(from)}–${clockText(until)}`)
    .join(", ")
}

/**
 * Reads the hours of one weekday as a person writes them: `8:30-12:00, 13:00-17:00`, commas and dashes of either script.
 * @returns undefined when it cannot be read; an empty list when nothing is written
 */
export function readOpening(text: string, weekday: number): readonly OpeningHours[] | undefined {
  const found: OpeningHours[] = []
  for (const part of text.split(/[,，、;；]/).filter((each) => each.trim() !== "")) {
    const match = /^\s*(\d{1,2})[:：](\d\d)\s*[-–—~至]\s*(\d{1,2})[:：](\d\d)\s*$/.exec(part)
    if (match === null) return undefined
    const [fromHour = 0, fromMinute = 0, untilHour = 0, untilMinute = 0] = match.slice(1).map(Number)
    const [from, until] = [fromHour * 60 + fromMinute, untilHour * 60 + untilMinute]
    if (fromMinute > 59 || untilMinute > 59 || until > 1440 || from >= until) return undefined
    found.push({ weekday, from, until })
  }
  return found
}
