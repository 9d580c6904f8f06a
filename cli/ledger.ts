import { readFileSync } from "node:fs"
import { exported } from "../api/contract/index.ts"
import { Day, type Text, twiceNamed } from "../base/index.ts"
import { type Recomputed, readLedgerExport, recomputeLedger, tellDifference } from "../settlement/index.ts"
import { askPlatform, platformOptions } from "./ask-platform.ts"
import { type Command, type Exit, exit, UsageError, type Words } from "./command.ts"
import type { Output } from "./output.ts"
import { writeWhole } from "./write-whole.ts"

const formats: ReadonlyMap<string, string> = new Map([
  ["json", exported.exportLedger.path],
  ["hledger", exported.exportHledger.path],
  ["beancount", exported.exportBeancount.path],
])

/** `delta ledger`: the open export of a running platform, and everything in it computed again with the file alone. */
export const command: Command = {
  summary: { zh: "导出账簿，离线重新计算", en: "export the ledger, and compute it again offline" },
  help: {
    zh: `export [选项] | recompute <导出.json>
  export                         公开账簿：任何人都可导出，无需密钥
  --from 日期  --to 日期         起止日（含）；默认从最初到现在
  --format json|hledger|beancount  默认 json；后两种带余额断言
  --out 文件                     写入文件（完整写完才替换）；默认标准输出
  --url http://localhost:8080    平台地址（或环境变量 DELTA_URL）
  recompute <导出.json>          离线：重算每张账单、分成、协议执行、补助、分录、余额、月度清算单和批次根；- 为标准输入
  --json                         机器可读
  退出码：0 完成或一致，1 有差异并逐一写明，2 用法有误、无法读取或不是账簿导出`,
    en: `export [options] | recompute <export.json>
  export                         the open ledger: anyone may export it, no key is needed
  --from <day>  --to <day>       first and last day; from the beginning, to now
  --format json|hledger|beancount  json if left out; the others come with balances as assertions
  --out <file>                   into a file, replaced only when whole; standard output if left out
  --url http://localhost:8080    address of the platform (or DELTA_URL)
  recompute <export.json>        offline: every bill, split, execution of an agreement, subsidy, entry, balance, statement and
                                 root of a batch again, from what the file gives; - reads standard input
  --json                         for programs
  exit: 0 done, or the same; 1 differences, each is named; 2 asked wrongly, unreadable, or no export of a ledger`,
  },
  options: {
    ...platformOptions,
    from: { type: "string" },
    to: { type: "string" },
    format: { type: "string" },
    out: { type: "string" },
  },
  async run(words, output) {
    const [verb, file, ...more] = words.positionals
    if (verb === "export" && file === undefined) return exportLedger(words, output)
    if (verb === "recompute" && file !== undefined && more.length === 0) return recompute(file, output)
    throw new UsageError(
      output.language === "zh" ? "应为 export 或 recompute <导出.json>" : "expected export, or recompute <export.json>",
    )
  },
}

async function exportLedger(words: Words, output: Output): Promise<Exit> {
  const format = words.text("format") ?? "json"
  const path = formats.get(format)
  if (path === undefined) throw new UsageError(`--format ${format}: ${[...formats.keys()].join(", ")}`)
  const query = new URLSearchParams()
  for (const name of ["from", "to"]) {
    const given = words.text(name)
    if (given === undefined) continue
    if (!Day.safeParse(given).success) throw new UsageError(`--${name} ${given}: YYYY-MM-DD`)
    query.set(name, given)
  }
  const answer = await askPlatform(words, output, `${path}${query.size === 0 ? "" : `?${query}`}`)
  await writeWhole(piecesOf(answer), words.text("out"))
  return exit.done
}

async function* piecesOf({ body }: Response): AsyncGenerator<Uint8Array, void, undefined> {
  const reader = body?.getReader()
  for (let next = await reader?.read(); next?.done === false; next = await reader?.read()) yield next.value
}

function recompute(file: string, output: Output): Exit {
  const given = readLedgerExport(jsonIn(file, output))
  const done = recomputeLedger(given)
  const { id } = given.region
  output.say(
    "export",
    { region: id, at: given.at, from: given.from, to: given.to },
    {
      zh: `${given.region.name.zh}账簿（${given.from ?? "最初"} 至 ${given.to ?? "导出时"}），导出于 ${given.at}`,
      en: `Ledger of ${given.region.name.en} (${given.from ?? "the beginning"} to ${given.to ?? "the export"}), exported ${given.at}`,
    },
  )
  return answer(done, output)
}

function jsonIn(file: string, output: Output): unknown {
  let text: string
  try {
    text = readFileSync(file === "-" ? 0 : file, "utf8")
  } catch (error) {
    throw new UsageError(`${file}: ${oneLine(error)}`)
  }
  try {
    const json: unknown = JSON.parse(text)
    const twice = twiceNamed(text)
    if (twice === undefined) return json
    throw new UsageError(
      fileSays(file, output, { zh: `“${twice}”在同一对象中出现两次`, en: `"${twice}" stands twice in one object` }),
    )
  } catch (error) {
    if (error instanceof UsageError) throw error
    throw new UsageError(
      fileSays(file, output, { zh: `不是完整的 JSON：${oneLine(error)}`, en: `no whole JSON: ${oneLine(error)}` }),
    )
  }
}

function fileSays(file: string, { language }: Output, text: Text): string {
  return `${file}: ${text[language]}`
}

function oneLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).replace(/\s+/g, " ").slice(0, 300)
}

function answer({ differences, ...counted }: Recomputed, output: Output): Exit {
  for (const difference of differences) {
    const told = tellDifference(difference)
    output.say("difference", { ...difference, detail: told[output.language] }, told)
  }
  const facts = { ...counted, differences: differences.length }
  if (counted.unsealed > 0)
    output.say("unsealed", facts, {
      zh: "{unsealed} 笔分录不在任何批次中（导出前片刻的分录尚未封存；更早的应当都在批次中）",
      en: "{unsealed} entries are in no batch (those of the last moments are sealed a little later; all older ones should be)",
    })
  if (differences.length === 0) {
    output.say("same", facts, {
      zh: "一致：重新计算了 {bills} 张账单、{executions} 次协议执行、{subsidies} 笔补助、{entries} 笔分录、{accounts} 个账户、{statements} 张清算单、{batches} 个批次根",
      en: "The same: {bills} bills, {executions} executions of agreements, {subsidies} subsidies, {entries} entries, {accounts} accounts, {statements} statements and {batches} roots of batches computed again",
    })
    return exit.done
  }
  output.say("different", facts, {
    zh: "不一致：{differences} 处差异（{bills} 张账单、{entries} 笔分录）",
    en: "NOT the same: {differences} differences in {bills} bills and {entries} entries",
  })
  return exit.no
}
