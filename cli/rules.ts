import { readFileSync } from "node:fs"
import { type Day, Day as DayShape, instantAt, instantOf, localTime, type Text } from "../base/index.ts"
import {
  asJsonExport,
  asXmlExport,
  type ConsolidatedText,
  compile,
  consolidatedOn,
  type DecisionRequest,
  decide,
  listsInOrder,
  listTitles,
  readRequest,
  underExceptions,
} from "../rulebook/index.ts"
import { findingsIn } from "../store/check-rules.ts"
import { type RegionRules, readRegionRules } from "../store/region-rules.ts"
import { type Command, type Exit, exit, UsageError, type Words } from "./command.ts"
import type { Output } from "./output.ts"
import { regionFolder } from "./region-folder.ts"

/** `delta rules`: checks, asks and reads the rules of a region from its files alone: no server, no database. */
export const command: Command = {
  summary: { zh: "离线检查、试用和查看规则", en: "check, try and read the rules, offline" },
  help: {
    zh: `lint [文件夹] | decide <请求.json> | text [选项]
  lint [文件夹]          检查清单、参数、例外和责任矩阵；每个问题写明文件、行号和原因
  decide <请求.json>     按清单判断一个请求（或一列请求）：结论、版本、起决定作用的条目和理由
  text --on 日期         某日施行的清单全文
  --region 名称          地区：data/regions 下的文件夹名或路径；默认见 package.json 的 config.region
  --day 日期             按哪一天判断；默认今天（地区时间）
  --on 日期              text：哪一天的全文；默认今天
  --xml                  text：XML（结构见 rulebook/history/rules.xsd）
  --json                 机器可读
  退出码：0 无问题或允许，1 有问题或不允许，2 用法有误或无法读取`,
    en: `lint [folder] | decide <request.json> | text [options]
  lint [folder]          checks lists, parameters, exceptions and responsibility matrix; each finding with file, line and cause
  decide <request.json>  decides a request (or each of a list) by the lists: outcome, version, deciding entries, the reason
  text --on DATE         the whole text of the lists in force on a day
  --region <name>        the region: name of a folder in data/regions, or its path; config.region of package.json if left out
  --day <date>           the day to decide by; today in the region if left out
  --on <date>            text: the day; today if left out
  --xml                  text: as XML (rulebook/history/rules.xsd tells its structure)
  --json                 for programs
  exit: 0 no finding, or permitted; 1 findings, or refused; 2 asked wrongly or unreadable`,
  },
  options: {
    region: { type: "string" },
    day: { type: "string" },
    on: { type: "string" },
    xml: { type: "boolean" },
  },
  async run(words, output) {
    const [verb, given, ...more] = words.positionals
    if (more.length === 0 && verb === "lint") return check(await rulesIn(given ?? words.text("region")), words, output)
    if (more.length === 0 && verb === "decide" && given !== undefined) {
      const requests = requestsIn(given, output)
      return answer(requests, await rulesIn(words.text("region")), words, output)
    }
    if (given === undefined && verb === "text") return show(await rulesIn(words.text("region")), words, output)
    throw new UsageError(
      output.language === "zh"
        ? "应为 lint [文件夹]、decide <请求.json> 或 text --on 日期"
        : "expected lint [folder], decide <request.json> or text --on DATE",
    )
  },
}

async function rulesIn(named: string | undefined): Promise<RegionRules> {
  const folder = regionFolder(named)
  try {
    return await readRegionRules(folder)
  } catch (error) {
    throw new UsageError(`${folder}: ${oneLine(error)}`)
  }
}

function oneLine(error: unknown): string {
  return (error instanceof Error ? error.message : String(error)).replace(/\s+/g, " ")
}

function dayOf(words: Words, option: "day" | "on", { region }: RegionRules): Day {
  const given = words.text(option)
  if (given === undefined) return localTime(instantOf(Date.now()), region.timeZone).day
  const day = DayShape.safeParse(given)
  if (!day.success) throw new UsageError(`--${option} ${given}: YYYY-MM-DD, 1900–2999`)
  return day.data
}

interface Shown {
  readonly file: string
  readonly line: number | null
  readonly entry: string
  readonly kind: string
  readonly cause: Text
}

function check(rules: RegionRules, words: Words, output: Output): Exit {
  const found = shownFindings(rules, dayOf(words, "day", rules))
  for (const { file, line, entry, kind, cause } of found) {
    const where = [file, ...(line === null ? [] : [line])].join(":")
    const told = { zh: `${where} ${entry} ${kind}：${cause.zh}`, en: `${where} ${entry} ${kind}: ${cause.en}` }
    output.say("finding", { file, line, entry, kind, detail: cause[output.language] }, told)
  }
  const faults = found.filter(({ kind }) => kind !== "not-checked").length
  const counted = { entries: rules.entries.length, findings: faults, notes: found.length - faults }
  if (faults > 0) {
    output.say("unsound", counted, {
      zh: "{entries} 条，{findings} 个问题，{notes} 个提示",
      en: "{findings} findings and {notes} notes in {entries} entries",
    })
    return exit.no
  }
  output.say("sound", counted, {
    zh: "{entries} 条，没有问题，{notes} 个提示",
    en: "{entries} entries, no finding, {notes} notes",
  })
  return exit.done
}

