import { createHash, randomUUID } from "node:crypto"
import { existsSync } from "node:fs"
import { readFile, rename, stat, writeFile } from "node:fs/promises"
import { join } from "node:path"
import { setTimeout as later } from "node:timers/promises"
import { Refusal } from "../base/index.ts"
import type { Outcomes } from "../observatory/index.ts"
import { brokenBy } from "./ask-platform.ts"
import { UsageError } from "./command.ts"
import { hashesOf } from "./index-files.ts"
import { type IndexWork, inThreads } from "./index-threads.ts"
import { makeFolder } from "./write-whole.ts"

/** Runs in one job. */
const jobSize = 256
/** A job that was begun so long ago is done again: whoever began it is gone. */
const staleAfter = 10 * 60_000
const lookAgain = 500

/**
 * Shares the runs with other machines by a folder that all of them reach. Each begins a job that nobody has begun, and
 * writes its outcomes whole; a job gives the same bytes whoever does it, so that doing one twice does no harm. Returns
 * when the outcomes of all jobs are there.
 * @throws UsageError when the folder holds another work or cannot be written
 */
export async function inJobs(work: IndexWork, folder: string, threads?: number): Promise<readonly Outcomes[]> {
  try {
    await makeFolder(folder)
    await joinWork(work, folder)
    const jobs = Array.from({ length: Math.ceil(work.runs / jobSize) }, (_, job) => job)
    for (const job of jobs) if (await isMine(folder, job)) await doJob(work, folder, job, threads)
    for (const job of jobs)
      while (!existsSync(fileOf(folder, job)))
        if (await isStale(folder, job)) await doJob(work, folder, job, threads)
        else await later(lookAgain)
    const done = await Promise.all(jobs.map((job) => readFile(fileOf(folder, job), "utf8")))
    return done.flatMap(readOutcomes)
  } catch (error) {
    if (error instanceof Refusal || error instanceof UsageError) throw error
    throw new UsageError(`${folder}: ${brokenBy(error)}`)
  }
}

function fileOf(folder: string, job: number): string {
  return join(folder, `job-${job}.json`)
}

/** Writes a file that is not there yet; false where it is. */
async function isFirst(file: string, text: string): Promise<boolean> {
  try {
    await writeFile(file, text, { flag: "wx" })
    return true
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") return false
    throw error
  }
}

/** The first machine writes down what the work is; the others compare. */
async function joinWork({ input, node, seed, samples, runs }: IndexWork, folder: string) {
  const sha256 = createHash("sha256")
    .update(JSON.stringify([input.method, hashesOf(input)]))
    .digest("hex")
  const told = `${JSON.stringify({ sha256, node, seed, samples, runs, jobSize })}\n`
  const file = join(folder, "work.json")
  if (await isFirst(file, told)) return
  // The first may be between making the file and writing it.
  for (let tries = 0; tries < 20 && (await readFile(file, "utf8")) === ""; tries++) await later(lookAgain)
  if ((await readFile(file, "utf8")) !== told)
    throw new UsageError(`${file}: another method, data, seed or number of runs`)
}

function isMine(folder: string, job: number): Promise<boolean> {
  return isFirst(join(folder, `job-${job}.begun`), "")
}

async function isStale(folder: string, job: number): Promise<boolean> {
  const { mtimeMs } = await stat(join(folder, `job-${job}.begun`))
  return Date.now() - mtimeMs > staleAfter
}

async function doJob(work: IndexWork, folder: string, job: number, threads?: number): Promise<void> {
  const from = job * jobSize
  const done = await inThreads(work, { from, runs: Math.min(jobSize, work.runs - from) }, threads)
  const unfinished = join(folder, `.${randomUUID()}`)
  await writeFile(unfinished, writeOutcomes(done))
  await rename(unfinished, fileOf(folder, job))
}

/** Outcomes as JSON, their numbers in base 64: JSON has no NaN. */
function writeOutcomes(outcomes: readonly Outcomes[]): string {
  return JSON.stringify(outcomes, (_, value: unknown) =>
    value instanceof Float64Array
      ? { float64: Buffer.from(value.buffer, value.byteOffset, value.byteLength).toString("base64") }
      : value,
  )
}

function readOutcomes(text: string): readonly Outcomes[] {
  return JSON.parse(text, (_, value: unknown) => {
    if (typeof value !== "object" || value === null || !("float64" in value) || typeof value.float64 !== "string")
      return value
    return new Float64Array(Uint8Array.from(Buffer.from(value.float64, "base64")).buffer)
  })
}
