import { type Currency, Day, Refusal } from "../../base/index.ts"
import { creditCodeProblem } from "../../region/index.ts"

/** Letters of other alphabets, and digits of Chinese, that look like or stand for Latin ones. */
const lookalikes: ReadonlyMap<string, string> = new Map(
  Object.entries({
    ...{ А: "A", В: "B", Е: "E", К: "K", М: "M", Н: "H", О: "O", Р: "P", С: "C", Т: "T", Х: "X" },
    ...{ Α: "A", Β: "B", Ε: "E", Η: "H", Ι: "I", Κ: "K", Μ: "M", Ν: "N", Ο: "O", Ρ: "P", Τ: "T", Χ: "X" },
    ...{ 〇: "0", "○": "0", Ø: "O" },
  }),
)

/**
 * A text without what is easily altered: widths, capitals, blanks, punctuation and marks go, letters that look like
 * others become those.
 * @example plainLetters("ＩＮＶ－０１２ ３") // "INV0123"
 */
export function plainLetters(text: string): string {
  return [...text.normalize("NFKC").toUpperCase()]
    .map((letter) => lookalikes.get(letter) ?? letter)
    .filter((letter) => /[\p{L}\p{N}]/u.test(letter))
    .join("")
}

/** The same with letters taken for the digits that they are mistaken for. @example digitsFolded("NO. l23") // "N0123" */
export function digitsFolded(text: string): string {
  return plainLetters(text).replaceAll("O", "0").replaceAll("I", "1").replaceAll("L", "1")
}

/**
 * Reads the code of a supplier or buyer. In a unified social credit code (GB 32100: 18 characters without I, O, S, Z) a
 * letter that the standard leaves out is read as the digit it is mistaken for, and the check character must hold. A code
 * of another length is taken as it stands.
 * @throws Refusal "settlement.bad-party-code"
 * @example readPartyCode("9111 0000 6000 3734 1l".toUpperCase()) // "91110000600037341L"
 */
export function readPartyCode(text: string): string {
  const code = plainLetters(text)
  if (code.length < 4 || code.length > 40) throw new Refusal("settlement.bad-party-code", { given: text })
  if (code.length !== 18) return code
  const read = code.replaceAll("O", "0").replaceAll("I", "1").replaceAll("S", "5").replaceAll("Z", "2")
  if (creditCodeProblem(read) !== undefined) throw new Refusal("settlement.bad-party-code", { given: text })
  return read
}

/**
 * Reads a day as an invoice has it: year, month, day, with dashes, points, slashes, Chinese words or nothing between.
 * @throws Refusal "settlement.bad-invoice-day"
 * @example readWrittenDay("２０２６年１１月３日") // "2026-11-03"
 */
export function readWrittenDay(text: string): Day {
  const plain = text.normalize("NFKC").trim()
  const match =
    /^(\d{4})\s*[-./年]\s*(\d{1,2})\s*[-./月]\s*(\d{1,2})\s*日?$/.exec(plain) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(plain)
  const [, year = "", month = "", date = ""] = match ?? []
  const day = Day.safeParse(`${year}-${month.padStart(2, "0")}-${date.padStart(2, "0")}`)
  if (match === null || !day.success) throw new Refusal("settlement.bad-invoice-day", { given: text })
  return day.data
}

/**
 * Reads an amount in whole units as an invoice has it: with the currency's code or sign, with commas, blanks or
 * apostrophes between thousands, full-width digits.
 * @returns minor units, above zero
 * @throws Refusal "settlement.bad-invoice-amount" for anything else, more decimals than the currency has, or zero
 * @example readWrittenAmount("￥1,234.5", cny) // 123_450n
 */
export function readWrittenAmount(text: string, { code, sign, decimals }: Currency): bigint {
  const plain = text
    .normalize("NFKC")
    .toUpperCase()
    .replaceAll(code, "")
    .replaceAll(sign.normalize("NFKC").toUpperCase(), "")
    .replace(/[元圆¥]/g, "")
    .trim()
  const match = /^(\d+|\d{1,3}(?:[,' ]\d{3})+)(?:\.(\d+))?$/.exec(plain)
  const [, whole = "", fraction = ""] = match ?? []
  const cents = fraction.replace(/0+$/, "")
  if (match === null || cents.length > decimals) throw new Refusal("settlement.bad-invoice-amount", { given: text })
  const amount = BigInt(`${whole.replace(/\D/g, "")}${cents.padEnd(decimals, "0")}`)
  if (amount === 0n) throw new Refusal("settlement.bad-invoice-amount", { given: text })
  return amount
}
