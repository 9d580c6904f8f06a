import { type Language, shownFraction } from "../../base/index.ts"
import type { ClaimsRule, Guarantee, ShareRule } from "../../settlement/index.ts"

/** Says one of two texts. */
export type Say = (zh: string, en: string) => string

export function sayIn(language: Language): Say {
  return (zh, en) => (language === "zh" ? zh : en)
}

export const shareRuleNames: Readonly<Record<ShareRule, Readonly<Record<Language, string>>>> = {
  shapley: { zh: "沙普利值", en: "Shapley" },
  "weighted-shapley": { zh: "加权沙普利值", en: "Weighted Shapley" },
  owen: { zh: "欧文值", en: "Owen" },
  banzhaf: { zh: "班扎夫值", en: "Banzhaf" },
  "banzhaf-normalised": { zh: "班扎夫值（归一）", en: "Banzhaf, normalised" },
  nucleolus: { zh: "核仁", en: "Nucleolus" },
  prenucleolus: { zh: "预核仁", en: "Prenucleolus" },
  tau: { zh: "τ 值", en: "Tau" },
}

export const claimsRuleNames: Readonly<Record<ClaimsRule, Readonly<Record<Language, string>>>> = {
  proportional: { zh: "按比例", en: "Proportional" },
  cea: { zh: "等额所得", en: "Equal awards" },
  cel: { zh: "等额损失", en: "Equal losses" },
  talmud: { zh: "塔木德规则", en: "Talmud" },
  "adjusted-proportional": { zh: "调整比例", en: "Adjusted proportional" },
  "random-arrival": { zh: "随机到达", en: "Random arrival" },
  piniles: { zh: "皮尼莱斯规则", en: "Piniles" },
  "constrained-egalitarian": { zh: "受限均等", en: "Constrained egalitarian" },
}

export const guaranteeNames: Readonly<Record<Guarantee, Readonly<Record<Language, string>>>> = {
  exact: { zh: "精确", en: "exact" },
  certified: { zh: "精确并附证明", en: "certified" },
  sampled: { zh: "抽样，有界限", en: "sampled, with bound" },
}

/** Longer fractions stand as decimals; the exact ones are in what the proof code is taken of. */
const longestFraction = 14

/** A share for paper: the fraction while it can be read, else its decimal. */
export function shownShare(fraction: string | undefined): string {
  return fraction === undefined ? "–" : shownFraction(fraction, longestFraction)
}
