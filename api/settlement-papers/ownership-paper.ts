import type { Text } from "../../base/index.ts"
import { type ClauseAnswer, type OwnershipAnswer, type OwnershipRules, shownClause } from "../../settlement/index.ts"
import { type Printed, type Say, sayIn } from "../dividing-papers/index.ts"
import { grouped, type Paper, type PaperPart, pageLink, proofCode } from "../paper/index.ts"
import { answerWords, conflictWords, howWords, ownersWords } from "./ownership-words.ts"

/** What the parts of this paper need of their reader. */
interface Reader {
  readonly say: Say
  readonly said: (text: Text) => string
  readonly clause: (clause: ClauseAnswer) => string
  readonly words: OwnershipRules["vocabulary"]
}

type Section = Paper["sections"][number]

/**
 * Who owns a result, what may be done alone, and how its income is divided, as a paper: each answer with its clause, and a
 * code that `delta ownership` gives again for the case inside of it.
 */
export function ownershipPaper(
  answer: OwnershipAnswer,
  asked: object,
  words: OwnershipRules["vocabulary"],
  printed: Printed & { readonly region: string },
): Paper {
  const { language } = printed
  const say = sayIn(language)
  const said = (text: Text) => text[language]
  const clause = (one: ClauseAnswer) => said(one.layer === "assumed" ? one.text : shownClause(one))
  const reader: Reader = { say, said, clause, words }
  const link = pageLink(printed.publicUrl, "ownership", asked)
  return {
    language,
    title: say("成果权属与收入", "Ownership and result income"),
    under: say("每项回答都写明依据的条款", "Each answer names the clause that decides it"),
    notices: [say("这是信息，不是法律意见。", "This is information, not legal advice.")],
    facts: [
      { name: say("成果种类", "Kind of result"), value: titleOf(words.kinds[answer.kind]?.title, answer.kind, said) },
      { name: say("完成日期", "Day on which it was made"), value: answer.day },
      { name: say("归谁所有", "Who owns it"), value: said(ownersWords[answer.owners.state]) },
    ],
    sections: [
      partiesSection(asked, reader),
      ownersSection(answer, reader),
      ...actsSection(answer, reader),
      ...incomeSections(answer, reader),
      ...awardSection(answer, reader),
      ...proposalSection(answer, reader),
      ...conflictsSection(answer, reader),
      sourcesSection(answer, reader),
    ],
    foot: printed.foot({
      code: proofCode([answer]),
      note: say(
        `校验码是下列命令输出的 SHA-256，任何人都可离线重算：delta ownership ownership.json --region ${printed.region} --json | sha256sum`,
        `The code is the SHA-256 of what this command prints, offline and for anyone: delta ownership ownership.json --region ${printed.region} --json | sha256sum`,
      ),
      file: { name: "ownership.json", json: JSON.stringify(asked), title: say("案例", "The case") },
      ...(link === undefined ? {} : { link }),
    }),
  }
}

function titleOf(title: Text | undefined, id: string, said: Reader["said"]): string {
  return title === undefined ? id : said(title)
}

/** What was asked has been read by the engine before: here it is only shown. */
function partiesSection(asked: object, { say, said, words }: Reader): Section {
  const parties: readonly unknown[] = "parties" in asked && Array.isArray(asked.parties) ? asked.parties : []
  const rows = parties.map((party) => {
    const of = new Map<string, unknown>(typeof party === "object" && party !== null ? Object.entries(party) : [])
    const text = (name: string) => `${of.get(name) ?? ""}`
    return [
      text("name") === "" ? text("id") : `${text("id")} (${text("name")})`,
      titleOf(words.partyKinds[text("kind")], text("kind"), said),
      text("jurisdiction"),
      titleOf(words.roles[text("role")], text("role"), said),
      text("unit"),
    ]
  })
  const columns = [
    { title: say("当事人", "Party"), wide: true },
    { title: say("性质", "Is a") },
    { title: say("所在地", "In") },
    { title: say("身份", "Role") },
    { title: say("所在单位", "Works for") },
  ]
  return { title: say("当事人", "Parties"), parts: [{ table: { columns, rows } }] }
}

