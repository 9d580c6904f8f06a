import { formatMinorUnits, type Instant, localTime } from "../../base/index.ts"
import { canonicalJson } from "../../evidence/index.ts"
import { type Agreement, holdsOf, signersNeeded } from "../../settlement/index.ts"
import type { KeptExecution } from "../../store/agreement-executions.ts"
import type { Context } from "../act.ts"
import { sayIn } from "../dividing-papers/index.ts"
import { grouped, type Paper, paperFoot, textCode } from "../paper/index.ts"
import { agreementArticles } from "./agreement-articles.ts"
import { versionState } from "./agreement-words.ts"

type Version = Agreement["versions"][number]
type Printed = Pick<Context, "language" | "region" | "now" | "platform">
type Section = Paper["sections"][number]

/**
 * One version of an agreement as a paper: its twelve articles, all versions with their signatures, and what was executed.
 * Its code is the SHA-256 of the terms, which each member has signed and the log holds; the terms stand inside of the file.
 */
export function agreementPaper(
  agreement: Agreement,
  version: Version,
  executions: readonly KeptExecution[],
  printed: Printed,
): Paper {
  const { language, region, platform } = printed
  const say = sayIn(language)
  const { terms, number } = version
  const text = canonicalJson(terms)
  const state = versionState(version, signersNeeded(agreement, version).length)[language]
  const holds = holdsOf(agreement, version)
  return {
    language,
    title: terms.title[language] || agreement.id,
    under: say(
      `利益分享协议 ${agreement.id}，第 ${number} 版`,
      `Benefit-sharing agreement ${agreement.id}, version ${number}`,
    ),
    notices: holds === null ? [state] : [],
    facts: [
      { name: say("状态", "State"), value: state },
      ...(holds === null ? [] : [{ name: say("效力期间", "Holds"), value: `${holds.from} – ${holds.until}` }]),
      {
        name: say("签署成员", "Signed by"),
        value: signersNeeded(agreement, version).map(nameIn(printed)).join(say("、", ", ")),
      },
    ],
    sections: [
      ...agreementArticles(terms, { language, currency: region.currency }),
      versionsSection(agreement, printed),
      ...executionsSection(executions, printed),
    ],
    foot: paperFoot(printed, {
      code: textCode(text),
      note: say(
        `校验码是本文件内 terms.json 的 SHA-256（sha256sum terms.json）：各成员签署的就是它，存证日志以 base64 记为 ${version.digest}。`,
        `The code is the SHA-256 of terms.json inside of this file (sha256sum terms.json): this is what the members sign; the log has it in base64 as ${version.digest}.`,
      ),
      link: `${platform.publicUrl}/agreements/${encodeURIComponent(agreement.id)}?version=${number}`,
      file: { name: "terms.json", json: text, title: say("协议条款", "Terms of the agreement") },
    }),
  }
}

function nameIn({ region, language }: Pick<Printed, "region" | "language">): (code: string) => string {
  return (code) => region.jurisdictions.find((one) => one.code === code)?.name[language] ?? code
}

function versionsSection(agreement: Agreement, printed: Printed): Section {
  const { language, region } = printed
  const say = sayIn(language)
  const nameOf = nameIn(printed)
  const at = (moment: Instant) => {
    const { day, minute } = localTime(moment, region.timeZone)
    return `${day} ${[Math.floor(minute / 60), minute % 60].map((one) => `${one}`.padStart(2, "0")).join(":")}`
  }
  const rows = agreement.versions.flatMap((version) => {
    const one = say(`第 ${version.number} 版`, `Version ${version.number}`)
    const exits = agreement.exits.filter((exit) => exit.version === version.number)
    return [
      [one, say("起草", "written"), nameOf(version.madeBy), at(version.madeAt), ""],
      ...(version.proposedAt === null
        ? []
        : [[one, say("提交", "laid before the parties"), "", at(version.proposedAt), ""]]),
      ...version.signatures.map((each) => [one, say("签署", "signed"), nameOf(each.member), at(each.at), each.digest]),
      ...(version.withdrawn === null
        ? []
        : [
            [
              one,
              say("撤回", "withdrawn"),
              nameOf(version.withdrawn.member),
              at(version.withdrawn.at),
              version.withdrawn.reason,
            ],
          ]),
      ...exits.map((exit) => [
        one,
        say(`通知退出，${exit.last} 终止`, `notice given, ends on ${exit.last}`),
        nameOf(exit.member),
        at(exit.at),
        exit.reason,
      ]),
    ]
  })
  const columns = [
    { title: say("版本", "Version") },
    { title: say("行为", "Act") },
    { title: say("成员", "Member") },
    { title: `${say("时间", "Time")} (${region.timeZone})` },
    { title: say("签署文本的 SHA-256，或理由", "SHA-256 of what was signed, or reason"), wide: true },
  ]
  return { title: say("版本和签署", "Versions and signatures"), parts: [{ table: { columns, rows } }] }
}

function executionsSection(executions: readonly KeptExecution[], { language, region }: Printed): readonly Section[] {
  if (executions.length === 0) return []
  const say = sayIn(language)
  const money = (amount: bigint) => grouped(formatMinorUnits(amount, region.currency))
  const columns = [
    { title: say("期间", "Period") },
    { title: say("版本", "Version"), numeric: true },
    { title: say("各方所得", "Parts"), wide: true },
    { title: say("计入的收入", "Revenue that counts"), numeric: true },
  ]
  const rows = executions.map(({ version, execution, reversed }) => [
    `${execution.trigger.from} – ${execution.trigger.until}`,
    `${version}`,
    [
      ...(reversed === null
        ? []
        : [say(`已冲正，不再计入：${reversed.reason}`, `Reversed, counts no longer: ${reversed.reason}`)]),
      ...execution.parts.map(({ name, amount }) => `${name[language]} ${money(amount)}`),
    ].join("\n"),
    money(execution.counted),
  ])
  return [{ title: say("执行记录", "Executions"), parts: [{ table: { columns, rows } }] }]
}
