/**
 * A decimal with its digits in groups, none lost.
 * @example grouped("-1234567.50") // "−1,234,567.50"
 */
export function grouped(decimal: string): string {
  const [whole = "", part] = decimal.replace(/^-/, "").split(".")
  const digits = whole.replace(/\B(?=(\d{3})+(?!\d))/g, ",")
  return `${decimal.startsWith("-") ? "−" : ""}${digits}${part === undefined ? "" : `.${part}`}`
}

/** As `grouped`, with a plus sign before what is above zero. */
export function signed(decimal: string): string {
  return signOf(decimal) > 0 ? `+${grouped(decimal)}` : grouped(decimal)
}

/** The difference of two decimals, exact. @example minus("10.50", "0.25") // "10.25" */
export function minus(a: string, b: string): string {
  return sumOf([a, b.startsWith("-") ? b.slice(1) : `-${b}`])
}

/** The sum of decimals, exact, with as many decimals as the longest. */
export function sumOf(decimals: readonly string[]): string {
  const places = Math.max(0, ...decimals.map((one) => one.split(".")[1]?.length ?? 0))
  const sum = decimals.reduce((all, one) => all + scaled(one, places), 0n)
  const digits = `${sum < 0n ? -sum : sum}`.padStart(places + 1, "0")
  const whole = digits.slice(0, digits.length - places)
  return `${sum < 0n ? "-" : ""}${whole}${places === 0 ? "" : `.${digits.slice(-places)}`}`
}

function scaled(decimal: string, places: number): bigint {
  const [whole = "0", part = ""] = decimal.replace(/^-/, "").split(".")
  const value = BigInt(whole + part.padEnd(places, "0"))
  return decimal.startsWith("-") ? -value : value
}

/** −1, 0 or 1. */
export function signOf(decimal: string): number {
  return /^-?[0.]*$/.test(decimal) ? 0 : decimal.startsWith("-") ? -1 : 1
}

/** A fraction as a float, for drawing. @example floatOf("7/3") // 2.333… */
export function floatOf(fraction: string): number {
  const [over = "0", under = "1"] = fraction.split("/")
  return Number(over) / Number(under)
}

/** A share as a percentage with at most two decimals. @example percent("0.468") // "46.8%" */
export function percent(share: string): string {
  return `${Number((floatOf(share) * 100).toFixed(2))}%`
}

/** A float for people: at most six digits that count. @example shortFloat(1 / 3) // "0.333333" */
export function shortFloat(value: number): string {
  const text = `${Number(value.toPrecision(6))}`
  return text.includes("e") ? text : grouped(text)
}
