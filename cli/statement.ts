import { exported, region as regionRoutes, settlement } from "../api/contract/index.ts"
import { instantOf, localTime } from "../base/index.ts"
import { beancountBooks, booksOfMember, hledgerBooks, readLedgerExport } from "../settlement/index.ts"
import { askPlatform, platformOptions } from "./ask-platform.ts"
import { type Command, exit, UsageError, type Words } from "./command.ts"
import type { Output } from "./output.ts"
import { statementCsv, statementSheet, statementText } from "./statement-table.ts"
import { writeWhole } from "./write-whole.ts"

const formats = ["json", "csv", "xlsx", "hledger", "beancount"]

/** `delta statement`: a member's month against the others, as a running platform has it. */
export const command: Command = {
  summary: { zh: "一个成员地区的月度清算单", en: "a member's statement of a month" },
  help: {
    zh: `<月份> --member <成员代码> [选项]
  --format json|csv|xlsx|hledger|beancount  省略时为可读文本；后两种是该成员当月的分录，带期初余额和余额断言
  --json                         一行 JSON；其 SHA-256 就是 PDF 清算单上的校验码
  --out 文件                     写入文件（完整写完才替换）；默认标准输出
  --url http://localhost:8080    平台地址（或环境变量 DELTA_URL）
  --key dc_…                     API 密钥（或环境变量 DELTA_KEY）；hledger 和 beancount 取自公开账簿，无需密钥
  月份写成 2026-03。退出码：0 完成，2 用法有误或无法取得`,
    en: `<month> --member <code> [options]
  --format json|csv|xlsx|hledger|beancount  text to read if left out; the last two are the member's entries of the month,
                                 with what was held before and balances as assertions
  --json                         one line of JSON; its SHA-256 is the code on the statement as PDF
  --out <file>                   into a file, replaced only when whole; standard output if left out
  --url http://localhost:8080    address of the platform (or DELTA_URL)
  --key dc_…                     API key (or DELTA_KEY); hledger and beancount come from the open ledger and need none
  a month is written 2026-03. exit: 0 done, 2 asked wrongly, or it cannot be had`,
  },
  options: { ...platformOptions, member: { type: "string" }, format: { type: "string" }, out: { type: "string" } },
  async run(words, output) {
    const [month, ...more] = words.positionals
    const member = words.text("member")
    if (month === undefined || member === undefined || more.length > 0)
      throw new UsageError(
        output.language === "zh"
          ? "应为 delta statement <月份> --member <成员代码>"
          : "expected delta statement <month> --member <code>",
      )
    const format = words.text("format")
    if (format !== undefined && !formats.includes(format))
      throw new UsageError(`--format ${format}: ${formats.join(", ")}`)
    if (!/^\d{4}-(0[1-9]|1[0-2])$/.test(month))
      throw new UsageError(
        output.language === "zh"
          ? `“${month}”不是月份：请写成 2026-03 的形式`
          : `${month} is no month: write it like 2026-03`,
      )
    const facts = await regionFacts(words, output)
    checkAsked({ month, member }, facts, output)
    const asked = { month, member, format }
    await writeWhole(await contentOf(asked, facts, words, output), words.text("out"))
    return exit.done
  },
}

interface Asked {
  readonly month: string
  readonly member: string
  readonly format: string | undefined
}

type Facts = ReturnType<typeof regionRoutes.readRegion.reply.parse>

async function regionFacts(words: Words, output: Output): Promise<Facts> {
  const answer = await askPlatform(words, output, regionRoutes.readRegion.path)
  const read = regionRoutes.readRegion.reply.safeParse(await answer.json().catch(() => undefined))
  if (read.success) return read.data
  throw new UsageError(output.language === "zh" ? "这个地址上没有平台" : "there is no platform at this address")
}

function checkAsked(
  { month, member }: Pick<Asked, "month" | "member">,
  { jurisdictions, timeZone }: Facts,
  output: Output,
): void {
  const codes = jurisdictions.map(({ code }) => code)
  if (!codes.includes(member)) throw new UsageError(`--member ${member}: ${codes.join(", ")}`)
  const now = localTime(instantOf(Date.now()), timeZone).day.slice(0, 7)
  if (month > now)
    throw new UsageError(
      output.language === "zh"
        ? `${month} 还没有到来：本月是 ${now}`
        : `${month} has not come yet: this month is ${now}`,
    )
}

async function contentOf(
  asked: Asked,
  facts: Facts,
  words: Words,
  output: Output,
): Promise<AsyncIterable<Uint8Array | string>> {
  if (asked.format === "hledger" || asked.format === "beancount") return pieces([await books(asked, words, output)])
  const path = settlement.readStatement.path
    .replace(":member", encodeURIComponent(asked.member))
    .replace(":month", asked.month)
  const given: unknown = await (await askPlatform(words, output, path)).json()
  const statement = settlement.readStatement.reply.parse(given)
  const { language } = output
  const { currency } = facts
  if (asked.format === "json") return pieces([`${JSON.stringify(given, null, 2)}\n`])
  // Just what arrived, in one line: its SHA-256 is the code on the paper.
  if (asked.format === undefined && words.flag("json")) return pieces([`${JSON.stringify(given)}\n`])
  if (asked.format === "csv") return pieces([statementCsv(statement, currency, language)])
  if (asked.format === "xlsx") return pieces([await statementSheet(statement, currency, language)])
  return pieces([statementText(statement, facts, language)])
}

async function* pieces(all: readonly (Uint8Array | string)[]): AsyncGenerator<Uint8Array | string, void, undefined> {
  yield* all
}

/** The member's own entries of the month, out of the open ledger. */
async function books({ month, member, format }: Asked, words: Words, output: Output): Promise<string> {
  const [year = 0, number = 0] = month.split("-").map(Number)
  const lastDay = new Date(Date.UTC(year, number, 0)).toISOString().slice(0, 10)
  const answer = await askPlatform(words, output, `${exported.exportLedger.path}?from=${month}-01&to=${lastDay}`)
  const own = booksOfMember(readLedgerExport(await answer.json()), member)
  const writer = (format === "hledger" ? hledgerBooks : beancountBooks)(own, output.language)
  return [writer.begin(), ...own.journals.map((journal) => writer.entry(journal)), writer.end()].join("")
}
