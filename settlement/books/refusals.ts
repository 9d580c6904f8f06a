import type { RefusalTexts } from "../../base/index.ts"

/** What is said of a file that is no export of a ledger, and of a period that is none. */
export const booksRefusals = {
  "settlement.no-export": {
    status: 422,
    detail: { zh: "这不是账簿的导出文件：{cause}。", en: "This is no export of a ledger: {cause}." },
    help: {
      zh: "请用 delta ledger export 重新导出完整的 JSON 文件。",
      en: "Export the whole JSON file again with delta ledger export.",
    },
  },
  "settlement.export-version": {
    status: 422,
    detail: {
      zh: "导出文件的版本是 {version}，这里只能读版本 {known}。",
      en: "The export is of version {version}; only version {known} is read here.",
    },
    help: {
      zh: "请使用与导出文件同一版本的程序。",
      en: "Use the program of the version that made the export.",
    },
  },
  "settlement.bad-period": {
    status: 422,
    detail: { zh: "起始日 {from} 晚于截止日 {to}。", en: "The first day {from} lies after the last day {to}." },
    help: { zh: "请改正日期。", en: "Correct the days." },
  },
} as const satisfies RefusalTexts
