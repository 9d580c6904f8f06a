import { createReadStream } from "node:fs"
import { createInterface } from "node:readline"
import { observatory } from "../api/contract/index.ts"
import { Day, Instant, localTime } from "../base/index.ts"
import { ExportedEntry, ExportHeader } from "../evidence/index.ts"
import { MeasuresReport, measureTables, openMeasuring } from "../observatory/index.ts"
import { measureDefinitionsOn } from "../store/measure-definitions.ts"
import { RegionFile, readYaml } from "../store/region-files.ts"
import { askPlatform, brokenBy, platformOptions } from "./ask-platform.ts"
import { type Command, type Exit, exit, UsageError, type Words } from "./command.ts"
import { sayMeasures } from "./measures-said.ts"
import type { Output } from "./output.ts"
import { regionFolder } from "./region-folder.ts"
import { writeFolder } from "./write-whole.ts"

/** `delta measures`: a region measured from its log, by a running platform or offline from the log's export. */
export const command: Command = {
  summary: {
    zh: "实时测度：由存证日志得出的跨省占比、流向、时长和停滞",
    en: "live measures of a region, from its log",
  },
  help: {
    zh: `[log.jsonl] [选项]
  （不写文件）                   由运行中的平台给出
  log.jsonl                      离线：由日志导出文件（/api/log/export）计算；- 为标准输入。签名和完整性另用 delta log verify 核验
  --from 日期  --to 日期         起止日（含，按区域时区）；默认从第一条到今天（离线：到最后一条之日）
  --at 时刻                      离线：停滞以此时刻为准；默认为最后一条的时刻
  --region 名称或目录            离线：区域；默认取日志来源所写的区域
  --out 目录                     写出 measures.json 和 shares、durations、flows、silence、stalls 各一个 CSV
  --url http://localhost:8080    平台地址（或环境变量 DELTA_URL）
  --json                         机器可读：一行，含全部数值和定义
  退出码：0 完成，2 用法有误、无法读取或不是日志导出`,
    en: `[log.jsonl] [options]
  (without a file)               as a running platform tells them
  log.jsonl                      offline, from the log's export (/api/log/export); - reads standard input. Signatures and
                                 wholeness are another matter: delta log verify
  --from <day>  --to <day>       first and last day in the region's zone; from the first entry to today (offline: to the last)
  --at <moment>                  offline: what waits is told for this moment; that of the last entry if left out
  --region <name or folder>      offline: the region; the one that the log's origin names if left out
  --out <folder>                 writes measures.json, and shares, durations, flows, silence and stalls as CSV
  --url http://localhost:8080    address of the platform (or DELTA_URL)
  --json                         for programs: one line with all figures and definitions
  exit: 0 done, 2 asked wrongly, unreadable, or no export of a log`,
  },
  options: {
    ...platformOptions,
    from: { type: "string" },
    to: { type: "string" },
    at: { type: "string" },
    region: { type: "string" },
    out: { type: "string" },
  },
  async run(words, output) {
    const [file, ...more] = words.positionals
    if (more.length > 0) throw new UsageError(output.language === "zh" ? "只能有一个文件" : "one file at most")
    const report = file === undefined ? await fromPlatform(words, output) : await fromFile(file, words)
    return answer(report, words, output)
  },
}

function dayOf(words: Words, name: "from" | "to"): Day | undefined {
  const given = words.text(name)
  if (given === undefined) return undefined
  const read = Day.safeParse(given)
  if (!read.success) throw new UsageError(`--${name} ${given}: YYYY-MM-DD`)
  return read.data
}

async function fromPlatform(words: Words, output: Output): Promise<MeasuresReport> {
  for (const name of ["at", "region"]) if (words.text(name) !== undefined) throw new UsageError(`--${name}: log.jsonl?`)
  const query = new URLSearchParams()
  for (const name of ["from", "to"] as const) {
    const on = dayOf(words, name)
    if (on !== undefined) query.set(name, on)
  }
  const path = `${observatory.readMeasures.path}${query.size === 0 ? "" : `?${query}`}`
  return MeasuresReport.parse(await (await askPlatform(words, output, path)).json())
}

async function fromFile(file: string, words: Words): Promise<MeasuresReport> {
  const lines = linesOf(file)
  const first = await lines.next()
  const header = ExportHeader.safeParse(first.done === true ? undefined : jsonIn(first.value))
  if (!header.success) throw new UsageError(`${file}: line 1 is no header of a log's export`)
  const { origin } = header.data
  const folder = regionOf(words.text("region") ?? origin.split("/").at(-1) ?? "")
  const { id, name, timeZone, currency, jurisdictions } = RegionFile.parse(readYaml(folder, "region.yaml"))
  const texts = ({ zh, en }: { readonly zh: string; readonly en: string }) => ({ zh, en })
  const measuring = openMeasuring({
    region: { id, name: texts(name), timeZone },
    currency,
    members: jurisdictions.map(({ code, name: called }) => ({ code, name: texts(called) })),
    origin,
  })
  let last: Instant | undefined
  let number = 1
  for await (const line of lines) {
    number += 1
    const content = jsonIn(line)
    // After the entries come the heads, which `delta log verify` checks.
    if (typeof content === "object" && content !== null && "checkpoint" in content) continue
    const read = ExportedEntry.safeParse(content)
    if (!read.success) throw new UsageError(`${file}: line ${number} is no entry of a log`)
    const { entry, index } = read.data
    if (index !== measuring.size())
      throw new UsageError(`${file}: line ${number}: entry ${measuring.size()} is missing`)
    measuring.read(entry)
    if (last === undefined || entry.at > last) last = entry.at
  }
  const now = momentOf(words) ?? last
  if (now === undefined) throw new UsageError(`${file}: no entry, so that there is nothing to measure; --at?`)
  const definitions = measureDefinitionsOn(localTime(now, timeZone).day)
  return measuring.report({ from: dayOf(words, "from"), to: dayOf(words, "to"), now, definitions })
}

function regionOf(named: string): string {
  try {
    return regionFolder(named)
  } catch (error) {
    throw error instanceof UsageError ? new UsageError(`--region ${error.message}`) : error
  }
}

function momentOf(words: Words): Instant | undefined {
  const given = words.text("at")
  if (given === undefined) return undefined
  const read = Instant.safeParse(given)
  if (!read.success) throw new UsageError(`--at ${given}: 2026-11-24T09:00:00+08:00`)
  return read.data
}

async function* linesOf(file: string): AsyncGenerator<string, void, undefined> {
  const input = file === "-" ? process.stdin : createReadStream(file)
  try {
    for await (const line of createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY }))
      if (line !== "") yield line
  } catch (error) {
    throw new UsageError(`${file}: ${brokenBy(error)}`)
  }
}

function jsonIn(line: string): unknown {
  try {
    return JSON.parse(line)
  } catch {
    return undefined
  }
}

async function answer(report: MeasuresReport, words: Words, output: Output): Promise<Exit> {
  const out = words.text("out")
  if (out !== undefined) {
    const tables = measureTables(report).map(({ name, rows }) => [name, csvOf(rows)] as const)
    await writeFolder(out, { "measures.json": [`${JSON.stringify(report, null, 1)}\n`], ...Object.fromEntries(tables) })
  }
  sayMeasures(report, output)
  return exit.done
}

/** Codes, days and numbers alone: nothing in them needs quotation marks. */
function csvOf(rows: readonly (readonly (string | number)[])[]): readonly string[] {
  return rows.map((row) => `${row.join(",")}\n`)
}
