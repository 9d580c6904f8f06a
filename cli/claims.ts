import { type ClaimsRule, claimsAnswer, claimsRules, divideClaims, readClaims } from "../settlement/index.ts"
import { aligned } from "./aligned.ts"
import { answerCases, batchOption } from "./batch.ts"
import { type Command, UsageError, type Words } from "./command.ts"
import type { Output } from "./output.ts"

const rules = claimsRules.join("|")

/** `delta claims`: divides an estate that is too small for all claims; exact, offline. */
export const command: Command = {
  summary: { zh: "按主张分配不足额的总额", en: "divide an estate that is too small for all claims" },
  help: {
    zh: `<主张.json> --rule 规则 [--json]
  --rule   ${rules}
  --batch <文件|->   每行一个 JSON，每行输出一个 JSON；出错的行输出 {"error":{"code","message"}}，不影响其他行
  --json   机器可读：{"rule","guarantee","shares":{"甲":"50"},"decimals":{"甲":50}}
  文件：{"estate":"400","claims":{"a":"100","b":"200","c":"300"}}；数可写成 7、0.35 或 "7/3"
  cea 等额所得，cel 等额损失；结果为精确分数
  退出码：0 已回答（--batch 时即使有出错的行也为 0），2 用法有误或输入有误`,
    en: `<claims.json> --rule RULE [--json]
  --rule   ${rules}
  --batch <file|->   one JSON a line in, one JSON line out for each; a bad line answers {"error":{"code","message"}} and stops no other
  --json   for programs: {"rule","guarantee","shares":{"a":"50"},"decimals":{"a":50}}
  file: {"estate":"400","claims":{"a":"100","b":"200","c":"300"}}; numbers are 7, 0.35 or "7/3"
  cea: constrained equal awards, cel: constrained equal losses; results are exact fractions
  exit: 0 answered (with --batch also when lines answer an error); 2 asked wrongly, or wrong input`,
  },
  options: { rule: { type: "string" }, ...batchOption },
  async run(words, output) {
    const rule = ruleOf(words, output)
    return answerCases(words, output, {
      answer: (given) => claimsAnswer(rule, divideClaims(readClaims(given), rule)),
      show: ({ shares, decimals }) =>
        aligned(Object.entries(shares).map(([claimant, share]) => [claimant, share, `${decimals[claimant]}`])),
    })
  },
}

function ruleOf(words: Words, { language }: Output): ClaimsRule {
  const given = words.text("rule")
  const rule = claimsRules.find((one) => one === given)
  if (rule !== undefined) return rule
  throw new UsageError(language === "zh" ? `--rule 应为 ${rules} 之一` : `--rule must be one of ${rules}`)
}
