import { fill, type Text } from "../../base/index.ts"

/** The parts of an agreement, in the order in which it is built and read. */
export const agreementParts = [
  "parties",
  "trigger",
  "revenue",
  "base",
  "key",
  "limits",
  "term",
  "exit",
  "collection",
  "rounding",
  "escape",
  "appraisal",
] as const
export type AgreementPart = (typeof agreementParts)[number]

/** What is missing in an agreement or contradicts itself, in the caller's words. */
export interface TermProblem {
  readonly part: AgreementPart
  /** Which field, as `parties.320500.share`. */
  readonly field: string
  readonly code: ProblemCode
  readonly text: Text
}

/** A problem with its words. @param facts what the words name */
export function problem(
  part: AgreementPart,
  field: string,
  code: ProblemCode,
  facts: Readonly<Record<string, string>> = {},
): TermProblem {
  const { zh, en } = problemTexts[code]
  return { part, field, code, text: { zh: fill(zh, facts), en: fill(en, facts) } }
}

const problemTexts = {
  "words-missing": { zh: "{what}还没有写。", en: "Nothing is written for {whatEn}." },
  "too-few-parties": { zh: "协议至少要有两方。", en: "An agreement needs two parties or more." },
  "one-member": {
    zh: "各方都属于同一成员：协议在不同成员之间订立。",
    en: "All parties belong to one member; an agreement is made between members.",
  },
  "party-twice": { zh: "{name} 写了两次。", en: "{nameEn} stands there twice." },
  "unknown-place": { zh: "没有代码为 {place} 的地方。", en: "No place has the code {place}." },
  "other-member": { zh: "{name} 不属于 {member}。", en: "{nameEn} does not belong to {member}." },
  "name-too-long": { zh: "“{what}”的名称超过 200 字。", en: "The name “{whatEn}” is longer than 200 characters." },
  "no-share": { zh: "{name} 的份额“{given}”不是数。", en: "“{given}” is no share for {nameEn}." },
  "shares-over-whole": {
    zh: "各方份额合计 {sum}，超过 100%。",
    en: "The shares together make {sum}, more than 100%.",
  },
  "shares-below-whole": {
    zh: "各方份额合计 {sum}，不足 100%。",
    en: "The shares together make {sum}, less than 100%.",
  },
  "unread-share": {
    zh: "{name} 写了份额，但分享办法不是固定比例。",
    en: "A share is written for {nameEn}, but the key is not one of fixed shares.",
  },
  "no-factors": { zh: "没有写明按什么因素分享。", en: "No factor is named by which to share." },
  "factor-twice": { zh: "因素 {factor} 写了两次。", en: "The factor {factor} stands there twice." },
  "bad-factor-id": {
    zh: "因素代号“{factor}”应以字母开头，只用字母、数字和连字符。",
    en: "“{factor}” is no name for a factor: a letter first, then letters, digits and hyphens.",
  },
  "one-investment": {
    zh: "按投资比例分享时只有一个因素：投资额。",
    en: "Sharing by investment has one factor, the investment.",
  },
  "weights-not-whole": {
    zh: "因素权重合计 {sum}，应为 100%。",
    en: "The weights of the factors make {sum}; they must make 100%.",
  },
  "no-measure": {
    zh: "{name} 的“{factor}”没有数值。",
    en: "{nameEn} has no value for {factorEn}.",
  },
  "no-total": { zh: "各方的“{factor}”都是零。", en: "{factorEn} is nil for every party." },
  "no-year": { zh: "只分享增量，但没有写明基年。", en: "The increment is shared, but no base year is named." },
  "year-after-start": {
    zh: "基年 {year} 不在协议起始日 {from} 之前。",
    en: "The base year {year} does not lie before the first day, {from}.",
  },
  "no-stock": {
    zh: "只分享增量，但没有写明 {name} 在基年的金额（没有则写 0）。",
    en: "The increment is shared, but no base-year amount is written for {nameEn} (write 0 for none).",
  },
  "unread-stock": {
    zh: "{name} 写了基年金额，但分享的是全部收入。",
    en: "A base-year amount is written for {nameEn}, but the whole is shared.",
  },
  "no-amount": { zh: "“{given}”不是金额。", en: "“{given}” is no amount." },
  "floor-over-cap": { zh: "{name} 的下限高于上限。", en: "The floor of {nameEn} lies above its cap." },
  "capped-shares": {
    zh: "没有上限的各方份额为零：超出上限的部分没有去处。",
    en: "The parties without a cap have no share, so that what exceeds the caps goes nowhere.",
  },
  "all-capped": {
    zh: "每一方都有上限：超出的部分没有去处。至少一方不设上限。",
    en: "Every party has a cap, so that what exceeds the caps goes nowhere. Leave one party without a cap.",
  },
  "no-revenue": { zh: "没有写明分享哪些收入。", en: "No revenue is named that is shared." },
  "no-head-id": {
    zh: "收入科目 {head} 没有代号，无法据以报告。",
    en: "The revenue {headEn} has no code, so that nothing can be reported under it.",
  },
  "revenue-twice": { zh: "收入科目 {head} 写了两次。", en: "The revenue {headEn} stands there twice." },
  "revenue-over-whole": {
    zh: "收入科目 {head} 计入的部分超过 100%。",
    en: "More than 100% of the revenue {headEn} would count.",
  },
  "no-facility": {
    zh: "由设施使用触发，但没有写明是哪个设施。",
    en: "Uses of a facility trigger it, but no facility is named.",
  },
  "unknown-facility": {
    zh: "{jurisdiction} 没有设施 {facility}。",
    en: "{jurisdiction} has no facility {facility}.",
  },
  "unread-facility": {
    zh: "写了设施，但触发方式不是设施使用。",
    en: "A facility is named, but its uses do not trigger the agreement.",
  },
  "facility-elsewhere": {
    zh: "设施在 {jurisdiction}，征收方 {name} 不属于该地：所在地分成由当地收取。",
    en: "The facility lies in {jurisdiction} and the collector, {nameEn}, does not; the host's share is received there.",
  },
  "facility-once": {
    zh: "设施使用按期触发：请写明月、季、半年或年。",
    en: "Uses of a facility are counted by period; choose a month, quarter, half-year or year.",
  },
  "facility-one-head": {
    zh: "由设施使用触发时只有一项收入：设施所在地分成。",
    en: "Where uses of a facility trigger it there is one revenue, the share of the host jurisdiction.",
  },
  "facility-reported": {
    zh: "由设施使用触发时没有人报告因素：请在协议中写明数值。",
    en: "Where uses of a facility trigger it nobody reports factors; agree their values.",
  },
  "other-currency": {
    zh: "币种 {given} 与平台账簿的币种 {needed} 不同。",
    en: "The currency {given} is not that of the ledger, {needed}.",
  },
  "no-period": {
    zh: "期限 {from} 至 {until} 之内没有一个完整的征收期间，协议永远不会执行。",
    en: "No whole period of collection lies within the term, {from} to {until}: the agreement would never be executed.",
  },
  "no-day": { zh: "“{given}”不是日期。", en: "“{given}” is no day." },
  "term-backwards": {
    zh: "终止日 {until} 早于起始日 {from}。",
    en: "The last day, {until}, lies before the first, {from}.",
  },
  "extension-backwards": {
    zh: "延长后的终止日 {until} 不在原终止日 {last} 之后。",
    en: "The extended last day, {until}, does not lie after the last day, {last}.",
  },
  "extension-without-cap": {
    zh: "未达上限则延长，但没有一方写明整个期限的上限。",
    en: "It is extended while a cap is not reached, but no party has a cap over the term.",
  },
  "no-days": { zh: "“{given}”不是天数。", en: "“{given}” is no number of days." },
  "no-collector": { zh: "没有写明由谁征收。", en: "Nobody is named who collects." },
  "collector-no-party": {
    zh: "征收方 {place} 不是协议的一方。",
    en: "The collector, {place}, is not a party of the agreement.",
  },
  "no-rest": {
    zh: "向下取整时要写明余数归谁。",
    en: "When parts are rounded down, say who has the rest.",
  },
  "rest-no-party": { zh: "余数归属 {place} 不是协议的一方。", en: "Who has the rest, {place}, is not a party." },
  "appraisal-not-whole": {
    zh: "考核份额合计 {sum}，应为 100%。",
    en: "The shares for appraisal make {sum}; they must make 100%.",
  },
  "figure-unnamed": {
    zh: "考核指标“{figure}”没有代号，或代号写了两次。",
    en: "The figure “{figure}” has no code, or one that stands there twice.",
  },
  "no-appraisal-heads": {
    zh: "约定了考核份额，但没有写明分哪些指标。",
    en: "Shares for appraisal are agreed, but no figure is named that they divide.",
  },
} as const
export type ProblemCode = keyof typeof problemTexts
