import { Refusal } from "../base/index.ts"
import {
  chainsOf,
  type SensitivityAnswer,
  sensitivityFiles,
  sensitivityFrom,
  summedUp,
  type Uncertain,
  type UncertaintyAnswer,
  uncertaintyFiles,
} from "../observatory/index.ts"
import { aligned } from "./aligned.ts"
import { type Exit, exit, UsageError, type Words } from "./command.ts"
import { folderFor, type IndexInput, openInput, sourcesFor } from "./index-files.ts"
import { inJobs } from "./index-jobs.ts"
import { inputOf } from "./index-run.ts"
import { type IndexWork, inThreads } from "./index-threads.ts"
import type { Output } from "./output.ts"
import { writeFolder } from "./write-whole.ts"

/** What is uncertain about the index of the input. @throws UsageError when its method says nothing of it */
export function uncertainOf(input: IndexInput, node: string | undefined): Uncertain {
  const { start, top } = openInput(input)
  const { steps, uncertainty } = input.method
  if (node !== undefined && !start.structure.places.has(node)) throw new Refusal("observatory.unknown-node", { node })
  if (uncertainty === undefined) throw new UsageError("method.yaml: uncertainty: {runs, seed, vary}")
  return { start, steps, vary: uncertainty.vary, node: node ?? top }
}

/** `delta index uncertainty` */
export async function uncertaintyOfIndex(words: Words, output: Output): Promise<Exit> {
  const input = inputOf(words, output)
  const uncertain = uncertainOf(input, words.text("node"))
  const runs = wholeNumber(words, "runs", 2, 1_000_000) ?? input.method.uncertainty?.runs ?? 0
  const seed = wholeNumber(words, "seed", -(2 ** 31), 2 ** 31 - 1) ?? input.method.uncertainty?.seed ?? 0
  const folder = folderFor(input, words, output)
  const answer = summedUp(uncertain, await done({ input, node: uncertain.node, seed, runs }, words))
  await writeAnswer(
    folder,
    input,
    { runs, seed },
    { "changes.csv": undefined, "above.csv": undefined, ...uncertaintyFiles(answer) },
  )
  if (words.flag("json")) process.stdout.write(`${JSON.stringify({ seed, ...answer })}\n`)
  else process.stdout.write(`${uncertaintyText(answer, output)}\n`)
  return exit.done
}

/** `delta index sensitivity` */
export async function sensitivityOfIndex(words: Words, output: Output): Promise<Exit> {
  const input = inputOf(words, output)
  const uncertain = uncertainOf(input, words.text("node"))
  const seed = wholeNumber(words, "seed", -(2 ** 31), 2 ** 31 - 1) ?? input.method.uncertainty?.seed ?? 0
  // A run of a sensitivity analysis is one base sample, as N of COINr: it takes (arguments + 2) chains.
  const samples = wholeNumber(words, "runs", 2, 1_000_000) ?? input.method.uncertainty?.runs ?? 0
  const plan = { samples, seed }
  const folder = folderFor(input, words, output)
  const parts = await done({ input, node: uncertain.node, ...plan, runs: chainsOf(uncertain, plan) }, words)
  const answer = sensitivityFrom(uncertain, plan, parts)
  await writeAnswer(folder, input, plan, sensitivityFiles(answer))
  if (words.flag("json")) process.stdout.write(`${JSON.stringify({ seed, ...answer })}\n`)
  else process.stdout.write(`${sensitivityText(answer, output)}\n`)
  return exit.done
}

function done(work: IndexWork, words: Words) {
  const threads = wholeNumber(words, "workers", 1, 1024)
  const folder = words.text("jobs")
  return folder === undefined ? inThreads(work, { from: 0, runs: work.runs }, threads) : inJobs(work, folder, threads)
}

function wholeNumber(words: Words, name: string, least: number, most: number): number | undefined {
  const given = words.text(name)
  if (given === undefined) return undefined
  const number = Number(given)
  if (!/^-?\d{1,10}$/.test(given) || number < least || number > most)
    throw new UsageError(`--${name} ${given}: ${least} … ${most}`)
  return number
}

async function writeAnswer(
  folder: string | undefined,
  input: IndexInput,
  plan: object,
  files: Readonly<Record<string, string | undefined>>,
) {
  if (folder === undefined) return
  const made = Object.entries({ ...files, "plan.json": `${JSON.stringify(plan)}\n` })
  const contents = Object.fromEntries(made.map(([name, text]) => [name, text === undefined ? text : [text]]))
  await writeFolder(folder, { ...sourcesFor(input, folder), "failed.csv": undefined, ...contents })
}

