import type { RefusalTexts } from "../../base/index.ts"

/** What setting papers refuses. */
export const paperRefusals = {
  "api.too-many-papers": {
    status: 503,
    detail: { zh: "正在排版的 PDF 太多。", en: "Too many PDF files are being made at this moment." },
    help: { zh: "请稍后再试；也可直接打印页面。", en: "Try again in a moment, or print the page." },
  },
  "api.no-papers": {
    status: 503,
    detail: {
      zh: "这台服务器上没有可用的 PDF 排版程序（{cause}）。",
      en: "This server cannot make PDF files: its typesetting program does not run here ({cause}).",
    },
    help: {
      zh: "请直接打印页面；运营方可在支持的系统上重新安装。",
      en: "Print the page instead; the operator may install the platform on a system that the program supports.",
    },
  },
} as const satisfies RefusalTexts
