import { randomUUID } from "node:crypto"
import { readFile } from "node:fs/promises"
import { facilities, ImportReport, Problem, region } from "../api/contract/index.ts"
import { type Command, type Exit, exit, UsageError, type Words } from "./command.ts"
import type { Output } from "./output.ts"

const imports = { facilities: facilities.importFacilities, organisations: region.importOrganisations } as const

/** `delta import`: brings organisations or instruments from a file in, through the API of a running platform. */
export const command: Command = {
  summary: { zh: "从 CSV 文件导入机构或仪器", en: "bring in organisations or instruments from a CSV file" },
  help: {
    zh: `<文件.csv> [选项]
  --as facilities|organisations  文件内容；省略时按列名判断
  --url http://localhost:8080    平台地址（或环境变量 DELTA_URL）
  --key dc_…                     API 密钥（或环境变量 DELTA_KEY），在“账户”页生成
  退出码：0 全部导入，1 部分行被拒绝并逐一说明，2 无法导入`,
    en: `<file.csv> [options]
  --as facilities|organisations  what the file holds; told by its columns if left out
  --url http://localhost:8080    address of the platform (or DELTA_URL)
  --key dc_…                     API key (or DELTA_KEY), made on the account page
  exit: 0 all rows came in, 1 some were refused and are named, 2 nothing could be brought in`,
  },
  options: { as: { type: "string" }, url: { type: "string" }, key: { type: "string" } },
  async run(words, output) {
    const [file, ...more] = words.positionals
    if (file === undefined || more.length > 0)
      throw new UsageError(
        output.language === "zh" ? "应为 delta import <文件.csv>" : "expected delta import <file.csv>",
      )
    const content = await readFile(file).catch((error: Error) => {
      throw new UsageError(`${file}: ${error.message}`)
    })
    const kind = kindOf(words, content, output)
    const url = (words.text("url") ?? process.env.DELTA_URL ?? "http://localhost:8080").replace(/\/$/, "")
    const answer = await send(
      `${url}${imports[kind].path}`,
      content,
      words.text("key") ?? process.env.DELTA_KEY ?? "",
      output,
    )
    return answer.ok ? told(answer.body, { file, kind }, output) : refused(answer.body, output)
  },
}

/** What a file holds, as said or by the names of its columns. */
function kindOf(words: Words, content: Buffer, output: Output): keyof typeof imports {
  const said = words.text("as")
  if (said === "facilities" || said === "organisations") return said
  if (said !== undefined) throw new UsageError(`--as ${said}: facilities, organisations`)
  const header = content.subarray(0, 4_096).toString("utf8").split(/\r?\n/)[0] ?? ""
  if (/\b(credit_code|registration_code|controlled_by)\b|代码/.test(header)) return "organisations"
  if (/\b(class|hourly_price|specifications|opening)\b/.test(header)) return "facilities"
  throw new UsageError(
    output.language === "zh"
      ? "无法从列名判断文件内容，请用 --as facilities 或 --as organisations"
      : "the columns do not tell what the file holds: say --as facilities or --as organisations",
  )
}

async function send(url: string, content: Buffer, key: string, output: Output) {
  const headers = {
    "content-type": "text/csv",
    "idempotency-key": randomUUID(),
    "accept-language": output.language,
    ...(key === "" ? {} : { authorization: `Bearer ${key}` }),
  }
  try {
    const answer = await fetch(url, { method: "POST", headers, body: new Uint8Array(content) })
    const body: unknown = await answer.json()
    return { ok: answer.ok, body }
  } catch (error) {
    const cause = error instanceof Error && error.cause instanceof Error ? error.cause.message : String(error)
    throw new UsageError(`${url}: ${cause}`)
  }
}

function told(body: unknown, { file, kind }: { file: string; kind: string }, output: Output): Exit {
  const { accepted, rejected } = ImportReport.parse(body)
  for (const { row, column, cause } of rejected)
    output.say(
      "row-refused",
      { row, column, cause: cause[output.language] },
      {
        zh: "第 {row} 行，{column}：{cause}",
        en: "row {row}, {column}: {cause}",
      },
    )
  output.say(
    "imported",
    { file, kind, accepted, rejected: new Set(rejected.map(({ row }) => row)).size },
    {
      zh: "{file}：导入 {accepted} 行，拒绝 {rejected} 行",
      en: "{file}: {accepted} rows in, {rejected} refused",
    },
  )
  return rejected.length === 0 ? exit.done : exit.no
}

function refused(body: unknown, output: Output): Exit {
  const said = Problem.safeParse(body)
  const { code, detail, help } = said.data ?? { code: "unknown", detail: JSON.stringify(body), help: "" }
  output.fail("refused", { code, detail, help }, { zh: "{detail}{help}", en: "{detail} {help}" })
  return exit.wrong
}
