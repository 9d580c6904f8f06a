import { fill, formatRational, type Text } from "../base/index.ts"
import {
  coreOf,
  type DividedGame,
  divideGame,
  type GameInput,
  mostOrders,
  readGame,
  type ShareRule,
  type SharesAnswer,
  shareRules,
  sharesAnswer,
} from "../settlement/index.ts"
import { aligned } from "./aligned.ts"
import { answerCases, batchOption } from "./batch.ts"
import { type Command, UsageError, type Words } from "./command.ts"
import type { Output } from "./output.ts"

const rules = [...shareRules, "core"].join("|")

/** `delta shares`: divides by contribution; exact, offline. */
export const command: Command = {
  summary: {
    zh: "按贡献分配：沙普利值、核仁、核心等",
    en: "divide by contribution: Shapley, nucleolus, core and others",
  },
  help: {
    zh: `<博弈.json> --rule 规则 [--json]
  --rule   ${rules}
  --batch <文件|->   每行一个 JSON，每行输出一个 JSON；出错的行输出 {"error":{"code","message"}}，不影响其他行
  --orders <次数>    参与方超过 20 个且没有精确公式时，沙普利值按这么多个到达顺序抽样估计
  --seed <整数>      抽样的种子，默认 1；同一种子结果逐字节相同
  --json   机器可读：{"rule","guarantee","shares":{"a":"3/2"},"decimals":{"a":1.5}}
  文件：{"players":["a","b"],"worths":[0,1,2,"7/3"]}，价值按位序排列，第一个参与方为最低位：∅、a、b、ab……
  也可用 "formula"（airport、bankruptcy、voting、gloves、synergies）或 "uses"（已结算使用）代替 worths
  airport 的价值是负的成本，份额为负：各方应付的数额
  owen 需要 "unions"，weighted-shapley 需要 "weights"，core 需要 "allocation"
  banzhaf 是除以 2^(n−1) 的班扎夫值，未除的合计列在 "raw" 中
  core 输出 {"inCore","blocking","empty"}：单干得利最多的一组写入 blocking
  退出码：0 已回答（--batch 时即使有出错的行也为 0），2 用法有误或输入有误`,
    en: `<game.json> --rule RULE [--json]
  --rule   ${rules}
  --batch <file|->   one JSON a line in, one JSON line out for each; a bad line answers {"error":{"code","message"}} and stops no other
  --orders <number>  more than 20 players and no exact formula: the Shapley value is sampled from so many orders of arrival
  --seed <integer>   draws the orders, 1 if left out; the same seed gives the same bytes
  --json   for programs: {"rule","guarantee","shares":{"a":"3/2"},"decimals":{"a":1.5}}
  file: {"players":["a","b"],"worths":[0,1,2,"7/3"]}, worths by bit mask, the first player the lowest bit: ∅, a, b, ab, …
  or "formula" (airport, bankruptcy, voting, gloves, synergies) or "uses" (settled uses) instead of worths
  worths of airport are minus the costs, so that shares are below zero: what each player pays
  owen needs "unions", weighted-shapley "weights", core "allocation"
  banzhaf is the Banzhaf value, divided by 2^(n−1); "raw" has the sums before
  core answers {"inCore","blocking","empty"}; blocking is the group that would gain most alone
  exit: 0 answered (with --batch also when lines answer an error); 2 asked wrongly, or wrong input`,
  },
  options: { rule: { type: "string" }, orders: { type: "string" }, seed: { type: "string" }, ...batchOption },
  async run(words, output) {
    const rule = ruleOf(words, output)
    const sampling = samplingOf(words, output)
    return answerCases<Answer>(words, output, {
      answer: (given) => {
        const input = readGame(given)
        return rule === "core" ? coreAnswer(input) : sharesAnswer(divideGame(input, rule, sampling))
      },
      show: (answer) => ("inCore" in answer ? showCore(answer, output) : showShares(answer, output)),
    })
  },
}

type Answer = CoreAnswer | SharesAnswer

interface CoreAnswer {
  readonly inCore: boolean
  readonly blocking: readonly string[]
  readonly empty: boolean
  readonly gain: string
  readonly undivided: string
}

function ruleOf(words: Words, { language }: Output): ShareRule | "core" {
  const given = words.text("rule")
  const rule = given === "core" ? given : shareRules.find((one) => one === given)
  if (rule !== undefined) return rule
  throw new UsageError(language === "zh" ? `--rule 应为 ${rules} 之一` : `--rule must be one of ${rules}`)
}

function samplingOf(words: Words, { language }: Output) {
  const [orders, seed] = [words.text("orders"), words.text("seed") ?? "1"]
  if (orders === undefined) return null
  if (!/^\d{1,9}$/.test(orders) || !/^-?\d{1,10}$/.test(seed))
    throw new UsageError(
      language === "zh"
        ? `--orders 应为 2 到 ${mostOrders} 的整数，--seed 应为整数`
        : `--orders must be a whole number from 2 to ${mostOrders}, --seed a whole number`,
    )
  return { orders: Number(orders), seed: Number(seed) }
}

function coreAnswer(input: GameInput): CoreAnswer {
  const { inCore, blocking, isEmpty, undivided } = coreOf(input)
  return {
    inCore,
    blocking: blocking?.members ?? [],
    empty: isEmpty,
    gain: blocking === null ? "0" : formatRational(blocking.gain),
    undivided: formatRational(undivided),
  }
}

function showShares({ guarantee, shares, decimals, sample }: SharesAnswer, { language }: Output): string {
  const rows = Object.entries(shares).map(([player, share]) => {
    const bound = sample?.bounds[player]
    // An average of drawn orders is a long fraction: its decimals say as much.
    return bound === undefined ? [player, share, `${decimals[player]}`] : [player, `${decimals[player]}`, `± ${bound}`]
  })
  return `${aligned(rows)}\n${fill(guarantees[guarantee][language], { orders: `${sample?.orders}`, seed: `${sample?.seed}` })}`
}

const guarantees: Readonly<Record<DividedGame["guarantee"], Text>> = {
  exact: { zh: "精确：结果为分数，没有舍入", en: "exact: fractions, nothing is rounded" },
  certified: {
    zh: "精确，附可独立核验的证明（--json 的 levels）",
    en: "exact, with a certificate that anyone can check (levels of --json)",
  },
  sampled: {
    zh: "抽样：{orders} 个到达顺序，种子 {seed}；各界限同时成立的置信度为 95%",
    en: "sampled: {orders} orders of arrival, seed {seed}; all bounds hold at once with confidence 95%",
  },
}

function showCore({ inCore, blocking, empty, gain, undivided }: CoreAnswer, { language }: Output): string {
  const facts = { group: blocking.join(", "), gain, undivided }
  const told = inCore ? inside : blocking.length > 0 ? blocked : undividedText
  return [fill(told[language], facts), ...(inCore ? [] : [(empty ? emptyText : notEmptyText)[language]])].join("\n")
}

const inside: Text = { zh: "在核心内：没有一组单干会更好", en: "in the core: no group would do better alone" }
const blocked: Text = {
  zh: "不在核心内：{group} 单干会多得 {gain}",
  en: "not in the core: {group} would have {gain} more alone",
}
const undividedText: Text = {
  zh: "不在核心内：与整体价值相差 {undivided}",
  en: "not in the core: {undivided} of the worth of all is left undivided",
}
const emptyText: Text = { zh: "核心是空的：没有任何分配能在核心内", en: "the core is empty: nothing is in it" }
const notEmptyText: Text = { zh: "核心不是空的", en: "the core is not empty" }
