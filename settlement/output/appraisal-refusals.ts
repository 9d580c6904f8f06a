import type { RefusalTexts } from "../../base/index.ts"

/** What appraisal agreements, and members as their parties, are refused for. */
export const appraisalRefusals = {
  "settlement.appraisal-shares": {
    status: 422,
    detail: { zh: "各方份额合计为 {sum}，不是 1。", en: "The shares sum to {sum}, not to 1." },
    help: { zh: "请调整份额，例如 3/5 与 2/5。", en: "Change the shares, for example to 3/5 and 2/5." },
  },
  "settlement.measure-twice": {
    status: 422,
    detail: { zh: "指标 {measure} 写了两次。", en: "The measure {measure} stands twice." },
    help: { zh: "每个指标只写一次。", en: "Name each measure once." },
  },
  "settlement.share-zero": {
    status: 422,
    detail: { zh: "{member} 的份额为零。", en: "The share of {member} is zero." },
    help: { zh: "请填大于零的份额，或不把它列为一方。", en: "Give it a share above zero, or leave it out." },
  },
  "settlement.party-twice": {
    status: 422,
    detail: { zh: "{member} 被列了两次。", en: "{member} is named twice." },
    help: { zh: "每个成员只列一次。", en: "Name each member once." },
  },
  "settlement.not-a-party": {
    status: 422,
    detail: { zh: "{member} 不是本协议的一方。", en: "{member} is no party to this agreement." },
    help: { zh: "只有列明的各方可以提议和同意。", en: "Only the parties named may propose it and agree to it." },
  },
  "settlement.appraisal-days": {
    status: 422,
    detail: {
      zh: "协议的最后一日 {until} 早于第一日 {from}。",
      en: "The agreement would end on {until}, before it begins on {from}.",
    },
    help: { zh: "请更正期限。", en: "Correct its days." },
  },
  "settlement.appraisal-holder": {
    status: 422,
    detail: {
      zh: "尾差承担方 {holder} 不是本协议的一方。",
      en: "{holder}, who would hold the remainder, is no party.",
    },
    help: { zh: "请选一方，或用最大余数法。", en: "Choose one of the parties, or the largest remainder." },
  },
  "settlement.appraisal-overlaps": {
    status: 409,
    detail: {
      zh: "同一活动自 {from} 至 {until} 已有协议 {agreement}，期限与指标重叠。",
      en: "Agreement {agreement} already divides this activity from {from} to {until}, by a measure of this one.",
    },
    help: {
      zh: "请提出取代该协议的新版本，或改变期限。",
      en: "Propose a version that takes its place, or change the days.",
    },
  },
  "settlement.unknown-appraisal": {
    status: 404,
    detail: {
      zh: "{jurisdiction} 没有提出过考核协议 {agreement}。",
      en: "{jurisdiction} has proposed no appraisal agreement {agreement}.",
    },
    help: { zh: "请从产出页面打开协议。", en: "Open the agreement from the output page." },
  },
  "settlement.appraisal-answered": {
    status: 409,
    detail: {
      zh: "{member} 已就协议 {agreement} 作出答复。",
      en: "{member} has answered agreement {agreement} already.",
    },
    help: { zh: "答复不能更改；请提出新版本。", en: "An answer stands; propose a new version." },
  },
  "settlement.appraisal-closed": {
    status: 409,
    detail: {
      zh: "协议 {agreement} 已被一方拒绝或已经生效。",
      en: "Agreement {agreement} was declined by a party, or is agreed.",
    },
    help: { zh: "请提出新版本。", en: "Propose a new version." },
  },
  "settlement.terms-changed": {
    status: 409,
    detail: {
      zh: "所附摘要不是协议 {agreement} 的摘要：读到的条款与保存的不同。",
      en: "The digest is not that of agreement {agreement}: the terms that were read are not the ones kept.",
    },
    help: {
      zh: "请重新打开协议，读过条款后再答复。",
      en: "Open the agreement again and answer after reading its terms.",
    },
  },
  "settlement.replaces-other": {
    status: 422,
    detail: {
      zh: "协议 {agreement} 不能被取代：它不属于同一活动，或尚未生效，或开始得更晚。",
      en: "Agreement {agreement} cannot be replaced: it is of another activity, is not agreed, or begins later.",
    },
    help: {
      zh: "请选择同一活动中已生效、且不晚于新版本开始的协议。",
      en: "Choose an agreed one of the same activity that begins no later.",
    },
  },
} as const satisfies RefusalTexts
