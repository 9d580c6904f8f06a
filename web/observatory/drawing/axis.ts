/** A straight line from numbers to places on the drawing. */
export interface Scale {
  readonly place: (value: number) => number
  readonly ticks: readonly number[]
  readonly least: number
  readonly most: number
}

/**
 * Round numbers within two bounds: steps of 1, 2 or 5 times a power of ten.
 * @param count about how many
 * @example ticksOf(0, 100, 5) // [0, 20, 40, 60, 80, 100]
 */
export function ticksOf(least: number, most: number, count: number): readonly number[] {
  if (!(most > least)) return Number.isNaN(least) ? [] : [least]
  const rough = (most - least) / Math.max(1, count)
  const power = 10 ** Math.floor(Math.log10(rough))
  const step = ([1, 2, 5, 10].find((one) => one * power >= rough * 0.999) ?? 10) * power
  const first = Math.ceil(least / step - 1e-9)
  const last = Math.floor(most / step + 1e-9)
  const decimals = Math.max(0, Math.min(12, -Math.floor(Math.log10(step) + 1e-9)))
  return Array.from({ length: last - first + 1 }, (_, place) => Number(((first + place) * step).toFixed(decimals)))
}

/**
 * A scale for some numbers.
 * @param zero whether the axis holds zero, as it must for bars
 * @param count about how many ticks
 */
export function scaleOf(
  numbers: Iterable<number>,
  {
    from,
    to,
    zero,
    count,
  }: { readonly from: number; readonly to: number; readonly zero: boolean; readonly count: number },
): Scale {
  let least = zero ? 0 : Number.POSITIVE_INFINITY
  let most = zero ? 0 : Number.NEGATIVE_INFINITY
  for (const number of numbers) {
    if (number < least) least = number
    if (number > most) most = number
  }
  if (least > most) [least, most] = [0, 1]
  if (least === most) [least, most] = zero ? [Math.min(0, least), Math.max(1, most)] : [least - 1, most + 1]
  const room = zero ? 0 : (most - least) * 0.04
  if (room > 0) [least, most] = [least - room, most + room]
  const place = (value: number) => from + ((value - least) / (most - least)) * (to - from)
  return { place, ticks: ticksOf(least, most, count), least, most }
}

/** How wide a text is drawn, in pixels; a Chinese character is as wide as high. */
export function textWidth(text: string, size: number): number {
  let width = 0
  for (const character of text) width += character > "\u2e7f" ? size : size * 0.56
  return width
}

/** A text cut so that it fits. @example fitted("Purchasing power", 60, 12) // "Purchasi…" */
export function fitted(text: string, room: number, size: number): string {
  if (textWidth(text, size) <= room) return text
  let kept = ""
  for (const character of text) {
    if (textWidth(`${kept}${character}…`, size) > room) break
    kept += character
  }
  return `${kept.trimEnd()}…`
}

/** A length with one decimal: a drawing needs no more. */
export function short(length: number): number {
  return Math.round(length * 10) / 10
}
