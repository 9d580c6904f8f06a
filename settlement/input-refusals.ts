import type { RefusalTexts } from "../base/index.ts"

/** What a file of a case, a game or claims is refused for before anything is divided. */
export const inputRefusals = {
  "settlement.not-json": {
    status: 400,
    detail: { zh: "不是 JSON（{cause}）。", en: "This is no JSON ({cause})." },
    help: { zh: "请检查引号、逗号和括号。", en: "Check quotes, commas and brackets." },
  },
  "settlement.wrong-shape": {
    status: 400,
    detail: { zh: "格式不符（{cause}）。", en: "This is not of the expected form ({cause})." },
    help: { zh: "请按命令的 --help 所列格式填写。", en: "Write it in the form that --help of the command shows." },
  },
  "settlement.not-a-number": {
    status: 422,
    detail: { zh: "“{given}”不是数。", en: "“{given}” is no number." },
    help: { zh: '请写成 7、0.35 或 "7/3"。', en: 'Write 7, 0.35 or "7/3".' },
  },
  "settlement.zero-denominator": {
    status: 422,
    detail: { zh: "“{given}”的分母为零。", en: "The denominator of “{given}” is zero." },
    help: { zh: "请填写不为零的分母。", en: "Write a denominator other than zero." },
  },
  "settlement.inexact-number": {
    status: 422,
    detail: {
      zh: "数 {given} 无法用浮点数无损表示。",
      en: "The number {given} loses digits when it is read as a float.",
    },
    help: { zh: "请把它写成带引号的文本。", en: "Write it in quotes, as a text." },
  },
  "settlement.reserved-name": {
    status: 422,
    detail: { zh: "“{name}”不能作名称。", en: "“{name}” cannot be a name." },
    help: { zh: "请改用其他名称。", en: "Choose another name." },
  },
  "settlement.name-twice": {
    status: 400,
    detail: { zh: "同一对象中“{name}”写了两次。", en: "“{name}” stands twice in one object." },
    help: { zh: "请只保留其中一个，或改用不同的名称。", en: "Keep one of the two, or give them different names." },
  },
} as const satisfies RefusalTexts
