/** A share as a number for the slider, or nothing when it is none. @example shareNumber("3/5") // 0.6 */
export function shareNumber(value: string): number | undefined {
  const found = /^(\d{1,9})(?:\/([1-9]\d{0,8}))?$/.exec(value.trim())
  const number = found === null ? Number(value.trim() || Number.NaN) : Number(found[1]) / Number(found[2] ?? 1)
  return number >= 0 && number <= 1 ? number : undefined
}
