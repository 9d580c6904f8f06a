import { Day, sheetField, type Text } from "../base/index.ts"
import { type AuditedPlan, auditReport, type PlanReport, planTables, rangesOf } from "../observatory/index.ts"
import { type Command, type Exit, exit, UsageError, type Words } from "./command.ts"
import type { Output } from "./output.ts"
import { readLexicon, readPlans } from "./plan-files.ts"
import { regionFolder } from "./region-folder.ts"
import { writeFolder } from "./write-whole.ts"

const help: Text = {
  zh: `audit <文件或目录…>          审读规划：八个领域与各主题、点名邻省、承诺与口号、缺项、年度比较
  文件            PDF、DOCX、HTML、Markdown、TXT（UTF-8 或 GB18030）；目录含其下全部文件
  --member 代码   这些规划属于哪个成员（或区域代号）；省略时由文件名和标题判断，并写明依据
  --terms 文件    覆盖词库的 YAML，写法同 data/plan-terms/
  --on 日期       使用这一天有效的词库；省略时为今天
  --region 名称   区域；省略时为本安装的区域
  --out 目录      写出 coverage.csv、passages.csv、absent.csv、audit.json
  --json          机器可读
  退出码：0 完成，2 文件无法审读（写明文件与页码）`,
  en: `audit <files or folders…>    plans: eight areas and themes, neighbours named, commitments and slogans, what is absent, changes
  files           PDF, DOCX, HTML, Markdown, TXT (UTF-8 or GB18030); a folder with all files below it
  --member CODE   whose plans they are (or the region's id); found from name and title if left out, and told
  --terms FILE    YAML that goes over the terms, written like data/plan-terms/
  --on DAY        terms of that day; today if left out
  --region NAME   the region; this installation's if left out
  --out DIR       writes coverage.csv, passages.csv, absent.csv, audit.json
  --json          for programs
  exit: 0 done, 2 a file cannot be audited (named with its page)`,
}

/** `delta plan audit`: what plans say, from files alone. */
export const command: Command = {
  summary: { zh: "规划审读：覆盖、承诺、缺项", en: "audit of plans: coverage, commitments, what is absent" },
  help,
  options: {
    member: { type: "string" },
    terms: { type: "string" },
    on: { type: "string" },
    region: { type: "string" },
    out: { type: "string" },
  },
  async run(words, output) {
    const [name, ...paths] = words.positionals
    if (name !== "audit" || paths.length === 0)
      throw new UsageError(
        output.language === "zh" ? "应为 delta plan audit <文件…>" : "expected delta plan audit <files…>",
      )
    const lexicon = readLexicon(regionFolder(words.text("region")), words.text("terms"), dayOf(words))
    const report = auditReport(await readPlans(paths, words.text("member")), lexicon)
    return answer(report, words, output)
  },
}

function dayOf(words: Words): Day {
  const given = words.text("on") ?? new Date().toISOString().slice(0, 10)
  const read = Day.safeParse(given)
  if (!read.success) throw new UsageError(`--on ${given}: YYYY-MM-DD`)
  return read.data
}

async function answer(report: PlanReport, words: Words, output: Output): Promise<Exit> {
  const folder = words.text("out")
  if (folder !== undefined) {
    const { coverage, passages, absent } = planTables(report)
    await writeFolder(folder, {
      "coverage.csv": csv(coverage),
      "passages.csv": csv(passages),
      "absent.csv": csv(absent),
      "audit.json": [`${JSON.stringify(report, null, 1)}\n`],
    })
  }
  for (const plan of report.plans) sayPlan(plan, report, output)
  for (const { member, from, to, topic, before, after } of report.changes)
    output.say(
      "change",
      { member, from: from.year, to: to.year, topic, before, after },
      {
        zh: "{member} {from}→{to}：{topic} 由 {before} 变为 {after}",
        en: "{member} {from}→{to}: {topic} from {before} to {after}",
      },
    )
  if (folder !== undefined) output.say("written", { folder }, { zh: "已写入 {folder}", en: "written to {folder}" })
  return exit.done
}

function sayPlan(plan: AuditedPlan, report: PlanReport, output: Output): void {
  const { file, owner, unread } = plan
  const figures = report.figures.find((one) => one.file === file)
  const absences = report.absences.filter((one) => one.file === file)
  output.say(
    "plan",
    {
      ...figures,
      file,
      owner,
      unread,
      neighbours: figures?.neighbours.join(" ") || "–",
      told: owner.memberText || "--member",
    },
    {
      zh: "{file}：{member}（依据：{told}），{pages} 页，{sentences} 句；有关段落 {passages}，跨省 {across}，承诺 {commitments}，口号 {slogans}，点名邻省 {neighbours}",
      en: "{file}: {member} (by {told}), {pages} pages, {sentences} sentences; passages {passages}, across {across}, commitments {commitments}, slogans {slogans}, neighbours named {neighbours}",
    },
  )
  if (unread.length > 0)
    output.say(
      "unread",
      { file, pages: rangesOf(unread) },
      { zh: "  第 {pages} 页没有文字，未审读", en: "  pages {pages} hold no text and were not audited" },
    )
  for (const { topic, state, passages, across, committedAcross, quote } of report.cells.filter(
    (one) => one.file === file,
  ))
    output.say(
      "cell",
      {
        file,
        kind: topic.kind,
        topic: topic.id,
        state,
        passages,
        across,
        committedAcross,
        number: quote?.number ?? null,
        quote: quote?.text ?? "",
      },
      {
        zh: `  ${topic.name.zh}：{passages}（跨省 {across}，跨省承诺 {committedAcross}）${quote === undefined ? "" : `　第${quote.number}${plan.unit === "page" ? "页" : "节"}“{quote}”`}`,
        en: `  ${topic.name.en}: {passages} (across {across}, committed across {committedAcross})${quote === undefined ? "" : `  ${plan.unit} ${quote.number}: “{quote}”`}`,
      },
    )
  const names = absences.map(({ what, id, how }) => `${what}:${id}:${how}`).join(" ")
  output.say("absent", { file, absences, names }, { zh: "  缺：{names}", en: "  absent: {names}" })
}

function* csv(rows: readonly (readonly string[])[]): Iterable<string> {
  for (const row of rows) yield `${row.map(sheetField).join(",")}\r\n`
}
