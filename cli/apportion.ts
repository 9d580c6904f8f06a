import type { Language, Text } from "../base/index.ts"
import { Refusal } from "../base/index.ts"
import { type ApportionmentAnswer, answerOf, apportionUnder, type RulePack, readCase } from "../settlement/index.ts"
import { readCaseGround, readRulePacks } from "../store/rule-packs.ts"
import { answerCases, batchOption } from "./batch.ts"
import { type Command, type Exit, exit, UsageError } from "./command.ts"
import type { Output } from "./output.ts"
import { regionFolder } from "./region-folder.ts"

/** `delta apportion`: divides an amount between places under a rule pack, from a file alone. */
export const command: Command = {
  summary: { zh: "按规则包在各地之间分摊一笔金额", en: "divide an amount between places under a rule pack" },
  help: {
    zh: `<案例.json> | --batch <文件|-> | --packs
  案例：{"pack":"cn-2012-57","day":"2024-12-31","currency":"CNY","amount":"1000.00",
         "units":[{"id":"甲","place":"320500","factors":{"revenue":"600","payroll":"120","assets":"900"}}],"facts":{}}
  单位还可以有 role、parent、flags、opened、closed、rate、multiplier、floor、cap；案例还可以有 totals 和 agreement
  --packs          列出规则包：版本、因素、事实、角色和标记
  --batch 文件     每行一个案例，每行一个答案；- 为标准输入
  --region 名称    已知地区代码和货币取自哪个区域；默认见 package.json 的 config.region
  --json           机器可读
  退出码：0 完成（--batch 时即使有出错的行也为 0），2 案例无法分摊或无法读取`,
    en: `<case.json> | --batch <file|-> | --packs
  case: {"pack":"cn-2012-57","day":"2024-12-31","currency":"CNY","amount":"1000.00",
         "units":[{"id":"a","place":"320500","factors":{"revenue":"600","payroll":"120","assets":"900"}}],"facts":{}}
  a unit may also have role, parent, flags, opened, closed, rate, multiplier, floor, cap; a case totals and agreement
  --packs          lists the rule packs: versions, factors, facts, roles and flags
  --batch <file>   one case a line, one answer a line; - reads standard input
  --region <name>  the region whose places and currency are known beside the registers; config.region if left out
  --json           for programs
  exit: 0 done (with --batch also when lines answer an error); 2 the case cannot be divided, or read`,
  },
  options: { ...batchOption, packs: { type: "boolean" }, region: { type: "string" } },
  async run(words, output) {
    const { packs, problems } = readRulePacks()
    const [first] = problems
    if (first !== undefined) throw new UsageError(`${first.file}:${first.line}: ${first.cause}`)
    if (words.flag("packs")) return listPacks([...packs.values()], output)
    const { currencies, places } = readCaseGround(regionFolder(words.text("region")))
    return answerCases(words, output, {
      answer: (given) => {
        const one = readCase(given, currencies)
        const pack = packs.get(one.pack)
        if (pack === undefined)
          throw new Refusal("settlement.unknown-pack", { pack: one.pack, known: [...packs.keys()].join(", ") })
        return answerOf(apportionUnder(pack, one, places))
      },
      show: (answer) => shown(answer, output.language),
    })
  },
}

function listPacks(packs: readonly RulePack[], output: Output): Exit {
  for (const { id, title, status, versions, factors, facts, roles, flags } of packs) {
    const from = Object.keys(versions)
    const named = (of: Readonly<Record<string, unknown>>) => Object.keys(of)
    const words = [...from, status, ...named(factors)].join(" ")
    const told = { zh: `${id}  ${title.zh}\n  ${words}`, en: `${id}  ${title.en}\n  ${words}` }
    const facets = { factors: named(factors), facts: named(facts), roles: named(roles), flags: named(flags) }
    output.say("pack", { id, title, status, versions: from, ...facets }, told)
  }
  return exit.done
}

function shown(
  { title, packVersion, currency, whole, parts, pools, steps, assumed }: ApportionmentAnswer,
  language: Language,
) {
  const say = (zh: string, en: string): string => (language === "zh" ? zh : en)
  const row = (id: string, amount: string, note: string): string =>
    `  ${id.padEnd(20)} ${amount.padStart(18)}  ${note}`.trimEnd()
  const why = ({ share, excluded, levy, paidIn }: ApportionmentAnswer["parts"][number]): string =>
    [
      excluded === undefined ? share : excluded[language],
      ...(paidIn === undefined ? [] : [say(`缴入 ${paidIn}`, `paid in ${paidIn}`)]),
      ...(levy === undefined ? [] : [say(`征收 ${levy}`, `levy ${levy}`)]),
    ].join("  ")
  const textOf = (text: Text): string => text[language]
  const groundOf = ({ source, assumed: isAssumed }: ApportionmentAnswer["steps"][number]): string =>
    source === undefined ? "" : `  [${isAssumed === true ? say("假设：", "assumed: ") : ""}${textOf(source)}]`
  return [
    say(
      `${title.zh}（${packVersion} 版）：${whole} ${currency}`,
      `${title.en} (version of ${packVersion}): ${whole} ${currency}`,
    ),
    ...parts.map((part) => row(part.id, part.amount, why(part))),
    ...pools.map((pool) => row(pool.id, pool.amount, [textOf(pool.title), pool.place ?? ""].join("  "))),
    say("步骤", "Steps"),
    ...steps.map((step) => `  ${textOf(step.text)}${groundOf(step)}`),
    ...(assumed.length === 0 ? [] : [say("假设", "Assumed")]),
    ...assumed.map((reason) => `  ${textOf(reason)}`),
  ].join("\n")
}
