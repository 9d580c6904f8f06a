/** A number for people: three decimals below ten, else two; groups of three, a real minus; a dash for a missing one. */
export function written(value: number | undefined, places?: number): string {
  if (value === undefined || Number.isNaN(value)) return "–"
  const decimals = places ?? decimalsOf(value)
  const text = Math.abs(value).toFixed(decimals)
  const [whole = "", part] = text.split(".")
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ",")
  return `${value < 0 && Number(text) !== 0 ? "−" : ""}${grouped}${part === undefined ? "" : `.${part}`}`
}

function decimalsOf(value: number): 2 | 3 {
  return Math.abs(value) < 10 ? 3 : 2
}

/** As `written`, with a plus before what is above zero. */
export function signedText(value: number, decimals: number = decimalsOf(value)): string {
  const text = written(value, decimals)
  return value > 0 && Number(Math.abs(value).toFixed(decimals)) !== 0 ? `+${text}` : text
}

/** A share of 1 as a percentage. @example percentText(0.256) // "26%" */
export function percentText(share: number, decimals = 0): string {
  return Number.isNaN(share) ? "–" : `${written(share * 100, decimals)}%`
}

/** A raw value with as many digits as count: at most five, and never fewer than its whole part has. */
export function valueText(value: number): string {
  if (Number.isNaN(value)) return "–"
  const size = value === 0 ? 0 : Math.floor(Math.log10(Math.abs(value)))
  const digits = Math.max(0, Math.min(6, 4 - size))
  const text = written(value, digits)
  return text.includes(".") ? text.replace(/\.?0+$/, "") : text
}

/** Ranks may be halves. @example rankText(2.5) // "2.5" */
export function rankText(rank: number): string {
  return Number.isNaN(rank) ? "–" : `${Math.round(rank * 10) / 10}`
}

/** What a table's cell holds: nothing where there is no number. */
export function cellOf(value: number | undefined): number | null {
  return value === undefined || Number.isNaN(value) ? null : value
}
