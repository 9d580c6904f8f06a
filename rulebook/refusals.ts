import type { RefusalTexts } from "../base/index.ts"

/** What the rule book refuses. */
export const rulebookRefusals = {
  "rulebook.refused": {
    status: 403,
    detail: {
      zh: "规则（第 {listVersion} 版）不允许此操作。{reasonZh}",
      en: "The rules (version {listVersion}) do not allow this. {reasonEn}",
    },
    help: {
      zh: "规则簿载有每一条的原文和依据；如需修改规则，可由成员提出动议。",
      en: "The rule book holds the text and basis of every rule; a member may move to change one.",
    },
  },
  "rulebook.unknown-entry": {
    status: 404,
    detail: { zh: "清单中没有条目 {entry}。", en: "The lists have no entry {entry}." },
    help: { zh: "请在规则清单中查找，或检查日期。", en: "Look it up in the lists, or check the date." },
  },
  "rulebook.unknown-parameter": {
    status: 404,
    detail: { zh: "没有参数 {parameter}。", en: "There is no parameter {parameter}." },
    help: { zh: "请在参数一览中查找。", en: "Look it up in the list of parameters." },
  },
  "rulebook.unsound-rules": {
    status: 422,
    detail: {
      zh: "这些规则有 {count} 处问题，不能公布。{findings}",
      en: "These rules cannot be published; what is wrong with them ({count}): {findings}",
    },
    help: {
      zh: "请逐一改正后再公布；离线检查用 delta rules lint。",
      en: "Correct each of these, then publish them; delta rules lint checks offline.",
    },
  },
  "rulebook.entry-twice": {
    status: 422,
    detail: { zh: "条目编号 {entry} 出现两次。", en: "Two entries have the id {entry}." },
    help: { zh: "请为其中一条另编号码。", en: "Give one of them another id." },
  },
  "rulebook.entry-broken": {
    status: 422,
    detail: {
      zh: "条目 {entry} 的条件无法编译：{cause}",
      en: "The condition of entry {entry} cannot be compiled: {cause}",
    },
    help: { zh: "请修改该条目后重新制定清单版本。", en: "Correct the entry and make the list version again." },
  },
  "rulebook.parameter-missing": {
    status: 503,
    detail: { zh: "参数 {parameter} 在 {at} 没有有效值。", en: "The parameter {parameter} has no value at {at}." },
    help: {
      zh: "参数没有值时不作推测；请由成员表决或由运营方补充带来源的取值。",
      en: "A missing value is never guessed: members vote on it, or the operator adds it with its source.",
    },
  },
  "rulebook.parameter-unit": {
    status: 503,
    detail: {
      zh: "参数 {parameter} 的单位是“{unit}”，不能作为{asked}使用。",
      en: "The parameter {parameter} has the unit “{unit}” and cannot be read as {asked}.",
    },
    help: { zh: "请更正参数的单位。", en: "Correct the unit of the parameter." },
  },
  "rulebook.matrix-incomplete": {
    status: 422,
    detail: {
      zh: "责任矩阵有 {count} 处缺漏，不能公布。{gapZh}",
      en: "The responsibility matrix has gaps ({count}) and cannot be published. {gapEn}",
    },
    help: {
      zh: "请使每个行为在每个成员地区恰有一个负责主体，再行公布。",
      en: "Give each act exactly one accountable body with each member, then publish it.",
    },
  },
  "rulebook.stricter-without-exception": {
    status: 422,
    detail: {
      zh: "{scope} 的地方规则 {entry} 严于共同规则 {clause}，而没有有效的例外。{causeZh}",
      en: "The local rule {entry} of {scope} is stricter than the common rule {clause} and no exception stands for it. {causeEn}",
    },
    help: {
      zh: "请撤回该规则，或取得写明负责方、理由和期限的例外。",
      en: "Withdraw the rule, or obtain an exception with owner, reason and expiry.",
    },
  },
} as const satisfies RefusalTexts