function ownersSection({ owners, gaps }: OwnershipAnswer, { say, said, clause }: Reader): Section {
  const points = [
    ...owners.also.map((one) => `${say("同样规定的还有：", "The same is said by: ")}${clause(one)}`),
    ...owners.overridden.map(
      (one) => `${say("被合同取代的默认规定：", "Set aside by the contract: ")}${clause(one.clause)}`,
    ),
    ...[...owners.rights, ...owners.duties].map(
      (one) => `${one.party}${say("：", ": ")}${said(one.text)} [${clause(one.clause)}]`,
    ),
    ...gaps.map(({ text }) => said(text)),
  ]
  const columns = [
    { title: say("当事人", "Party"), wide: true },
    { title: say("方式", "How") },
    { title: say("份额", "Share"), numeric: true },
    { title: say("依据", "By"), wide: true },
  ]
  const rows = owners.owners.map((one) => [
    one.party,
    owners.how === null ? "" : said(howWords[owners.how]),
    one.share ?? say("没有说明", "not told"),
    clause(one.clause),
  ])
  const table: readonly PaperPart[] = rows.length === 0 ? [] : [{ table: { columns, rows } }]
  return {
    title: say("归谁所有", "Who owns it"),
    parts: [{ text: said(ownersWords[owners.state]) }, ...table, ...listed(points)],
  }
}

function listed(points: readonly string[]): readonly PaperPart[] {
  return points.length === 0 ? [] : [{ points }]
}

function actsSection({ verdicts }: OwnershipAnswer, { say, said, clause, words }: Reader): readonly Section[] {
  const [first] = verdicts
  if (first === undefined) return []
  const columns = [
    { title: say("行为", "Act"), wide: true },
    { title: say("回答", "Answer"), wide: true },
    { title: say("依据", "By"), wide: true },
  ]
  const rows = verdicts.map((verdict) => {
    const { answer, missing, vetoedBy, needs, duties, decidedBy } = verdict
    const who = answer === "vetoed" ? vetoedBy : answer === "not-owner" ? needs : missing
    const told = said(answerWords[answer]).replace("{who}", who.join(say("、", ", ")))
    return [
      titleOf(words.acts[verdict.act], verdict.act, said),
      [told, ...duties.map(({ text }) => said(text))].join("\n"),
      decidedBy.map(clause).join(say("；", "; ")),
    ]
  })
  const title = say(`${first.by} 可以单独做什么`, `What ${first.by} may do alone`)
  return [{ title, parts: [{ table: { columns, rows } }] }]
}

function incomeSections({ income }: OwnershipAnswer, { say, said, clause }: Reader): readonly Section[] {
  if (income === null) return []
  const { gross, costs, net, currency, statements, owed, netIs } = income
  const sum = `${grouped(gross)} − ${say("费用", "costs")} ${grouped(costs)} = ${say("净收入", "net income")} ${grouped(net)} ${currency}`
  const columns = [
    { title: say("当事人", "Party") },
    { title: say("计算与依据", "Arithmetic and clause"), wide: true },
    { title: `${say("金额", "Amount")} ${currency}`, numeric: true },
  ]
  const rows = statements.flatMap(({ party, amount, lines }) => [
    ...lines.map((line) => [
      party,
      `${said(line.text)}\n${[line.clause, ...line.also].map(clause).join(say("；", "; "))}`,
      grouped(line.amount),
    ]),
    [party, say("合计", "Together"), grouped(amount)],
  ])
  const points = [
    ...owed.map(({ unit, amount, clause: by }) =>
      say(
        `${unit} 欠付案中没有列出的完成人 ${grouped(amount)} ${currency} [${clause(by)}]`,
        `${unit} owes ${grouped(amount)} ${currency} to makers whom the case does not name [${clause(by)}]`,
      ),
    ),
    ...netIs.map((one) => `${said(one.text)} [${clause(one.clause)}]`),
  ]
  return [
    {
      title: say("各方收入", "Income, party by party"),
      parts: [{ text: sum }, { table: { columns, rows } }, ...listed(points)],
    },
  ]
}

