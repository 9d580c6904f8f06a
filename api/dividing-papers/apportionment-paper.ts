import type { Language } from "../../base/index.ts"
import type { dividing } from "../contract/index.ts"
import { grouped, type Paper, type PaperPart, pageLink, proofCode } from "../paper/index.ts"
import { casePart } from "./case-part.ts"
import type { Printed } from "./claims-paper.ts"
import { type Say, sayIn } from "./words.ts"

/** What was asked: a case as `delta apportion` reads it, and weights that were tried in place of the rule's. */
export interface AskedDivision {
  readonly case: Readonly<Record<string, unknown>>
  readonly weights?: Readonly<Record<string, string | number>> | undefined
}

type Answer = dividing.Divided["answer"]

/** Longer divisions end with what is left out: the command gives all. */
const mostSteps = 600

/** A division of an amount as a paper: case, result, each step with its source, assumptions, and how to work it out again. */
export function apportionmentPaper(
  divided: dividing.Divided,
  pack: dividing.RulePackShown,
  asked: AskedDivision,
  printed: Printed & { readonly region: string },
): Paper {
  const { language } = printed
  const { answer } = divided
  const say = sayIn(language)
  const weights = Object.fromEntries(Object.entries(asked.weights ?? {}).map(([factor, one]) => [factor, `${one}`]))
  const link = pageLink(printed.publicUrl, "apportionment", { case: asked.case, weights, compare: [] })
  return {
    language,
    title: answer.title[language],
    under: say(
      `分摊 · ${answer.packVersion} 版 · ${answer.day}`,
      `Apportionment · version of ${answer.packVersion} · ${answer.day}`,
    ),
    notices: noticesOf(divided, say),
    facts: [
      { name: pack.amount[language], value: `${grouped(answer.whole)} ${answer.currency}` },
      ...factsOf(pack, asked.case.facts, say, language),
      { name: say("来源", "Source"), value: answer.source?.[language] ?? "–" },
    ],
    sections: [
      { title: say("参与分摊的单位", "Units that share"), parts: [casePart(asked.case.units, pack, say, language)] },
      { title: say("结果", "Result"), parts: [resultPart(divided, say, language)] },
      ...(divided.tried
        ? [{ title: say("试用的权重", "Weights tried"), parts: [weightsPart(divided, pack, say, language)] }]
        : []),
      { title: say("每一步", "Each step"), parts: stepsParts(answer, say, language) },
      ...(answer.assumed.length === 0
        ? []
        : [
            {
              title: say("假设", "Assumptions"),
              parts: [{ points: answer.assumed.map((reason) => reason[language]) }],
            },
          ]),
    ],
    foot: printed.foot({
      code: proofCode([answer]),
      note: howToCheck(divided, printed.region, say),
      file: { name: "case.json", json: JSON.stringify(asked.case), title: say("案例", "The case") },
      ...(link === undefined ? {} : { link }),
    }),
  }
}

function noticesOf({ tried, answer }: dividing.Divided, say: Say): readonly string[] {
  return [
    ...(tried
      ? [say("试的是别的权重，不是规则的裁定。", "Other weights were tried: this is no ruling under the rule.")]
      : []),
    ...(answer.status === "proposal"
      ? [say("这条规则是提案，从未成为法律。", "The rule is a proposal: it was never law.")]
      : []),
    ...(answer.status === "template"
      ? [say("这是协议模板，条款由各方商定。", "The rule is a template: its terms are for its parties to agree.")]
      : []),
  ]
}

function factsOf(pack: dividing.RulePackShown, given: unknown, say: Say, language: Language): Paper["facts"] {
  const told = new Map<string, unknown>(typeof given === "object" && given !== null ? Object.entries(given) : [])
  return pack.facts.flatMap(({ id, title, default: usual }) => {
    const value = told.get(id) ?? usual
    if (value === undefined || value === null || value === "") return []
    const shown = typeof value === "boolean" ? (value ? say("是", "yes") : say("否", "no")) : `${value}`
    return [{ name: title[language], value: shown }]
  })
}

function resultPart({ answer, members }: dividing.Divided, say: Say, language: Language): PaperPart {
  const { parts, pools, currency } = answer
  const extra = (["paidIn", "levy"] as const).filter((field) => parts.some((part) => part[field] !== undefined))
  const why = parts.some(({ excluded }) => excluded !== undefined)
  const placeOf = (id: string, place: string | null) =>
    [place ?? "", members.find((one) => one.id === id)?.name?.[language] ?? ""].filter((one) => one !== "").join(" ")
  const titles = { paidIn: say("缴入", "Paid in"), levy: say("征收额", "Levy") }
  return {
    table: {
      columns: [
        { title: say("名称", "Name"), wide: true },
        { title: say("地区", "Place") },
        { title: say("份额", "Share"), numeric: true },
        { title: `${say("金额", "Amount")} (${currency})`, numeric: true },
        ...extra.map((field) => ({ title: `${titles[field]} (${currency})`, numeric: true })),
        ...(why ? [{ title: say("不参与的原因", "Why it does not share"), wide: true }] : []),
      ],
      rows: [
        ...parts.map((part) => [
          part.id,
          placeOf(part.id, part.place),
          part.exactShare.length > 14 ? part.share : part.exactShare,
          grouped(part.amount),
          ...extra.map((field) => grouped(part[field] ?? "–")),
          ...(why ? [part.excluded?.[language] ?? ""] : []),
        ]),
        ...pools.map(({ title, place, amount }) => [
          title[language],
          place ?? "",
          "",
          grouped(amount),
          ...extra.map(() => ""),
          ...(why ? [""] : []),
        ]),
      ],
    },
  }
}

function weightsPart(
  { weights }: dividing.Divided,
  pack: dividing.RulePackShown,
  say: Say,
  language: Language,
): PaperPart {
  return {
    table: {
      columns: [
        { title: say("因素", "Factor"), wide: true },
        { title: say("按规则", "By the rule"), numeric: true },
        { title: say("试用", "Tried"), numeric: true },
        { title: say("占全部", "Of all"), numeric: true },
      ],
      rows: weights.map(({ factor, weight, byRule, of }) => [
        pack.factors.find(({ id }) => id === factor)?.title[language] ?? factor,
        byRule,
        weight,
        of,
      ]),
    },
  }
}

function stepsParts({ steps }: Answer, say: Say, language: Language): readonly PaperPart[] {
  const left = steps.length - mostSteps
  const shown = steps.slice(0, mostSteps).map(({ text, source, assumed = false }) => ({
    text: text[language],
    ...(source === undefined ? {} : { source: source[language], assumed }),
  }))
  const more = say(
    `另有 ${left} 步未列出；完整步骤见命令 delta apportion case.json。`,
    `${left} more steps are not listed; the command delta apportion case.json gives all.`,
  )
  return [{ steps: shown }, ...(left > 0 ? [{ soft: true, text: more }] : [])]
}

function howToCheck({ tried }: dividing.Divided, region: string, say: Say): string {
  if (tried)
    return say(
      "校验码是接口 POST /api/apportionments 对同一问题的答复中 answer 一项写成一行 JSON（末尾换行）的 SHA-256。",
      "The code is the SHA-256 of what POST /api/apportionments answers to the same question: its part “answer” as one line of JSON, with the line's end.",
    )
  const command = `delta apportion case.json --region ${region} --json | sha256sum`
  return say(
    `校验码是下列命令输出的 SHA-256，任何人都可离线重算：${command}`,
    `The code is the SHA-256 of what this command prints, offline and for anyone: ${command}`,
  )
}
