import type { RefusalTexts } from "../../base/index.ts"

/** What plans and their files are refused for. */
export const planRefusals = {
  "observatory.no-plans": {
    status: 422,
    detail: { zh: "没有可审读的规划文件。", en: "There is no plan to audit." },
    help: {
      zh: "请给出 PDF、DOCX、HTML、Markdown 或文本文件。",
      en: "Give files in PDF, DOCX, HTML, Markdown or text.",
    },
  },
  "observatory.plan-file-twice": {
    status: 422,
    detail: { zh: "文件“{file}”给出了两次。", en: "The file “{file}” was given twice." },
    help: { zh: "请删去重复的文件或改名。", en: "Leave one out, or rename it." },
  },
  "observatory.plan-kind-unknown": {
    status: 422,
    detail: { zh: "无法读取“{file}”这种文件。", en: "“{file}” is not a kind of file that can be read." },
    help: {
      zh: "可读取 PDF、DOCX、HTML、Markdown、TXT；旧式 .doc 请另存为 DOCX。",
      en: "PDF, DOCX, HTML, Markdown and TXT can be read; save an old .doc as DOCX.",
    },
  },
  "observatory.plan-damaged": {
    status: 422,
    detail: {
      zh: "“{file}”已损坏，或内容与扩展名不符：{cause}。",
      en: "“{file}” is damaged, or is not what its ending says: {cause}.",
    },
    help: { zh: "请用原软件打开并重新保存。", en: "Open it in the program that made it and save it again." },
  },
  "observatory.plan-locked": {
    status: 422,
    detail: {
      zh: "“{file}”设有密码，从第 1 页起无法读取。",
      en: "“{file}” is protected by a password: page 1 and all others are locked.",
    },
    help: { zh: "请提供去除密码的文件。", en: "Give a copy without the password." },
  },
  "observatory.plan-without-text": {
    status: 422,
    detail: {
      zh: "“{file}”第 {pages} 页没有文字，可能是扫描件。",
      en: "“{file}” holds no text on pages {pages}; it may be a scan.",
    },
    help: { zh: "请先做文字识别（OCR），再审读。", en: "Run text recognition (OCR) on it first." },
  },
  "observatory.plan-traditional": {
    status: 422,
    detail: {
      zh: "“{file}”第 {page} 页是繁体中文（如 {signs}）；词库只有简体。",
      en: "Page {page} of “{file}” is in traditional Chinese ({signs}); the terms are in simplified Chinese.",
    },
    help: {
      zh: "请转换为简体后再审读，或补充繁体词库。",
      en: "Convert it to simplified Chinese, or bring terms in traditional Chinese.",
    },
  },
  "observatory.plan-garbled": {
    status: 422,
    detail: {
      zh: "“{file}”第 {page} 页的文字无法识别（{signs}）：字体没有字符对照表或编码有误。",
      en: "The text on page {page} of “{file}” makes no sense ({signs}): its font has no table of signs, or the encoding is wrong.",
    },
    help: { zh: "请重新导出该文件，或对其做文字识别。", en: "Export the file anew, or run text recognition on it." },
  },
  "observatory.plan-member-unknown": {
    status: 422,
    detail: { zh: "本区域没有成员“{member}”。", en: "The region has no member “{member}”." },
    help: { zh: "可用：{known}。", en: "Known are: {known}." },
  },
  "observatory.plan-owner-unknown": {
    status: 422,
    detail: {
      zh: "从“{file}”的文件名和标题看不出是哪个成员的规划。",
      en: "Neither the name nor the title of “{file}” tells whose plan it is.",
    },
    help: { zh: "请指明成员（--member 代码）。", en: "Name the member (--member CODE)." },
  },
  "observatory.plan-owners-several": {
    status: 422,
    detail: {
      zh: "“{file}”的文件名和标题提到多个成员（{members}），看不出是谁的规划。",
      en: "Name and title of “{file}” speak of several members ({members}); whose plan it is remains open.",
    },
    help: { zh: "请指明成员（--member 代码）。", en: "Name the member (--member CODE)." },
  },
} as const satisfies RefusalTexts
