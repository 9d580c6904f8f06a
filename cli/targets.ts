import { Day, fill, instantOf, localTime, type Text } from "../base/index.ts"
import {
  readTargets,
  standingOf,
  type Target,
  type TargetProblem,
  type TargetStanding,
  type TextRow,
  targetRefusals,
} from "../observatory/index.ts"
import { RegionFile, readTargetTables, readYaml } from "../store/region-files.ts"
import { aligned } from "./aligned.ts"
import { type Command, exit, UsageError } from "./command.ts"
import type { Output } from "./output.ts"
import { regionFolder } from "./region-folder.ts"
import { targetsCsv } from "./targets-csv.ts"
import { writeWhole } from "./write-whole.ts"

/** A target with its row and where it stands. */
export interface ToldTarget {
  readonly row: TextRow
  readonly target: Target
  readonly standing: TargetStanding
}

/** `delta targets`: goals of plans, what was reached, and whether they will be, from a region's files alone. */
export const command: Command = {
  summary: {
    zh: "规划目标：差距、趋势、按现有速度的到达年份、状态",
    en: "targets of plans: distance, trend, year of arrival at the present pace, state",
  },
  help: {
    zh: `[--on 日期] [--region 名称] [--json] [--out 文件.csv]
  --on 日期        按该日之前已结束的年份判断；默认为该区域的今天
  --region 名称    data/regions 下的名称或一个文件夹；默认见 package.json 的 config.region
  --out 文件       写出 CSV：每个目标的数值、来源、定义和判断
  --json           机器可读，每个目标一行
  状态：met 已达到，on-the-way 按现有速度可按期达到，off 未达到或按现有速度不能按期达到，unknown 未知，
        definition-disputed 口径有争议（不作比较）
  到达年份：各年实际值的最小二乘直线；三个以上的年份给出 80% 区间（Fieller），两个年份不给区间
  数据：targets.csv 和 target-actuals.csv；单位不同或无法读取的行逐行列出
  退出码：0 完成，2 用法有误或有无法读取的行`,
    en: `[--on DAY] [--region NAME] [--json] [--out FILE.csv]
  --on DAY         judged by the years that had ended by that day; today in the region if left out
  --region NAME    a name in data/regions, or a folder; config.region if left out
  --out FILE       CSV: figures, sources, definition and verdict of each target
  --json           for programs, one target a line
  states: met, on-the-way (in time at the present pace), off (missed, or too late at the present pace), unknown,
          definition-disputed (figures follow other definitions: not compared)
  arrival: the least-squares line through the yearly values, with an 80 % interval (Fieller) from three years on; none from two
  data: targets.csv and target-actuals.csv; rows of another unit, or that cannot be read, are named one by one
  exit: 0 done, 2 asked wrongly or a row that cannot be read`,
  },
  options: { on: { type: "string" }, region: { type: "string" }, out: { type: "string" } },
  async run(words, output) {
    if (words.positionals.length > 0) throw new UsageError(words.positionals.join(" "))
    const folder = regionFolder(words.text("region"))
    const on = dayOf(words.text("on"), folder)
    const tables = readTargetTables(folder)
    const { targets, problems } = readTargets(tables)
    const told = targets.map((target): ToldTarget => {
      const row = tables.targets[target.row - 2] ?? {}
      return { row, target, standing: standingOf(target, on) }
    })
    sayTargets(told, output)
    const out = words.text("out")
    if (out !== undefined) await writeWhole([targetsCsv(told)], out)
    for (const problem of problems) sayProblem(problem, output)
    return problems.length === 0 ? exit.done : exit.wrong
  },
}

function dayOf(given: string | undefined, folder: string): Day {
  if (given !== undefined) {
    const read = Day.safeParse(given)
    if (!read.success) throw new UsageError(`--on ${given}: ${read.error.issues[0]?.message ?? ""}`)
    return read.data
  }
  const { timeZone } = RegionFile.parse(readYaml(folder, "region.yaml"))
  return localTime(instantOf(Date.now()), timeZone).day
}

const states: Readonly<Record<TargetStanding["state"], Text>> = {
  met: { zh: "已达到", en: "met" },
  "on-the-way": { zh: "进展中", en: "on the way" },
  off: { zh: "未达到", en: "off" },
  unknown: { zh: "未知", en: "unknown" },
  "definition-disputed": { zh: "口径有争议", en: "definition disputed" },
}

function sayTargets(told: readonly ToldTarget[], output: Output): void {
  const { language } = output
  const heads: readonly Text[] = [
    ...[
      { zh: "代码", en: "id" },
      { zh: "状态", en: "state" },
      { zh: "目标", en: "target" },
      { zh: "年份", en: "by" },
    ],
    ...[
      { zh: "实际", en: "actual" },
      { zh: "年份", en: "year" },
      { zh: "差距", en: "missing" },
    ],
    ...[
      { zh: "每年", en: "a year" },
      { zh: "到达", en: "arrival" },
      { zh: "指标", en: "indicator" },
    ],
  ]
  const rows = told.map(({ row, target, standing }) => [
    target.id,
    states[standing.state][language],
    target.value === null ? "–" : `${target.operator} ${target.value}`,
    `${target.year ?? "–"}`,
    `${standing.actual?.value ?? "–"}`,
    `${standing.actual?.year ?? "–"}`,
    numberText(standing.distance),
    numberText(standing.pace),
    arrivalText(standing.arrival),
    `${row[`region_${language === "zh" ? "zh" : "code"}`] ?? ""} ${row[`indicator_${language}`] ?? ""} (${target.unit})`,
  ])
  const [head = "", ...lines] = aligned([heads.map((text) => text[language]), ...rows]).split("\n")
  for (const [place, { row, target, standing }] of told.entries()) {
    const facts = {
      ...standing,
      region: row.region_code,
      indicator: { zh: row.indicator_zh, en: row.indicator_en },
      target: { operator: target.operator, value: target.value, year: target.year, unit: target.unit },
      definition: target.definition,
      otherDefinitions: target.otherDefinitions,
      rivals: target.rivals,
      source: row.source_target,
      note: row.note,
    }
    const line = lines[place] ?? ""
    const text = place === 0 ? `${head}\n${line}` : line
    output.say("target", facts, { zh: text, en: text })
  }
}

function numberText(value: number | null): string {
  return value === null ? "–" : `${Number(value.toPrecision(6))}`
}

function arrivalText(arrival: TargetStanding["arrival"]): string {
  if (arrival === null) return "–"
  const year = arrival.year.toFixed(1)
  if (arrival.interval === null) return year
  const { earliest, latest } = arrival.interval
  return `${year} [${earliest === null ? "…" : earliest.toFixed(1)}, ${latest === null ? "…" : latest.toFixed(1)}]`
}

function sayProblem({ code, facts, ...at }: TargetProblem, output: Output): void {
  const text = Object.entries(targetRefusals).find(([known]) => known === code)?.[1]
  const of = (language: "zh" | "en") =>
    text === undefined ? code : `${fill(text.detail[language], facts)} ${fill(text.help[language], facts)}`
  output.fail("problem", { ...at, code, ...facts }, { zh: of("zh"), en: of("en") })
}
