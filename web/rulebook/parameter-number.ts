/**
 * A parameter's value as a number to draw, or nothing when it is a word. Only for drawing: what is computed takes the
 * value as it is written.
 * @example numberOf("2/100") // 0.02
 */
export function numberOf(value: string): number | undefined {
  const found = /^(-?\d+(?:\.\d+)?)(?:\/(\d+))?$/.exec(value.trim())
  if (found === null) return undefined
  const number = Number(found[1]) / Number(found[2] ?? 1)
  return Number.isFinite(number) ? number : undefined
}