function awardSection({ award }: OwnershipAnswer, { say, clause }: Reader): readonly Section[] {
  if (award === null) return []
  const { unit, amount, currency, due, parts } = award
  const sum = say(
    `${unit} 应付发明人 ${grouped(amount)} ${currency}${due === null ? "" : `，最迟 ${due}`}`,
    `${unit} pays the inventors ${grouped(amount)} ${currency}${due === null ? "" : ` by ${due}`}`,
  )
  const points = parts.map((one) => `${one.party} ${grouped(one.amount)} [${clause(one.clause)}]`)
  return [
    {
      title: say("授权奖金", "Award on grant"),
      parts: [{ text: `${sum} [${clause(award.clause)}]` }, ...listed(points)],
    },
  ]
}

function proposalSection({ proposal }: OwnershipAnswer, { say }: Reader): readonly Section[] {
  if (proposal === null) return []
  const text = proposal.agreed
    ? say("全体成员已同意，奖励按此分配。", "Every member agreed: the reward is divided like this.")
    : say(
        "这只是建议：并非全体成员都已同意，尚不作为依据。",
        "A proposal: not all members have agreed, so it divides nothing yet.",
      )
  const columns = [
    { title: say("当事人", "Party") },
    { title: say("权重 × 程度", "Weight × degree"), wide: true },
    { title: say("份额", "Share"), numeric: true },
    { title: say("同意", "Agrees") },
  ]
  const rows = proposal.members.map(({ maker, terms, points, share, agreed }) => [
    maker,
    `${terms.map(({ role, weight, degree }) => `${role} ${weight} × ${degree}`).join(" + ") || "0"} = ${points}`,
    share,
    agreed ? say("是", "yes") : say("否", "no"),
  ])
  return [
    {
      title: say("按贡献者角色的分配", "Split from contributor roles"),
      parts: [{ text }, { table: { columns, rows } }],
    },
  ]
}

function conflictsSection({ conflicts }: OwnershipAnswer, { say, said, clause }: Reader): readonly Section[] {
  const points = conflicts.map(({ about, of, sides, outcome }) =>
    [
      `${said(conflictWords[about])}${of === null ? "" : ` (${of})`}${say("：", ": ")}`,
      ...sides.map((side) => `${said(side.says)} [${clause(side.clause)}]${say("；", "; ")}`),
      said(outcome),
    ].join(""),
  )
  return points.length === 0 ? [] : [{ title: say("各层规定的冲突", "Where layers differ"), parts: [{ points }] }]
}

/** Every clause that decided something, once, in our words, with its source and what in it is assumed. */
function sourcesSection(
  { owners, verdicts, income, award, assumed }: OwnershipAnswer,
  { say, said, clause }: Reader,
): Section {
  const all = [
    ...owners.owners.map((one) => one.clause),
    ...owners.also,
    ...verdicts.flatMap(({ decidedBy, duties }) => [...decidedBy, ...duties.map((one) => one.clause)]),
    ...(income?.statements ?? []).flatMap(({ lines }) => lines.flatMap((line) => [line.clause, ...line.also])),
    ...(award === null ? [] : [award.clause]),
    ...assumed,
  ]
  const once = new Map(all.map((one) => [`${clause(one)} ${said(one.text)}`, one]))
  const steps = [...once.values()].map((one) => ({
    text: one.layer === "assumed" ? said(one.text) : `${clause(one)}${say("：", ": ")}${said(one.text)}`,
    source: one.source.replace(/^assumed: /, ""),
    assumed: one.layer === "assumed",
  }))
  return { title: say("所用条款", "Clauses used"), parts: [{ steps }] }
}