function shownFindings(rules: RegionRules, day: Day): readonly Shown[] {
  const { region, entries, exceptions, responsibilities, parameters, places } = rules
  const jurisdictions = region.jurisdictions.map(({ code }) => code)
  const wrong = rules.problems.map(
    ({ file, line, entry, cause }): Shown => ({
      file,
      line: line > 0 ? line : null,
      entry,
      kind: "unreadable",
      cause: { zh: cause, en: cause },
    }),
  )
  const whole = findingsIn({ entries, parameters, exceptions, responsibilities, jurisdictions, day, places })
  return [...wrong, ...whole]
}

/** The request of a file, or all of a list; nothing is decided when one of them is not well formed. */
function requestsIn(file: string, output: Output): readonly DecisionRequest[] {
  let raw: unknown
  try {
    raw = JSON.parse(readFileSync(file, "utf8"))
  } catch (error) {
    throw new UsageError(`${file}: ${oneLine(error)}`)
  }
  const listed: readonly unknown[] = Array.isArray(raw) ? raw : [raw]
  if (listed.length === 0) throw new UsageError(`${file}: ${output.language === "zh" ? "没有请求" : "no request"}`)
  return listed.map((one, at) => {
    const request = readRequest(one)
    if (!("problems" in request)) return request
    const place = Array.isArray(raw) ? ` [${at}]` : ""
    throw new UsageError(`${file}${place}: ${request.problems.join(output.language === "zh" ? "；" : "; ")}`)
  })
}

function answer(requests: readonly DecisionRequest[], rules: RegionRules, words: Words, output: Output): Exit {
  whole(rules)
  const day = dayOf(words, "day", rules)
  const lists = compile(1, underExceptions(rules.entries, rules.exceptions))
  const decisions = requests.map((request) => decide(request, lists, day))
  for (const { outcome, reason, act, ...rest } of decisions) {
    const entries = rest.entries.join(", ") || "—"
    const verdict = outcome === "permit" ? { zh: "允许", en: "permitted" } : { zh: "不允许", en: "refused" }
    output.say(
      "decision",
      { outcome, act, ...rest, reason },
      {
        zh: `${verdict.zh}：${act}（${day}，清单第 ${rest.listVersion} 版，条目 ${entries}）\n${reason.zh}`,
        en: `${verdict.en}: ${act} (${day}, list version ${rest.listVersion}, entries ${entries})\n${reason.en}`,
      },
    )
  }
  return decisions.every(({ outcome }) => outcome === "permit") ? exit.done : exit.no
}

/** Lists with a problem decide nothing: what is missing might have forbidden it. @throws UsageError */
function whole({ problems: [first] }: RegionRules): void {
  if (first !== undefined) throw new UsageError(`${first.file}:${first.line}: ${first.cause} (delta rules lint)`)
}

function show(rules: RegionRules, words: Words, output: Output): Exit {
  whole(rules)
  const { region, entries, exceptions } = rules
  const on = dayOf(words, "on", rules)
  const standing = underExceptions(entries, exceptions)
  const first = standing.map(({ from }) => from).sort()[0] ?? on
  const founding = {
    number: 1,
    effectiveAt: instantAt(first, 0, region.timeZone),
    source: "the region's founding lists",
    entries: standing,
  }
  const text = consolidatedOn([founding], on, region.timeZone)
  if (words.flag("xml")) process.stdout.write(asXmlExport(text, region))
  else output.say("text", asJsonExport(text, region.id), asWords(text, region.name))
  return exit.done
}

function asWords(text: ConsolidatedText, region: Text): Text {
  const version = text.version?.number ?? "—"
  return {
    zh: [`${region.zh}　规则全文　${text.day}　第 ${version} 版`, ...articles(text, "zh")].join("\n\n"),
    en: [`${region.en}: rules in force on ${text.day}, version ${version}`, ...articles(text, "en")].join("\n\n"),
  }
}

function articles({ entries }: ConsolidatedText, language: "zh" | "en"): readonly string[] {
  return listsInOrder.flatMap((list) => {
    const listed = entries.filter((entry) => entry.list === list)
    if (listed.length === 0) return []
    return [
      listTitles[list][language],
      ...listed.map(({ id, title, text }) => `${id} ${title[language]}\n${text[language]}`),
    ]
  })
}
