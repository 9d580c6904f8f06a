import { readFileSync } from "node:fs"
import { dirname, join } from "node:path"
import { fileURLToPath } from "node:url"
import { parentPort } from "node:worker_threads"
import { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler"

/** What the worker is asked: a paper with its words, as JSON. */
export interface PaperJob {
  readonly id: number
  readonly paper: string
}

/** What it answers: the PDF, or what went wrong. */
export interface PaperDone {
  readonly id: number
  readonly pdf: Uint8Array | null
  readonly fault: string
}

/** Sets papers in a thread of its own, so that a long one keeps nobody waiting. */
const fonts = dirname(fileURLToPath(import.meta.resolve("@expo-google-fonts/noto-sans-sc/package.json")))
const template = readFileSync(join(import.meta.dirname, "paper.typ"), "utf8")
const compiler = NodeCompiler.create({
  // The template reads no files: its folder is all that it could reach.
  workspace: import.meta.dirname,
  fontArgs: [{ fontPaths: ["400Regular", "700Bold"].map((weight) => join(fonts, weight)) }],
})
/** Results that nobody needed for so many papers are forgotten. */
const kept = 5

parentPort?.on("message", ({ id, paper }: PaperJob) => {
  parentPort?.postMessage(done(id, paper))
})

function done(id: number, paper: string): PaperDone {
  try {
    const { result, fault } = compiled(paper)
    return result === null ? { id, pdf: null, fault } : { id, pdf: compiler.pdf(result, {}), fault: "" }
  } catch (error) {
    return { id, pdf: null, fault: error instanceof Error ? error.message : String(error) }
  } finally {
    compiler.evictCache(kept)
  }
}

function compiled(paper: string) {
  const made = compiler.compile({ mainFileContent: template, inputs: { paper } })
  return { result: made.result, fault: JSON.stringify(made.takeDiagnostics()?.shortDiagnostics ?? []) }
}
