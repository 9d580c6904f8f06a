import { execFileSync } from "node:child_process"
import { once } from "node:events"
import { join } from "node:path"
import { Worker } from "node:worker_threads"
import {
  type IndexState,
  readMethod,
  runSteps,
  sensitivityOf,
  type Uncertain,
  uncertaintyOf,
} from "../../observatory/index.ts"
import { type Figure, percentile, round, within } from "./figures.ts"
import { madeIndex } from "./made-index.ts"

/** The chain of a customary index: every kind of step once. */
export const wholeChain: readonly Readonly<Record<string, unknown>>[] = [
  { denominate: {} },
  { screen: { present: 0.65 } },
  { impute: { method: "group-mean", by: "Geo" } },
  { treat: { winsorise: 5, skewness: 2, kurtosis: 3.5, otherwise: "log-ct" } },
  { normalise: { method: "min-max", range: [1, 100] } },
  { weigh: { method: "given" } },
  { aggregate: { method: "arithmetic", levels: { 4: "geometric" }, threshold: 0.5 } },
  { rank: {} },
]

/** The same with sums at every level, so that all ways to normalise can be tried, and four uncertain arguments. */
export function uncertainIndex(start: IndexState): Uncertain {
  const { steps, uncertainty } = readMethod({
    structure: "structure.csv",
    steps: wholeChain.map((step) => ("aggregate" in step ? { aggregate: { threshold: 0.5 } } : step)),
    uncertainty: {
      vary: [
        { step: "normalise", argument: "method", among: ["min-max", "z-score", "rank"] },
        { step: "weigh", noise: 0.25 },
        { step: "treat", argument: "winsorise", among: [3, 5, 7] },
        { step: "aggregate", argument: "threshold", between: [0.4, 0.66] },
      ],
    },
  })
  return { start, steps, vary: uncertainty?.vary ?? [], node: "INDEX" }
}

const small = { units: 51, indicators: 49, periods: 1 }
const panel = { units: 41, indicators: 60, periods: 7 }
const scaledRuns = 6000

/** The index engine beside the limits that were set for it, in CPU time: other programs on the machine change it less. */
export async function benchIndex(): Promise<readonly Figure[]> {
  const { steps } = readMethod({ structure: "structure.csv", steps: wholeChain })
  const chain = (what: string, start: IndexState, limit: number) =>
    within(
      `index: whole chain, ${what}`,
      cpu(() => runSteps(start, steps), 40),
      limit,
      "ms",
    )
  const uncertain = uncertainIndex(madeIndex(small))
  const runs = cpu(() => uncertaintyOf(uncertain, { runs: 1000, seed: 1 }), 5) / 1000
  const sobol = cpu(() => sensitivityOf(uncertain, { samples: 500, seed: 1 }), 5) / 1000
  return [
    chain("51 units, 49 indicators", madeIndex(small), 5),
    chain("41 units, 60 indicators, 7 periods", madeIndex(panel), 20),
    within("index: 1,000 Monte-Carlo runs, 51 units, 49 indicators", runs, 1, "CPU s"),
    await threads(),
    within("index: Sobol, 500 base samples, 4 arguments (3,000 chains)", sobol, 3, "CPU s"),
    ...large(),
  ]
}

/** Milliseconds of CPU, the middle of some turns after a few for warming up. */
function cpu(work: () => unknown, turns: number): number {
  const times = Array.from({ length: turns + 3 }, () => {
    const before = process.cpuUsage()
    work()
    const { user, system } = process.cpuUsage(before)
    return (user + system) / 1000
  })
  return percentile(times.slice(3), 0.5)
}

/** The same runs by one thread and by two that are ready, on the clock. */
async function threads(): Promise<Figure> {
  const workers = await Promise.all([ready(), ready()])
  const stretch = async (count: number): Promise<number> => {
    const before = performance.now()
    await Promise.all(
      workers.slice(0, count).map(async (worker, place) => {
        worker.postMessage({ from: (place * scaledRuns) / count, runs: scaledRuns / count })
        await once(worker, "message")
      }),
    )
    return performance.now() - before
  }
  const ratios: number[] = []
  for (let turn = 0; turn < 5; turn++) ratios.push((await stretch(1)) / (await stretch(2)))
  for (const worker of workers) await worker.terminate()
  const ratio = percentile(ratios, 0.5)
  return {
    what: `index: ${scaledRuns} Monte-Carlo runs on two threads`,
    figure: `${round(ratio)} × as fast`,
    against: "one thread",
    ratio: ratio.toFixed(2),
    asked: "at least 1.8",
    met: ratio >= 1.8,
  }
}

async function ready(): Promise<Worker> {
  const worker = new Worker(new URL("./index-thread.ts", import.meta.url), { workerData: small })
  await once(worker, "message")
  return worker
}

function large(): readonly Figure[] {
  const line = execFileSync(process.execPath, [join(import.meta.dirname, "index-large.ts")], { encoding: "utf8" })
  const { seconds, mebibytes }: { seconds: number; mebibytes: number } = JSON.parse(line)
  const what = "index: 10,000 units, 200 indicators, 10 periods"
  return [within(what, seconds, 20, "CPU s"), within(`${what}: memory`, mebibytes, 2048, "MiB")]
}
