import type { RefusalTexts } from "../../base/index.ts"

/** What a series of an index is refused for. */
export const seriesRefusals = {
  "observatory.mixed-growth": {
    status: 422,
    detail: {
      zh: "不能把以“{first}”和“{second}”计的增长放在一起计算。",
      en: "A growth in {first} and one in {second} cannot be put together.",
    },
    help: {
      zh: "请先把两者换算成同一单位：点数是指数之差，百分比是相对前值的变化。",
      en: "Express both in one unit first: points are differences of the index, percent is relative to the earlier value.",
    },
  },
  "observatory.other-series": {
    status: 422,
    detail: { zh: "{first} 与 {second} 不是同一序列。", en: "{first} and {second} are not of one series." },
    help: { zh: "请选取同一指数同一分项的两个值。", en: "Take two values of the same component of one index." },
  },
  "observatory.across-vintages": {
    status: 422,
    detail: {
      zh: "{component} 的两个值出自不同版本（{from}、{to}），不能计算增长。",
      en: "Two values of {component} are of different editions ({from}, {to}): no growth is taken between them.",
    },
    help: {
      zh: "每一版都会修订以前年份；请选取同一版本的两个值。",
      en: "Each edition revises the years before it; take two values of one edition.",
    },
  },
  "observatory.across-break": {
    status: 422,
    detail: {
      zh: "{component} 的定义在两个值之间改变（{from}、{to}），不能衔接。",
      en: "The definition of {component} changed between the two values ({from}, {to}): they cannot be chained.",
    },
    help: { zh: "请选取同一定义下的两个值。", en: "Take two values of one definition." },
  },
  "observatory.not-later": {
    status: 422,
    detail: {
      zh: "{component}：{to} 年不在 {from} 年之后。",
      en: "{component}: {to} is not later than {from}.",
    },
    help: { zh: "请把较早的值放在前面。", en: "Put the earlier value first." },
  },
  "observatory.not-a-year-apart": {
    status: 422,
    detail: {
      zh: "{component} 的 {from} 年与 {to} 年不相邻，没有同比增长。",
      en: "{component}: {from} and {to} are not a year apart, so there is no growth on the year before.",
    },
    help: { zh: "请改用年均或复合增长。", en: "Take the average or the compound growth instead." },
  },
  "observatory.growth-from-zero": {
    status: 422,
    detail: {
      zh: "{component} 在 {from} 年的值为 {value}，无法计算百分比。",
      en: "{component} stood at {value} in {from}: there is no percentage of it.",
    },
    help: { zh: "请改用点数。", en: "Take points instead." },
  },
  "observatory.no-claimed-value": {
    status: 422,
    detail: {
      zh: "{index} 的 {component} 在 {vintage} 版中没有 {year} 年的公布值。",
      en: "{index} has no published value of {component} for {year} in the edition {vintage}.",
    },
    help: { zh: "请先补充该值及其来源。", en: "Add that value with its source first." },
  },
} as const satisfies RefusalTexts
