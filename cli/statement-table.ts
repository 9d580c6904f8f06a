import writeSheet from "write-excel-file/universal"
import type { settlement } from "../api/contract/index.ts"
import { type Currency, formatMinorUnits, type Instant, type Language, localTime, sheetField } from "../base/index.ts"

type Statement = ReturnType<typeof settlement.readStatement.reply.parse>

const columns = [
  { zh: "时间", en: "at", of: ({ at }: Line) => at },
  { zh: "对方", en: "counterpart", of: ({ counterpart }: Line) => counterpart },
  { zh: "事由", en: "text", of: ({ text }: Line, language: Language) => text[language] },
  { zh: "算式", en: "arithmetic", of: ({ arithmetic }: Line) => arithmetic },
  {
    zh: "金额",
    en: "amount",
    of: ({ amount }: Line, _: Language, currency: Currency) => formatMinorUnits(BigInt(amount), currency),
  },
  { zh: "清单版本", en: "list version", of: ({ listVersion }: Line) => `${listVersion}` },
  {
    zh: "参数",
    en: "parameters",
    of: ({ parameters }: Line) => parameters.map(({ id, value }) => `${id} = ${value}`).join("; "),
  },
  { zh: "事项", en: "subject", of: ({ subject }: Line) => `${subject.jurisdiction}/${subject.id}` },
  { zh: "分录", en: "journal", of: ({ journal }: Line) => journal },
] as const
type Line = Statement["lines"][number]

function rowsOf({ lines }: Statement, currency: Currency, language: Language): readonly (readonly string[])[] {
  return lines.map((line) => columns.map(({ of }) => of(line, language, currency)))
}

/** The lines as CSV, for spreadsheets. */
export function statementCsv(statement: Statement, currency: Currency, language: Language): string {
  const rows = [columns.map((column) => column[language]), ...rowsOf(statement, currency, language)]
  return `\uFEFF${rows.map((row) => row.map(sheetField).join(",")).join("\r\n")}\r\n`
}

/** The lines as a spreadsheet (XLSX), amounts as numbers. */
export async function statementSheet(
  statement: Statement,
  currency: Currency,
  language: Language,
): Promise<Uint8Array> {
  const head = columns.map((column) => ({ value: column[language], type: String, fontWeight: "bold" as const }))
  const rows = rowsOf(statement, currency, language).map((row) =>
    row.map((value, at) =>
      columns[at]?.en === "amount"
        ? { value: Number(value), type: Number, format: amountFormat(currency) }
        : { value, type: String },
    ),
  )
  const file = await writeSheet([head, ...rows], { stickyRowsCount: 1 }).toBlob()
  return new Uint8Array(await file.arrayBuffer())
}

function amountFormat({ decimals }: Currency): string {
  return decimals === 0 ? "0" : `0.${"0".repeat(decimals)}`
}

/** The statement to read: lines with their arithmetic, totals, and the nets. Days are those of the region's time zone. */
export function statementText(
  statement: Statement,
  { currency, timeZone }: { readonly currency: Currency; readonly timeZone: string },
  language: Language,
): string {
  const dayOf = (at: Instant): string => localTime(at, timeZone).day
  const money = (amount: string): string => formatMinorUnits(BigInt(amount), currency).padStart(14)
  const { member, month, lines, totals, net, regionNet, payments } = statement
  const say = (zh: string, en: string): string => (language === "zh" ? zh : en)
  return [
    say(
      `${month} 清算单　${member}（${currency.code}；正数为应收，负数为应付）`,
      `Statement of ${member}, ${month} (${currency.code}; positive is received, negative is owed)`,
    ),
    ...lines.flatMap(({ at, counterpart, text, arithmetic, amount }) => [
      `${dayOf(at)}  ${counterpart.padEnd(7)}${money(amount)}  ${text[language]}`,
      `                                 ${arithmetic}`,
    ]),
    ...totals.map(({ counterpart, amount }) => {
      const confirmed = payments.find((one) => one.counterpart === counterpart)?.at
      const paid = confirmed === undefined ? undefined : dayOf(confirmed)
      const state = paid === undefined ? say("未付", "not paid") : say(`${paid} 确认到账`, `paid, confirmed ${paid}`)
      const shown = BigInt(amount) === 0n && paid === undefined ? "" : `  ${state}`
      return `${say("合计", "total").padEnd(10)}  ${counterpart.padEnd(7)}${money(amount)}${shown}`
    }),
    `${say("净额", "net").padEnd(19)}${money(net)}`,
    `${say("全部成员", "all members").padEnd(19)}${money(regionNet)}`,
    "",
  ].join("\n")
}
