import { fill, type Text } from "../base/index.ts"

/** What a recount can find amiss. */
const texts = {
  unreadable: {
    zh: "{where}：不是表决导出的格式（{found}）",
    en: "{where} is not as an export of a vote has it ({found})",
  },
  "not-signed": { zh: "没有所给公钥的签名", en: "it bears no signature of the keys that were given" },
  "wrong-signature": {
    zh: "{name} 的签名与内容不符：内容在签名后被改动",
    en: "the signature of {name} does not fit the content: it was changed after signing",
  },
  "delegation-twice": { zh: "代表团 {member} 出现两次", en: "the delegation {member} is listed twice" },
  "no-delegation": {
    zh: "{member} 不是代表团，却有表决票或出席记录",
    en: "{member} is no delegation, and yet has a ballot or is present",
  },
  "double-ballot": { zh: "{member} 有两张表决票", en: "{member} has two ballots" },
  "wrong-kind": {
    zh: "{member} 的表决票类型与该类事项不符",
    en: "the ballot of {member} is not of the kind that the class has",
  },
  "out-of-time": {
    zh: "{member} 的表决票时间 {at} 不在 {from} 至 {until} 之间",
    en: "the ballot of {member} is of {at}, not between {from} and {until}",
  },
  "wrong-opening": { zh: "{member} 开封的选择与其承诺不符", en: "what {member} opened does not fit its commitment" },
  "counted-early": { zh: "在 {until} 之前就计了票（{at}）", en: "it was counted at {at}, before {until}" },
  "other-text": {
    zh: "表决的是第 {voted} 稿，所附的却是第 {found} 稿",
    en: "text {voted} was voted on, text {found} is in the record",
  },
  "open-after-close": {
    zh: "公开投票没有开封期，却写明到 {finishes} 才结束，而不是 {closes}",
    en: "an open ballot has nothing to open, and yet it finishes at {finishes} and not at its close, {closes}",
  },
  uncountable: { zh: "无法重新计票：{found}", en: "it cannot be counted: {found}" },
  result: {
    zh: "{where}：印出的是 {printed}，重算得 {recounted}",
    en: "{where}: printed {printed}, recounted {recounted}",
  },
} as const satisfies Record<string, Text>
export type DifferenceKind = keyof typeof texts

/** One thing that a recount found otherwise than printed, in words. */
export interface Difference {
  readonly kind: DifferenceKind
  readonly facts: Readonly<Record<string, string>>
  readonly text: Text
}

export function difference(kind: DifferenceKind, facts: Readonly<Record<string, string>> = {}): Difference {
  return { kind, facts, text: { zh: fill(texts[kind].zh, facts), en: fill(texts[kind].en, facts) } }
}
