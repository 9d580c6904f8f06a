/**
 * A decimal with its digits in groups, none lost, as it stands on paper.
 * @example grouped("-1234567.50") // "−1,234,567.50"
 */
export function grouped(decimal: string): string {
  const [, sign = "", whole = "", rest = ""] = /^(-?)(\d+)(.*)$/.exec(decimal) ?? []
  if (whole === "") return decimal
  return `${sign === "" ? "" : "−"}${whole.replace(/\B(?=(\d{3})+(?!\d))/g, ",")}${rest}`
}