const digits = (number: number) => (Number.isNaN(number) ? "–" : number.toFixed(Math.abs(number) < 10 ? 3 : 2))

function uncertaintyText(
  { node, runs, failed, spreads, changes, order }: UncertaintyAnswer,
  { language }: Output,
): string {
  const last = spreads.at(-1)?.period
  const rows = spreads
    .filter(({ period }) => period === last)
    .toSorted((a, b) => a.rank.nominal - b.rank.nominal)
    .map(({ unit, score, rank }) => [
      unit,
      digits(score.nominal),
      `${digits(score.p5)} … ${digits(score.p95)}`,
      digits(rank.nominal),
      `${digits(rank.p5)} … ${digits(rank.p95)}`,
    ])
  const zh = language === "zh"
  const head = zh ? ["单元", "得分", "5–95 %", "名次", "5–95 %"] : ["unit", "score", "5–95 %", "rank", "5–95 %"]
  const moved = changes
    .slice(0, spreads.filter(({ period }) => period === last).length)
    .map(({ unit, from, to, change, grew }) => [
      unit,
      `${from} → ${to}`,
      digits(change.nominal),
      `${digits(change.p5)} … ${digits(change.p95)}`,
      `${(100 * grew).toFixed(1)} %`,
    ])
  const groups = order?.groups.map((group) => group.join(" ")).join(" | ") ?? ""
  return [
    zh
      ? `${node}，${last}，运行 ${runs} 次，失败 ${failed.length} 次${whyFailed(failed)}`
      : `${node}, ${last}, ${runs} runs, ${failed.length} failed${whyFailed(failed)}`,
    aligned([head, ...rows]),
    zh ? `名次分不出先后的各组：${groups}` : `groups of ranks that cannot be told apart: ${groups}`,
    ...(moved.length === 0
      ? []
      : [
          aligned([
            zh ? ["单元", "时期", "变化", "5–95 %", "增长的概率"] : ["unit", "periods", "change", "5–95 %", "grew in"],
            ...moved,
          ]),
        ]),
  ].join("\n")
}

/** Codes of the refusals for which runs failed, each once. */
function whyFailed(failed: UncertaintyAnswer["failed"]): string {
  return failed.length === 0 ? "" : ` (${[...new Set(failed.map(({ code }) => code))].join(", ")})`
}

function sensitivityText(
  { node, asked, samples, chains, failed, outputs }: SensitivityAnswer,
  { language }: Output,
): string {
  const zh = language === "zh"
  const [shift] = outputs
  const rows = (shift?.factors ?? []).map(({ factor, first, firstInterval, total, totalInterval }) => [
    factor,
    digits(first),
    `${digits(firstInterval[0])} … ${digits(firstInterval[1])}`,
    digits(total),
    `${digits(totalInterval[0])} … ${digits(totalInterval[1])}`,
  ])
  const ofRanks =
    (shift?.variance ?? 0) > 0
      ? aligned([
          zh ? ["参数", "一阶", "5–95 %", "总", "5–95 %"] : ["argument", "first", "5–95 %", "total", "5–95 %"],
          ...rows,
        ])
      : zh
        ? "名次在所有运行中都没有变动"
        : "no rank moved in any run"
  return [
    zh
      ? `${node}：平均名次变动的 Sobol 指数，基础样本 ${samples}/${asked}，运行 ${chains} 次，失败 ${failed.length} 次${whyFailed(failed)}`
      : `${node}: Sobol indices of the mean shift of ranks, ${samples} of ${asked} base samples, ${chains} runs, ${failed.length} failed${whyFailed(failed)}`,
    ofRanks,
    zh ? "各单元的总指数：" : "total index of each unit:",
    aligned([
      [zh ? "单元" : "unit", zh ? "对象" : "of", ...(shift?.factors ?? []).map(({ factor }) => factor)],
      ...outputs
        .filter(({ output }) => output === "score" || output === "change")
        .map(({ unit = "", output, factors }) => [
          unit,
          outputNames[language][output],
          ...factors.map(({ total }) => digits(total)),
        ]),
    ]),
  ].join("\n")
}

const outputNames = {
  zh: { "rank-shift": "名次变动", rank: "名次", score: "得分", change: "变化" },
  en: { "rank-shift": "shift of ranks", rank: "rank", score: "score", change: "change" },
}
