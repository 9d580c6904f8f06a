import * as z from "zod"

/** An amount on the wire: integer minor units (fen for CNY) as a string of digits, since JSON numbers lose digits. Inside, a `bigint`. */
export const Amount = z
  .string()
  .regex(/^-?\d{1,18}$/, "an amount is a whole number of minor units, at most 18 digits, as a string")
  .brand<"Amount">()
  .meta({
    id: "Amount",
    description: "Integer minor units of the currency (fen for CNY), as a string",
    example: "123456",
  })
export type Amount = z.infer<typeof Amount>

/** A currency as data: its ISO 4217 code, how many minor units make one, and the sign shown. */
export const Currency = z.object({
  code: z.string().regex(/^[A-Z]{3}$/),
  decimals: z.int().min(0).max(4),
  sign: z.string(),
})
export type Currency = z.infer<typeof Currency>

/** Writes an amount with its decimals. @example formatMinorUnits(-1205n, { code: "CNY", decimals: 2, sign: "¥" }) // "-12.05" */
export function formatMinorUnits(amount: bigint, { decimals }: Currency): string {
  const digits = `${amount < 0n ? -amount : amount}`.padStart(decimals + 1, "0")
  const whole = digits.slice(0, digits.length - decimals)
  return `${amount < 0n ? "-" : ""}${whole}${decimals === 0 ? "" : `.${digits.slice(-decimals)}`}`
}

/** Reads an amount in whole units. @throws RangeError when it has more decimals than the currency. @example parseMinorUnits("12.5", cny) // 1250n */
export function parseMinorUnits(text: string, { code, decimals }: Currency): bigint {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text.trim().replaceAll(",", ""))
  if (match === null) throw new RangeError(`"${text}" is no amount: write digits, with a point before the decimals`)
  const [, sign, whole = "", fraction = ""] = match
  if (fraction.length > decimals) throw new RangeError(`"${text}" has more decimals than ${code} has (${decimals})`)
  return BigInt(`${sign}${whole}${fraction.padEnd(decimals, "0")}`)
}
