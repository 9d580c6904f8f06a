import type { Language, Text } from "../base/index.ts"
import {
  answerOwnership,
  type ClauseAnswer,
  type OwnershipAnswer,
  type OwnershipRules,
  readOwnershipCase,
  shownClause,
  toldOwnership,
} from "../settlement/index.ts"
import { readOwnership } from "../store/ownership.ts"
import { readCaseGround } from "../store/rule-packs.ts"
import { answerCases, batchOption } from "./batch.ts"
import { type Command, type Exit, exit, UsageError } from "./command.ts"
import type { Output } from "./output.ts"
import { regionFolder } from "./region-folder.ts"

/** `delta ownership`: who owns a result, who may do what alone, how its income is divided; from a file alone. */
export const command: Command = {
  summary: {
    zh: "成果归谁、谁能单独许可、收入如何分配",
    en: "who owns a result, who may license it alone, how income is divided",
  },
  help: {
    zh: `<案例.json> | --batch <文件|-> | --rules
  案例：{"kind":"joint-invention","day":"2024-03-01",
         "parties":[{"id":"所","kind":"state-institute","jurisdiction":"CN","role":"co-maker"},
                    {"id":"厂","kind":"firm","jurisdiction":"CN","role":"co-maker"}],
         "ask":{"act":"license-ordinary","by":"厂"},
         "income":{"mode":"licence","gross":"100.01","currency":"CNY"}}
  还可以有 facts、programmes、contract、grant、team
  --rules          列出在案的规定及其版本
  --batch 文件     每行一个案例，每行一个答案；- 为标准输入
  --region 名称    货币取自哪个区域；默认见 package.json 的 config.region
  --json           机器可读
  退出码：0 完成（--batch 时即使有出错的行也为 0），2 案例无法回答或无法读取`,
    en: `<case.json> | --batch <file|-> | --rules
  case: {"kind":"joint-invention","day":"2024-03-01",
         "parties":[{"id":"a","kind":"state-institute","jurisdiction":"CN","role":"co-maker"},
                    {"id":"b","kind":"firm","jurisdiction":"CN","role":"co-maker"}],
         "ask":{"act":"license-ordinary","by":"b"},
         "income":{"mode":"licence","gross":"100.01","currency":"CNY"}}
  a case may also have facts, programmes, contract, grant, team
  --rules          lists what is on record, with its versions
  --batch <file>   one case a line, one answer a line; - reads standard input
  --region <name>  the region whose currency is known beside the others; config.region if left out
  --json           for programs
  exit: 0 done (with --batch also when lines answer an error); 2 the case cannot be answered, or read`,
  },
  options: { ...batchOption, rules: { type: "boolean" }, region: { type: "string" } },
  async run(words, output) {
    const rules = readOwnership()
    if ("problems" in rules)
      throw new UsageError(rules.problems.map(({ file, cause }) => `${file}: ${cause}`).join("; "))
    if (words.flag("rules")) return listRules(rules, output)
    const { currencies } = readCaseGround(regionFolder(words.text("region")))
    return answerCases(words, output, {
      answer: (given) => {
        const read = readOwnershipCase(given, rules.vocabulary, currencies)
        return toldOwnership(read, answerOwnership(rules, read, currencies))
      },
      show: (answer) => shown(answer, output.language, rules.vocabulary.acts),
    })
  },
}

function listRules({ instruments }: OwnershipRules, output: Output): Exit {
  for (const { id, title, layer, jurisdiction, versions } of instruments) {
    const from = Object.entries(versions).map(([day, version]) => ({ day, name: version?.name ?? null }))
    const line = (language: Language) =>
      from.map(({ day, name }) => `  ${day}  ${name === null ? "–" : name[language]}`).join("\n")
    output.say(
      "instrument",
      { id, title, layer, jurisdiction, versions: from },
      { zh: `${id}  ${title.zh}\n${line("zh")}`, en: `${id}  ${title.en}\n${line("en")}` },
    )
  }
  return exit.done
}

const states: Readonly<Record<OwnershipAnswer["owners"]["state"], Text>> = {
  decided: { zh: "所有人", en: "Owners" },
  open: { zh: "所有人（各层不一致，请约定）", en: "Owners (layers differ: agree on it)" },
  none: { zh: "没有在案的规定说明归属", en: "No rule on record says who owns" },
}

const answers: Readonly<Record<OwnershipAnswer["verdicts"][number]["answer"], Text>> = {
  permitted: { zh: "可以", en: "permitted" },
  "with-duties": { zh: "可以，但须", en: "permitted, but" },
  needs: { zh: "需要同意", en: "needs the consent of" },
  vetoed: { zh: "被否决", en: "vetoed by" },
  forbidden: { zh: "不得", en: "forbidden" },
  "not-owner": { zh: "不是所有人；须向所有人取得", en: "no owner: ask" },
  "not-told": { zh: "在案规定没有说明", en: "not told by what is on record" },
}

function shown(answer: OwnershipAnswer, language: Language, acts: Readonly<Record<string, Text>>): string {
  const { owners, verdicts, income, award, conflicts, gaps } = answer
  const said = (text: Text): string => text[language]
  const clause = (one: ClauseAnswer): string => `[${one.layer === "assumed" ? said(one.text) : said(shownClause(one))}]`
  const say = (zh: string, en: string): string => (language === "zh" ? zh : en)
  const row = (name: string, value: string, note: string): string =>
    `  ${name.padEnd(16)} ${value.padStart(14)}  ${note}`
  return [
    said(states[owners.state]),
    ...owners.owners.map((one) => row(one.party, one.share ?? "", clause(one.clause))),
    ...verdicts.map((one) => {
      const who = [...one.missing, ...one.vetoedBy, ...(one.answer === "not-owner" ? one.needs : [])].join(", ")
      const owed = one.duties.map(({ text }) => said(text)).join("; ")
      const act = acts[one.act]
      return `${one.by}: ${act === undefined ? one.act : said(act)}: ${[said(answers[one.answer]), who, owed, ...one.decidedBy.map(clause)].filter((part) => part !== "").join(" ")}`
    }),
    ...(income === null
      ? []
      : [say(`净收入 ${income.net} ${income.currency}`, `Net income ${income.net} ${income.currency}`)]),
    ...(income?.statements ?? []).flatMap(({ party, amount, lines }) => [
      row(party, amount, ""),
      ...lines.map(({ text, clause: by, also }) => `      ${said(text)} ${[by, ...also].map(clause).join(" ")}`),
    ]),
    ...(income?.owed ?? []).map((one) =>
      row(
        one.unit,
        one.amount,
        `${say("欠付案中没有列出的完成人", "owed to makers who are not named")} ${clause(one.clause)}`,
      ),
    ),
    ...(award === null ? [] : [say("专利奖金", "Award"), row(award.unit, award.amount, clause(award.clause))]),
    ...conflicts.map(({ sides, outcome }) =>
      [
        say("冲突：", "Conflict: "),
        ...sides.map(({ clause: by, says }) => `${clause(by)} ${said(says)}; `),
        said(outcome),
      ].join(""),
    ),
    ...gaps.map(({ text }) => said(text)),
  ].join("\n")
}
