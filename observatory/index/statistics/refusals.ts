import type { RefusalTexts } from "../../../base/index.ts"

/** What the statistics of an index refuse. */
export const statisticsRefusals = {
  "observatory.no-such-period": {
    status: 422,
    detail: { zh: "数据中没有 {period} 年。", en: "The data have no period {period}." },
    help: { zh: "可用的时期：{first}–{last}。", en: "Take one between {first} and {last} that the data have." },
  },
  "observatory.no-such-unit": {
    status: 422,
    detail: { zh: "数据中没有单元“{unit}”。", en: "The data have no unit “{unit}”." },
    help: { zh: "请使用数据中的单元代码。", en: "Use the code of a unit of the data." },
  },
  "observatory.no-such-column": {
    status: 422,
    detail: { zh: "单元表没有“{column}”一列。", en: "The list of units has no column “{column}”." },
    help: { zh: "请使用 units.csv 中的列名。", en: "Use the name of a column of units.csv." },
  },
  "observatory.no-node-on-level": {
    status: 422,
    detail: { zh: "结构没有第 {level} 层。", en: "The structure has no level {level}." },
    help: { zh: "请使用 structure.csv 中的层号，指标为 1。", en: "Use a level of structure.csv; indicators are 1." },
  },
  "observatory.few-children": {
    status: 422,
    detail: {
      zh: "“{node}”只有 {children} 个下级，此统计至少需要 {least} 个。",
      en: "“{node}” has {children} children; this needs {least}.",
    },
    help: { zh: "请选择下级更多的节点。", en: "Choose a node with more of them." },
  },
  "observatory.few-rows": {
    status: 422,
    detail: {
      zh: "“{node}”各项均有数值的行只有 {rows} 行，至少需要 {least} 行。",
      en: "Only {rows} rows below “{node}” lack no number; {least} are needed.",
    },
    help: { zh: "请先插补，或将各期合并计算。", en: "Impute first, or take all periods together." },
  },
  "observatory.constant-child": {
    status: 422,
    detail: { zh: "“{node}”下的“{indicator}”没有差异。", en: "“{indicator}” below “{node}” does not vary." },
    help: {
      zh: "请从结构中删去该项，或合并更多时期。",
      en: "Take it out of the structure, or take more periods together.",
    },
  },
  "observatory.more-factors": {
    status: 422,
    detail: {
      zh: "“{node}”只有 {children} 项，不能保留 {factors} 个因子。",
      en: "“{node}” has {children} children; {factors} factors cannot be kept.",
    },
    help: { zh: "请减少因子个数。", en: "Ask for fewer factors." },
  },
  "observatory.no-numbers-of-node": {
    status: 422,
    detail: { zh: "“{node}”没有任何数值。", en: "“{node}” has no number." },
    help: { zh: "请选择其他节点或时期。", en: "Choose another node or period." },
  },
} as const satisfies RefusalTexts
