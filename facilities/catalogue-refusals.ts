import type { RefusalTexts } from "../base/index.ts"

/** What this domain refuses about the catalogue. */
export const catalogueRefusals = {
  "facilities.unknown-facility": {
    status: 404,
    detail: { zh: "目录中没有设施 {facility}。", en: "The catalogue has no facility {facility}." },
    help: { zh: "请在“找设施”中搜索。", en: "Search for it in the catalogue." },
  },
  "facilities.unknown-class": {
    status: 422,
    detail: { zh: "没有仪器类别“{class}”。", en: "There is no class of instruments {class}." },
    help: { zh: "类别代码见 /api/region。", en: "The codes of the classes are listed at /api/region." },
  },
  "facilities.bad-policy": {
    status: 422,
    detail: { zh: "时段规则或成本不合理：{cause}。", en: "Slot policy or costs do not fit: {cause}." },
    help: { zh: "请改正后保存。", en: "Correct it and save again." },
  },
  "facilities.bad-specification": {
    status: 400,
    detail: { zh: "无法读取技术指标条件“{text}”。", en: "The condition {text} on a specification cannot be read." },
    help: {
      zh: "请写成 accelerating-voltage:200..:kV（数量:下限..上限:单位）。",
      en: "Write it like accelerating-voltage:200..:kV (quantity:low..high:unit).",
    },
  },
  "facilities.bad-figures": {
    status: 422,
    detail: { zh: "技术指标不合理：{cause}。", en: "The specifications do not fit: {cause}." },
    help: { zh: "请改正该项指标。", en: "Correct that specification." },
  },
  "facilities.closure-over-bookings": {
    status: 409,
    detail: {
      zh: "这段时间内已有 {count} 个预约或停用：{held}。",
      en: "In this time there are already {count} bookings or closures: {held}.",
    },
    help: { zh: "请先移动或取消它们，或选择其他时间。", en: "Move or cancel them first, or choose another time." },
  },
  "facilities.unknown-closure": {
    status: 404,
    detail: { zh: "没有停用 {closure}。", en: "There is no closure {closure}." },
    help: {
      zh: "它可能已被撤销；请重新载入日历。",
      en: "It may have been taken back already: load the calendar again.",
    },
  },
  "facilities.column-missing": {
    status: 422,
    detail: { zh: "文件缺少这些列：{columns}。", en: "The file lacks these columns: {columns}." },
    help: {
      zh: "第一行写列名，可用的列：{expected}。",
      en: "Name the columns in the first row; known columns: {expected}.",
    },
  },
} as const satisfies RefusalTexts
