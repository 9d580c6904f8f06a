import type { TwoTexts } from "../ui/text.ts"

/** What an instrument reaches in one quantity. */
export interface Reached {
  readonly label: TwoTexts
  readonly low: number
  readonly high: number
  readonly unit: string
}

/** A range with its unit. @example rangeText({ low: 80, high: 200, unit: "kV" }) // "80–200 kV" */
export function rangeText({ low, high, unit }: Omit<Reached, "label">): string {
  return `${low === high ? low : `${low}–${high}`} ${unit}`
}

/** A specification in words. @example specText(spec, say) // "Accelerating voltage 80–200 kV" */
export function specText(spec: Reached, say: (text: TwoTexts) => string): string {
  return `${say(spec.label)} ${rangeText(spec)}`
}
