/** The few words all domains share. */
export { csvField, sheetField } from "./csv-field.ts"
export { type DatedValue, valueAt } from "./dated-value.ts"
export { addDays, Day, day, daysBetween, weekday } from "./day.ts"
export type { Id } from "./id.ts"
export type { Inside } from "./inside.ts"
export {
  addMinutes,
  Instant,
  instant,
  instantAt,
  instantOf,
  type LocalTime,
  localTime,
  millisecondsOf,
  minutesBetween,
} from "./instant.ts"
export { Amount, Currency, formatMinorUnits, parseMinorUnits } from "./money.ts"
export {
  add,
  compare,
  floor,
  formatRational,
  multiply,
  parseRational,
  type Rational,
  rational,
  roundHalfUp,
  subtract,
} from "./rational.ts"
export { Refusal, type RefusalText, type RefusalTexts } from "./refusal.ts"
export { shownFraction } from "./shown-fraction.ts"
export { fill, isPlain, Language, longestName, Name, plainOnly, Text } from "./text.ts"
export { twiceNamed } from "./twice-named.ts"
