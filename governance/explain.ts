import { fill, type Text } from "../base/index.ts"
import type { Result } from "./result.ts"
import type { CountingRules } from "./vote.ts"

const counted: Text = {
  zh: "{delegations} 个代表团中出席 {present}、缺席 {absent}；赞成 {yes}、反对 {no}、弃权 {abstain}、出席未投 {silent}。",
  en: "Of {delegations} delegations {present} were present, {absent} absent; {yes} yes, {no} no, {abstain} abstaining, {silent} present without a vote.",
}
const unopenedAs = {
  absent: {
    zh: "密封票未开封者（{unopened}）按缺席计。",
    en: "Sealed ballots that were not opened ({unopened}) count as absent.",
  },
  silent: {
    zh: "密封票未开封者（{unopened}）按出席未投计。",
    en: "Sealed ballots that were not opened ({unopened}) count as present without a vote.",
  },
  abstain: {
    zh: "密封票未开封者（{unopened}）按弃权计。",
    en: "Sealed ballots that were not opened ({unopened}) count as abstaining.",
  },
} as const satisfies Record<CountingRules["unopened"], Text>
const formulas: Text = {
  zh: "法定人数 {quorum}，即 {quorumNumbers}：{quorumZh}。多数 {majority}，即 {majorityNumbers}：{majorityZh}。",
  en: "Quorum {quorum}, that is {quorumNumbers}: {quorumEn}. Majority {majority}, that is {majorityNumbers}: {majorityEn}.",
}
const outcomes = {
  enacted: { zh: "动议通过。", en: "The motion is enacted." },
  rejected: { zh: "动议未通过。", en: "The motion is rejected." },
  "no-quorum": { zh: "未达法定人数，表决无效。", en: "Without a quorum nothing is decided." },
  tie: { zh: "赞成与反对票数相等，未达多数。", en: "Yes and no are even, and no majority is reached." },
} as const satisfies Record<Result["outcome"], Text>
const followed = {
  returned: { zh: "按该类事项的规定，动议退回草案。", en: "As its class has it, the motion is a draft again." },
  rejected: { zh: "按该类事项的规定，动议视为未通过。", en: "As its class has it, the motion is rejected." },
} as const

/** A result in words, both languages, with formulas and numbers. */
export function explain(result: Omit<Result, "explanation">, rules: CountingRules): Text {
  const { counts, quorum, majority, outcome, leadsTo, unopened } = result
  const inChinese = (holds: boolean) => (holds ? "成立" : "不成立")
  const inEnglish = (holds: boolean) => (holds ? "holds" : "does not hold")
  const facts = {
    ...Object.fromEntries(Object.entries(counts).map(([name, count]) => [name, `${count}`])),
    unopened: unopened.join(", "),
    quorum: quorum.formula,
    quorumNumbers: quorum.numbers,
    quorumZh: inChinese(quorum.holds),
    quorumEn: inEnglish(quorum.holds),
    majority: majority.formula,
    majorityNumbers: majority.numbers,
    majorityZh: inChinese(majority.holds),
    majorityEn: inEnglish(majority.holds),
  }
  const follows = (outcome === "tie" || outcome === "no-quorum") && leadsTo !== "enacted" ? [followed[leadsTo]] : []
  const sentences = [
    counted,
    ...(unopened.length > 0 ? [unopenedAs[rules.unopened]] : []),
    formulas,
    outcomes[outcome],
    ...follows,
  ]
  return {
    zh: sentences.map(({ zh }) => fill(zh, facts)).join(""),
    en: sentences.map(({ en }) => fill(en, facts)).join(" "),
  }
}
