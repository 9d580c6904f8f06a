import type { Language } from "../../base/index.ts"
import type { DividedByRules } from "../divided-games.ts"
import { type Paper, type PaperPart, pageLink, proofCode } from "../paper/index.ts"
import { certificates } from "./certificate.ts"
import { type Printed, withNote } from "./claims-paper.ts"
import { guaranteeNames, type Say, sayIn, shareRuleNames, shownShare } from "./words.ts"

type Reply = DividedByRules["reply"]
type Result = Reply["rules"][number]["result"]

/** Up to so many players the worth of every group stands on the paper; all are in the file inside of it. */
const mostShown = 6

/** A game divided by every rule, as a certificate whose code the command line tool gives again. */
export function sharesPaper({ reply, answers }: DividedByRules, asked: object, printed: Printed): Paper {
  const { language } = printed
  const say = sayIn(language)
  const link = pageLink(printed.publicUrl, "shares", asked)
  return {
    language,
    title: say("贡献分配证明", "Certificate of shares"),
    under: say("按贡献分配：各规则的结果并排", "Divided by contribution: every rule beside the others"),
    facts: [
      { name: say("参与方", "Players"), value: `${reply.players.length}` },
      ...(reply.worth === null ? [] : [{ name: say("整体价值", "Worth of all together"), value: reply.worth }]),
      ...coreFact(reply, say),
    ],
    sections: [
      { title: say("结果", "Result"), parts: withNote(sharesTable(reply, say, language), say) },
      { title: say("可靠程度与核心", "Guarantee and core"), parts: [standingTable(reply, say, language)] },
      ...refusedSection(reply, say, language),
      ...certificates(reply, say),
      ...worthsSection(reply, say),
    ],
    foot: printed.foot({
      code: proofCode(answers),
      note: howToCheck(answers, say),
      file: { name: "game.json", json: JSON.stringify(asked), title: say("博弈", "The game") },
      ...(link === undefined ? {} : { link }),
    }),
  }
}

function howToCheck(answers: DividedByRules["answers"], say: Say): string {
  const sample = answers.find(({ sample }) => sample !== undefined)?.sample
  const drawn = sample === undefined ? "" : ` --orders ${sample.orders} --seed ${sample.seed}`
  const rules = answers.map(({ rule }) => rule).join(" ")
  const command = `for rule in ${rules}; do delta shares game.json --rule $rule${drawn} --json; done | sha256sum`
  return say(
    `校验码是下列命令输出的 SHA-256，任何人都可离线重算：${command}`,
    `The code is the SHA-256 of what this command prints, offline and for anyone: ${command}`,
  )
}

function coreFact({ core }: Reply, say: Say): Paper["facts"] {
  if (core === null) return []
  const value = core.isEmpty
    ? say(
        `空的：不论怎样分配，总有一组单干会更好，差距最小为 ${core.excess}`,
        `empty: however it is divided, some group would do better alone, by ${core.excess} at least`,
      )
    : say("不是空的：有分配能让任何一组都不想单干", "not empty: some division leaves no group better off alone")
  return [{ name: say("核心", "Core"), value }]
}

/** Players down, rules across: there are eight rules at most. */
function sharesTable(reply: Reply, say: Say, language: Language): PaperPart {
  const given = reply.rules.filter(({ result }) => result !== null)
  return {
    table: {
      columns: [
        { title: say("参与方", "Player"), wide: true },
        ...given.map(({ rule }) => ({ title: shareRuleNames[rule][language], numeric: true })),
      ],
      rows: reply.players.map((player) => [player, ...given.map(({ result }) => cell(result, player))]),
    },
  }
}

function cell(result: Result, player: string): string {
  const decimal = result?.decimals[player]
  const bound = result?.bounds?.[player]
  if (bound === undefined || decimal === undefined) return shownShare(result?.shares[player])
  return `${Number(decimal.toPrecision(6))} ± ${Number(bound.toPrecision(3))}`.replaceAll("-", "−")
}

function standingTable(reply: Reply, say: Say, language: Language): PaperPart {
  return {
    table: {
      columns: [
        { title: say("规则", "Rule") },
        { title: say("可靠程度", "Guarantee") },
        { title: say("哪一组单干会更好", "Which group would do better alone"), wide: true },
      ],
      rows: reply.rules.flatMap(({ rule, result }) =>
        result === null
          ? []
          : [
              [
                shareRuleNames[rule][language],
                guaranteed(result, say, language),
                alone(result, reply.players.length, say),
              ],
            ],
      ),
    },
  }
}

function guaranteed(result: NonNullable<Result>, say: Say, language: Language): string {
  const name = guaranteeNames[result.guarantee][language]
  if (result.orders === null) return name
  const confidence = `${(result.confidence ?? 0) * 100}%`
  return say(
    `${name}：${result.orders} 个到达顺序，种子 ${result.seed}；各界限同时成立的置信度为 ${confidence}`,
    `${name}: ${result.orders} orders of arrival, seed ${result.seed}; all bounds hold at once with confidence ${confidence}`,
  )
}

function alone({ inCore, blocking, undivided }: NonNullable<Result>, players: number, say: Say): string {
  if (inCore === null) return say("参与方太多，未逐一检验", "too many players to look at every group")
  if (inCore) return say("没有：在核心内", "none: in the core")
  if (blocking === null) {
    const more = undivided?.replace("-", "") ?? "–"
    return say(`没有，但分出的比整体价值多 ${more}`, `none, but ${more} more is given than all are worth`)
  }
  const { members, worth, given, gain } = blocking
  if (members.length === players)
    return say(`没有分完：整体价值 ${worth}，只分了 ${given}`, `part is left undivided: ${given} of ${worth} are given`)
  return say(
    `${members.join("、")} 单干有 ${worth}，按此只得 ${given}，少 ${gain}`,
    `${members.join(", ")} would have ${worth} alone and are given ${given}: ${gain} less`,
  )
}

function refusedSection(reply: Reply, say: Say, language: Language): Paper["sections"] {
  const points = reply.rules.flatMap(({ rule, refused }) =>
    refused === null ? [] : [`${shareRuleNames[rule][language]}${say("：", ": ")}${refused.detail[language]}`],
  )
  return points.length === 0 ? [] : [{ title: say("没有结果的规则", "Rules that give nothing"), parts: [{ points }] }]
}

function worthsSection({ players, worths }: Reply, say: Say): Paper["sections"] {
  if (worths === null || players.length > mostShown) return []
  const rows = worths.flatMap((worth, mask) =>
    mask === 0 ? [] : [[players.filter((_, at) => (mask >> at) & 1).join(say("、", ", ")), worth]],
  )
  const columns = [
    { title: say("联盟", "Coalition"), wide: true },
    { title: say("价值", "Value"), numeric: true },
  ]
  return [{ title: say("联盟的价值", "Values of the coalitions"), parts: [{ table: { columns, rows } }] }]
}
