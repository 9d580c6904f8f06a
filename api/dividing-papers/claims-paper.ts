import type { Language } from "../../base/index.ts"
import type { DividedEstate } from "../divided-claims.ts"
import { type Paper, type PaperPart, pageLink, proofCode } from "../paper/index.ts"
import { claimsRuleNames, type Say, sayIn, shownShare } from "./words.ts"

/** What a paper of this platform needs beside its content. */
export interface Printed {
  readonly language: Language
  readonly publicUrl: string
  readonly foot: (proof: Paper["foot"]["proof"]) => Paper["foot"]
}

/** An estate divided by eight rules, as a paper whose code the command line tool gives again. */
export function claimsPaper({ reply, answers }: DividedEstate, asked: object, printed: Printed): Paper {
  const { language } = printed
  const say = sayIn(language)
  const link = pageLink(printed.publicUrl, "claims", asked)
  const given = answers.map(({ rule }) => rule)
  return {
    language,
    title: say("按主张分配", "An estate divided between claims"),
    under: say("总额不够满足所有主张时，各规则怎样分", "What is too little for all who claim it, by each rule"),
    facts: [
      { name: say("可分总额", "Estate"), value: reply.estate },
      { name: say("主张合计", "Claims together"), value: reply.claimed },
      { name: say("主张方", "Claimants"), value: `${reply.claimants.length}` },
    ],
    sections: [
      { title: say("结果", "Result"), parts: withNote(resultTable(reply, asked, say, language), say) },
      ...refusedSection(reply, say, language),
    ],
    foot: printed.foot({
      code: proofCode(answers),
      note: say(
        `校验码是下列命令输出的 SHA-256，任何人都可离线重算：for rule in ${given.join(" ")}; do delta claims claims.json --rule $rule --json; done | sha256sum`,
        `The code is the SHA-256 of what this command prints, offline and for anyone: for rule in ${given.join(" ")}; do delta claims claims.json --rule $rule --json; done | sha256sum`,
      ),
      file: { name: "claims.json", json: JSON.stringify(asked), title: say("主张", "The claims") },
      ...(link === undefined ? {} : { link }),
    }),
  }
}

function resultTable(reply: DividedEstate["reply"], asked: object, say: Say, language: Language): PaperPart {
  const rules = reply.rules.filter(({ awards }) => awards !== null)
  const claims = "claims" in asked && typeof asked.claims === "object" ? { ...asked.claims } : {}
  const claimOf = new Map<string, unknown>(Object.entries(claims))
  return {
    table: {
      columns: [
        { title: say("主张方", "Claimant"), wide: true },
        { title: say("主张额", "Claim"), numeric: true },
        ...rules.map(({ rule }) => ({ title: claimsRuleNames[rule][language], numeric: true })),
      ],
      rows: reply.claimants.map((claimant) => [
        claimant,
        `${claimOf.get(claimant) ?? ""}`,
        ...rules.map(({ awards }) => shownShare(awards?.[claimant])),
      ]),
    },
  }
}

/** A table of shares, and beneath it what is said of how exact they are. */
export function withNote(table: PaperPart, say: Say): readonly PaperPart[] {
  const rounded = "table" in table && table.table.rows.some((row) => row.some((one) => one.startsWith("≈")))
  const text = rounded
    ? say(
        "结果是精确的分数，没有舍入；较长的分数以“≈”后的小数表示。",
        "Results are exact fractions, nothing is rounded; of longer ones the decimal is shown behind “≈”.",
      )
    : say(
        "数为精确的整数、小数或分数，没有舍入；±为抽样的界限。",
        "Figures are exact, nothing is rounded; where there is a ±, they are sampled.",
      )
  return [table, { soft: true, text }]
}

function refusedSection(reply: DividedEstate["reply"], say: Say, language: Language): Paper["sections"] {
  const points = reply.rules.flatMap(({ rule, refused }) =>
    refused === null ? [] : [`${claimsRuleNames[rule][language]}${say("：", ": ")}${refused.detail[language]}`],
  )
  return points.length === 0 ? [] : [{ title: say("没有结果的规则", "Rules that give nothing"), parts: [{ points }] }]
}
