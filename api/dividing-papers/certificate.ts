import type { DividedByRules } from "../divided-games.ts"
import type { Paper } from "../paper/index.ts"
import { type Say, shareRuleNames } from "./words.ts"

type Rule = DividedByRules["reply"]["rules"][number]
type Levels = NonNullable<NonNullable<Rule["result"]>["levels"]>

/** Longer certificates stand in the answer only; every line of one is a coalition. */
const mostLines = 80

/** The certificates of the nucleoli, level by level, so that a reader can check them without solving anything. */
export function certificates({ rules }: Pick<DividedByRules["reply"], "rules">, say: Say): Paper["sections"] {
  const certified = rules.flatMap(({ rule, result }) => (result?.levels ? [{ rule, levels: result.levels }] : []))
  return certified.map(({ rule, levels }, at) => {
    const rows = linesOf(levels, say)
    const left = rows.length - mostLines
    const columns = [
      { title: say("层", "Level"), numeric: true },
      { title: say("剩余", "Excess"), numeric: true },
      { title: say("联盟", "Coalition"), wide: true },
      { title: say("权重", "Weight"), numeric: true },
    ]
    return {
      title: say(`${shareRuleNames[rule].zh}的证明`, `Certificate of the ${shareRuleNames[rule].en.toLowerCase()}`),
      parts: [
        ...(at === 0 ? [{ text: explained(say) }] : []),
        { table: { columns, rows: rows.slice(0, mostLines) } },
        ...(left > 0 ? [{ soft: true, text: leftOut(left, rule, say) }] : []),
      ],
    }
  })
}

function explained(say: Say): string {
  return say(
    "剩余是一个联盟的价值减去它按此所得。每一层的联盟按权重相加，恰好由前面各层已经固定的部分合成（第一层：对每个参与方都相等）：没有一个联盟能多得而不使同层的另一个少得（科尔伯格准则）。独立编写的检验程序已接受这份证明。",
    "The excess of a coalition is its worth less what it is given. The coalitions of a level, added up by their weights, are made up of what earlier levels have fixed (at the first level: they count every player alike), so that none of them can have more unless another of its level has less (Kohlberg's criterion). A checker written separately has accepted this certificate.",
  )
}

function leftOut(left: number, rule: string, say: Say): string {
  const command = `delta shares game.json --rule ${rule} --json`
  return say(
    `另有 ${left} 行未列出；完整的证明见命令 ${command}。`,
    `${left} more lines are not listed; the command ${command} gives all.`,
  )
}

function linesOf(levels: Levels, say: Say): readonly (readonly string[])[] {
  return levels.flatMap(({ excess, coalitions, held }, at) => [
    ...coalitions.map(({ members, weight }) => [
      `${at + 1}`,
      excess.replace("-", "−"),
      members.join(say("、", ", ")),
      weight,
    ]),
    ...held.map(({ player, weight }) => [
      `${at + 1}`,
      "",
      say(`${player}（不低于其单独的价值）`, `${player}, held at what it is worth alone`),
      weight,
    ]),
  ])
}
