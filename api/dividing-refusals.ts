import type { RefusalTexts } from "../base/index.ts"

/** What the workbenches refuse beside what the engines refuse: what would hold the server up, and unknown weights. */
export const dividingRefusals = {
  "settlement.too-many-units": {
    status: 422,
    detail: {
      zh: "案例有 {units} 个单位，在线一次最多 {most} 个。",
      en: "The case has {units} units; online at most {most} are divided at once.",
    },
    help: {
      zh: "更大的案例请用命令 delta apportion 离线计算。",
      en: "Divide a larger case offline with the command delta apportion.",
    },
  },
  "settlement.number-too-long": {
    status: 422,
    detail: {
      zh: "数“{given}”写全后超过 {most} 个字符。",
      en: "The number “{given}”, written out, is longer than {most} characters.",
    },
    help: {
      zh: "请缩短它；命令行工具离线计算时没有这个限制。",
      en: "Shorten it; the command line tool, which works offline, has no such limit.",
    },
  },
  "settlement.too-fine": {
    status: 422,
    detail: {
      zh: "这些分数的公分母超过 {most} 位，在线计算会太久。",
      en: "The fractions have a common denominator of more than {most} digits: online that would take too long.",
    },
    help: {
      zh: "请改用较少的不同分母，或用小数；也可用命令行工具离线计算。",
      en: "Use fewer different denominators, or decimals; or work it out offline with the command line tool.",
    },
  },
  "settlement.unknown-weight": {
    status: 422,
    detail: {
      zh: "规则包 {pack} 在这一天没有因素“{factor}”的权重。",
      en: "On this day the pack {pack} has no weight for “{factor}”.",
    },
    help: { zh: "可试的权重：{known}。", en: "Weights that can be tried: {known}." },
  },
  "settlement.no-weights": {
    status: 422,
    detail: { zh: "试算的权重全部为零。", en: "All weights to be tried are zero." },
    help: { zh: "请至少给一个因素大于零的权重。", en: "Give one factor at least a weight above zero." },
  },
} as const satisfies RefusalTexts
