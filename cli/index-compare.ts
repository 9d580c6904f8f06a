import { statSync } from "node:fs"
import { join } from "node:path"
import { compareRuns, type NodeCompared, type Panel, readScores } from "../observatory/index.ts"
import { aligned } from "./aligned.ts"
import { type Exit, exit, UsageError, type Words } from "./command.ts"
import { piecesOf, readFile } from "./index-files.ts"
import type { Output } from "./output.ts"

/** `delta index compare`: two results, each a folder with `scores.csv` or that file. */
export async function compareIndices(words: Words, { language }: Output): Promise<Exit> {
  const [, first, second, ...more] = words.positionals
  if (first === undefined || second === undefined || more.length > 0)
    throw new UsageError(
      language === "zh" ? "应为 delta index compare <甲> <乙>" : "expected delta index compare <A> <B>",
    )
  const { nodes, units, onlyFirst, onlySecond } = compareRuns(scoresIn(first), scoresIn(second))
  if (words.flag("json")) {
    process.stdout.write(`${JSON.stringify({ nodes, units, onlyFirst, onlySecond })}\n`)
    return exit.done
  }
  const heads = {
    zh: ["节点", "时期", "单元", "平均名次变动", "最大", "变动的单元", "等级相关"],
    en: ["node", "period", "units", "mean shift of ranks", "most", "moved", "rank correlation"],
  }
  const moved = units
    .filter(({ shift }) => shift !== 0 && !Number.isNaN(shift))
    .map(({ code, period, unit, ranks, shift }) => [
      code,
      `${period}`,
      unit,
      `${ranks[0]} → ${ranks[1]}`,
      `${shift > 0 ? "+" : ""}${shift}`,
    ])
  const none = language === "zh" ? "名次没有变化" : "no rank changed"
  process.stdout.write(
    `${aligned([heads[language], ...nodes.map(nodeRow)])}\n${moved.length === 0 ? none : aligned(moved)}\n`,
  )
  return exit.done
}

function scoresIn(path: string): Panel {
  const isFolder = statSync(path, { throwIfNoEntry: false })?.isDirectory() === true
  return readScores(piecesOf(readFile(isFolder ? join(path, "scores.csv") : path)))
}

function nodeRow({ code, period, units, meanShift, mostShift, moved, correlation }: NodeCompared): readonly string[] {
  const digits = (number: number) => (Number.isNaN(number) ? "–" : number.toFixed(3))
  return [code, `${period}`, `${units}`, digits(meanShift), `${mostShift}`, `${moved}`, digits(correlation)]
}
