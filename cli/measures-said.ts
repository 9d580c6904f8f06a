import { formatMinorUnits, type Language, type Text } from "../base/index.ts"
import type { MeasuresReport } from "../observatory/index.ts"
import { aligned } from "./aligned.ts"
import type { Output } from "./output.ts"

type Duration = MeasuresReport["figures"]["durations"][number]

/** Says measures: as tables for people, or with `--json` the whole report on one line. */
export function sayMeasures(report: MeasuresReport, output: Output): void {
  const text = { zh: written(report, "zh"), en: written(report, "en") }
  // Braces in a text would be read as places to fill in.
  output.say("measures", { ...report, written: text[output.language] }, { zh: "{written}", en: "{written}" })
}

function written(report: MeasuresReport, language: Language): string {
  const say = (zh: string, en: string) => (language === "zh" ? zh : en)
  const { period, log, asAt, definitions, region } = report
  const head = say(
    `${region.name.zh} ${period.from} 至 ${period.to}（日志前 ${log.size} 条；定义自 ${definitions.from} 起）`,
    `${region.name.en}, ${period.from} to ${period.to} (first ${log.size} entries of the log; definitions of ${definitions.from})`,
  )
  return [
    head,
    sharesOf(report, language),
    durationsOf(report, language),
    flowsOf(report, language),
    `${say("所看时刻", "What waits at")} ${asAt}`,
    stallsOf(report, language),
    ...definitions.notYet.map(({ title, definition }) => `${title[language]}: ${definition[language]}`),
  ].join("\n\n")
}

function titleOf({ definitions }: MeasuresReport, id: string): Text {
  return definitions.measures.find((one) => one.id === id)?.title ?? { zh: id, en: id }
}

function sharesOf(report: MeasuresReport, language: Language): string {
  const heads: Text = { zh: "占比 部分/全部 条目", en: "share part/whole entries" }
  const rows = report.figures.shares.map(({ id, part, whole, value, entries }) => [
    titleOf(report, id)[language],
    value === null ? "–" : `${(value * 100).toFixed(1)}%`,
    `${part}/${whole}`,
    `${entries}`,
  ])
  return aligned([["", ...heads[language].split(" ")], ...rows])
}

const between: Readonly<Record<Duration["between"], Text>> = {
  all: { zh: "全部", en: "all" },
  within: { zh: "省内", en: "within" },
  across: { zh: "跨省", en: "across" },
}

function durationsOf(report: MeasuresReport, language: Language): string {
  const { percentiles } = report.definitions
  const heads: Text = { zh: "范围 次数", en: "between count" }
  const rows = report.figures.durations.map((one) => [
    titleOf(report, one.id)[language],
    between[one.between][language],
    `${one.count}`,
    ...percentiles.map((_, at) => hours(one.percentiles[at]?.milliseconds)),
    hours(one.longest ?? undefined),
  ])
  const longest = language === "zh" ? "最长" : "longest"
  return aligned([["", ...heads[language].split(" "), ...percentiles.map((one) => `P${one}`), longest], ...rows])
}

function hours(milliseconds: number | undefined): string {
  return milliseconds === undefined ? "–" : `${(milliseconds / 3_600_000).toFixed(1)} h`
}

function flowsOf({ figures, currency }: MeasuresReport, language: Language): string {
  const heads: Text = { zh: "用户 设施 预约 已结算 分钟 金额", en: "home host made settled minutes money" }
  const money = (amount: string) => `${formatMinorUnits(BigInt(amount), currency)} ${currency.code}`
  const { cells, all } = figures.flows
  return aligned([
    heads[language].split(" "),
    ...cells.map((one) => [one.home, one.host, `${one.made}`, `${one.settled}`, `${one.minutes}`, money(one.money)]),
    ["", "", `${all.made}`, `${all.settled}`, `${all.minutes}`, money(all.money)],
  ])
}

function stallsOf(report: MeasuresReport, language: Language): string {
  if (report.stalls.length === 0) return language === "zh" ? "没有等待中的事项" : "nothing waits"
  const heads: Text = { zh: "成员 等待 逾期 无期限 最早", en: "member waiting overdue clockless since" }
  const rows = report.stalls.map(({ stage, member, waiting, overdue, clockless, since }) => [
    titleOf(report, stage)[language],
    ...[member, `${waiting}`, `${overdue}`, `${clockless}`, since],
  ])
  return aligned([["", ...heads[language].split(" ")], ...rows])
}
