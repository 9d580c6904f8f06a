import type { RefusalTexts } from "../../base/index.ts"

/** What a case of ownership is refused for. */
export const ownershipRefusals = {
  "settlement.case-word": {
    status: 422,
    detail: { zh: "{what} 中的“{word}”不是可用的词。", en: "“{word}” in {what} is no word that cases are told in." },
    help: { zh: "可用：{known}。", en: "Use one of {known}." },
  },
  "settlement.case-fact": {
    status: 422,
    detail: {
      zh: "“{kind}”类成果需要说明事实“{fact}”。",
      en: "A result of the kind “{kind}” needs the fact “{fact}”.",
    },
    help: { zh: "请在 facts 中填写它。", en: "Give it in facts." },
  },
  "settlement.case-party": {
    status: 422,
    detail: { zh: "{where} 提到的“{party}”不是本案的当事人。", en: "“{party}” in {where} is no party of this case." },
    help: { zh: "当事人有：{known}。", en: "The parties are {known}." },
  },
  "settlement.party-in-case-twice": {
    status: 422,
    detail: { zh: "当事人“{party}”写了两次。", en: "The party “{party}” stands twice in the case." },
    help: { zh: "请给每个当事人不同的编号。", en: "Give each party an id of its own." },
  },
  "settlement.role-of-other-kind": {
    status: 422,
    detail: {
      zh: "{kind} 类成果没有“{role}”这一身份（当事人 {party}）。",
      en: "A result of the kind {kind} has no role “{role}” (party {party}).",
    },
    help: { zh: "请使用其中之一：{known}。", en: "Use one of {known}." },
  },
  "settlement.shares-not-whole": {
    status: 422,
    detail: {
      zh: "条款 {clause} 的份额合计为 {sum}，不是 1。",
      en: "The shares of clause {clause} sum to {sum}, not to 1.",
    },
    help: { zh: "请修改份额，使其合计为 1。", en: "Change them so that they make one whole." },
  },
  "settlement.clause-twice": {
    status: 422,
    detail: {
      zh: "条款 {clause} 与条款 {earlier} 约定的是同一事项（{matter}）。",
      en: "Clause {clause} speaks of the same matter as clause {earlier} ({matter}).",
    },
    help: { zh: "请只保留有效的一条。", en: "Keep the one that holds." },
  },
  "settlement.not-a-maker": {
    status: 422,
    detail: {
      zh: "{where} 的分配方案写了“{party}”，但其不是 {unit} 的完成人。",
      en: "The split in {where} names “{party}”, who is no maker working for {unit}.",
    },
    help: {
      zh: "奖励只在该单位的完成人之间分配；其他各方请写入收入分配条款。",
      en: "A reward is divided among the unit's makers; name others in a clause on income.",
    },
  },
  "settlement.said-both": {
    status: 422,
    detail: {
      zh: "“{party}”既写在同意方，又写在反对方。",
      en: "“{party}” stands among those who agree and those who object.",
    },
    help: { zh: "请只保留其中一处。", en: "Keep one of the two." },
  },
  "settlement.before-made": {
    status: 422,
    detail: {
      zh: "{where} 的日期 {day} 早于成果完成之日 {made}。",
      en: "The day {day} of {where} lies before {made}, on which the result was made.",
    },
    help: { zh: "请核对两个日期。", en: "Check the two days." },
  },
  "settlement.share-above-whole": {
    status: 422,
    detail: { zh: "条款 {clause} 的份额大于 1。", en: "The share of clause {clause} is above one whole." },
    help: { zh: "请填写不大于 1 的份额，如 7/10。", en: "Write a share of at most 1, such as 7/10." },
  },
  "settlement.no-net-income": {
    status: 422,
    detail: {
      zh: "扣除费用后没有可分配的净收入（{net}，最小货币单位）。",
      en: "After costs there is no net income to divide ({net}, minor units).",
    },
    help: { zh: "请核对收入与费用；费用不能为负。", en: "Check income and costs; a cost is not negative." },
  },
  "settlement.no-year-of-use": {
    status: 422,
    detail: { zh: "自行实施的收入没有说明是第几年。", en: "Income of own use does not say which year of use it is." },
    help: { zh: "请填写 year，第一年为 1。", en: "Give year, 1 for the first." },
  },
  "settlement.nobody-owns": {
    status: 422,
    detail: {
      zh: "{day} 没有在案规定或合同条款说明谁所有，收入无法分配。",
      en: "No rule on record for {day} and no clause says who owns, so that the income cannot be divided.",
    },
    help: {
      zh: "请加入约定归属或收入分配的合同条款。",
      en: "Add a clause of the contract on owners, or on the division of income.",
    },
  },
  "settlement.unknown-programme": {
    status: 422,
    detail: { zh: "没有计划“{programme}”的条款。", en: "The terms of the programme “{programme}” are not on record." },
    help: { zh: "在案的计划：{known}。", en: "Programmes on record: {known}." },
  },
} as const satisfies RefusalTexts
