import { Refusal } from "../base/index.ts"
import { type IndexState, longOf, placeIn, resultParts, runSteps } from "../observatory/index.ts"
import { aligned } from "./aligned.ts"
import { type Exit, exit, UsageError, type Words } from "./command.ts"
import { folderFor, hashesOf, type IndexInput, openInput, readIndexInput, sourcesFor } from "./index-files.ts"
import type { Output } from "./output.ts"
import { writeFolder, writeWhole } from "./write-whole.ts"

/** Method and data that the words name. @throws UsageError when one is not named */
export function inputOf(words: Words, { language }: Output): IndexInput {
  const [work, method, ...more] = words.positionals
  const data = words.text("data")
  if (method !== undefined && data !== undefined && more.length === 0) return readIndexInput(method, data)
  const form = `delta index ${work} <method.yaml> --data <long.csv>`
  throw new UsageError(language === "zh" ? `应为 ${form}` : `expected ${form}`)
}

/** `delta index run` */
export async function runIndex(words: Words, output: Output): Promise<Exit> {
  const input = inputOf(words, output)
  const { start, notes, top } = openInput(input)
  const run = runSteps(start, input.method.steps)
  const folder = folderFor(input, words, output)
  const node = words.text("node") ?? top
  const rows = shown(run.state, node)
  if (folder !== undefined) {
    const results = resultParts(input.method, hashesOf(input), run, notes)
    await writeFolder(folder, { ...sourcesFor(input, folder), "base.csv": undefined, ...results })
  }
  if (words.flag("json")) process.stdout.write(`${JSON.stringify({ node, scores: rows, log: run.log })}\n`)
  else process.stdout.write(`${scoreTable(rows, node, output)}\n`)
  return exit.done
}

/** `delta index step`: the data as they are after a step. */
export async function stepIndex(words: Words, output: Output): Promise<Exit> {
  const input = inputOf(words, output)
  const until = words.text("until")
  const names = input.method.steps.map(({ step }) => step)
  if (until === undefined || !names.some((name) => name === until))
    throw new UsageError(`--until ${until ?? ""}: ${[...new Set(names)].join(", ")}`)
  const { state } = runSteps(openInput(input).start, input.method.steps, until)
  const panel =
    until === "aggregate" && state.scores !== undefined
      ? state.scores
      : until === "base" && state.based !== undefined
        ? state.based
        : until === "rank" && state.ranks !== undefined
          ? state.ranks
          : state.panel
  await writeWhole(longOf(panel), words.text("out"))
  return exit.done
}

interface ShownScore {
  readonly unit: string
  readonly period: number
  readonly score: number | null
  readonly rank: number | null
  readonly index?: number | null
  /** Part of the weight that rests on numbers nobody observed. */
  readonly estimated: number | null
}

function shown({ scores, ranks, based }: IndexState, node: string): readonly ShownScore[] {
  const series = scores?.series.indexOf(node) ?? -1
  if (scores === undefined || series < 0) throw new Refusal("observatory.no-score", { node })
  const held = (value: number | undefined) => (value === undefined || Number.isNaN(value) ? null : value)
  return scores.periods.flatMap((period, row) =>
    scores.units.map((unit, column) => {
      const place = placeIn(scores, series, row, column)
      const at = (panel: typeof ranks) => {
        const found = panel?.series.indexOf(node) ?? -1
        return panel === undefined || found < 0 ? null : held(panel.values[placeIn(panel, found, row, column)])
      }
      return {
        unit,
        period,
        score: held(scores.values[place]),
        rank: at(ranks),
        ...(based === undefined ? {} : { index: at(based) }),
        estimated: held(scores.estimated[place]),
      }
    }),
  )
}

const headings = {
  zh: ["单元", "时期", "得分", "名次", "估计占比", "基期=100"],
  en: ["unit", "period", "score", "rank", "estimated", "base=100"],
}

function scoreTable(scores: readonly ShownScore[], node: string, { language }: Output): string {
  const isBased = scores.some(({ index }) => index !== undefined)
  const rows = scores.toSorted(
    (a, b) => a.period - b.period || (a.rank ?? Number.MAX_VALUE) - (b.rank ?? Number.MAX_VALUE),
  )
  const text = (value: number | null | undefined, digits: number) =>
    value === null || value === undefined ? "–" : value.toFixed(digits)
  return `${node}\n${aligned([
    headings[language].slice(0, isBased ? 6 : 5),
    ...rows.map(({ unit, period, score, rank, estimated, index }) => [
      unit,
      `${period}`,
      text(score, 4),
      rank === null ? "–" : `${rank}`,
      estimated === null ? "–" : `${(100 * estimated).toFixed(0)} %`,
      ...(isBased ? [text(index, 2)] : []),
    ]),
  ])}`
}
