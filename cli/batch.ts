import { createReadStream, readFileSync } from "node:fs"
import { createInterface } from "node:readline"
import { fill, Refusal, type RefusalText, twiceNamed } from "../base/index.ts"
import { requireHeldNumbers, settlementRefusals } from "../settlement/index.ts"
import { type Exit, exit, type Options, UsageError, type Words } from "./command.ts"
import type { Output } from "./output.ts"

/** The option of every command that also answers many cases at once. */
export const batchOption = { batch: { type: "string" } } as const satisfies Options

/** What a command does with one case. */
export interface Calculation<Answer extends object> {
  /** From the JSON of a case to the answer that is printed as JSON. @throws Refusal for a case that cannot be answered */
  answer(given: unknown): Answer
  /** The answer for people, in lines. */
  show(answer: Answer): string
}

/**
 * Answers the case of a file, in words or with `--json` in one JSON line; or with `--batch` each JSON line of a file (`-`:
 * standard input) in one JSON line. A line that cannot be answered gives `{"error":{"code","message"}}`, and the next one
 * is read; the exit code then is 0, since each line has its answer. A single case that cannot be answered is told in one
 * line on standard error with exit code 2.
 * @example return answerCases(words, output, { answer: (given) => divided(Claims.parse(given)), show })
 */
export async function answerCases<Answer extends object>(
  words: Words,
  output: Output,
  calculation: Calculation<Answer>,
): Promise<Exit> {
  const batch = words.text("batch")
  const [file, ...more] = words.positionals
  if ((file === undefined) === (batch === undefined) || more.length > 0) throw new UsageError(expected(output))
  if (batch !== undefined) return answerLines(batch, output, calculation)
  const text = textOf(file ?? "")
  try {
    const answer = calculation.answer(parseExact(text))
    process.stdout.write(words.flag("json") ? `${JSON.stringify(answer)}\n` : `${calculation.show(answer)}\n`)
    return exit.done
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    const told = errorOf(error, output)
    process.stderr.write(words.flag("json") ? `${JSON.stringify(told)}\n` : `${told.error.message}\n`)
    return exit.wrong
  }
}

function expected({ language }: Output): string {
  return language === "zh" ? "应给出一个 JSON 文件，或 --batch <文件|->" : "expected one JSON file, or --batch <file|->"
}

function textOf(file: string): string {
  try {
    return readFileSync(file, "utf8")
  } catch (error) {
    throw new UsageError(`${file}: ${oneLine(error instanceof Error ? error.message : String(error))}`)
  }
}

async function answerLines(file: string, output: Output, calculation: Calculation<object>): Promise<Exit> {
  const input = file === "-" ? process.stdin : createReadStream(file)
  const lines = createInterface({ input, crlfDelay: Number.POSITIVE_INFINITY })
  const failed = new Promise<never>((_, reject) => {
    input.once("error", ({ message }: Error) => reject(new UsageError(`${file}: ${oneLine(message)}`)))
  })
  await Promise.race([failed, answerEach(lines, output, calculation)])
  return exit.done
}

async function answerEach(
  lines: AsyncIterable<string>,
  output: Output,
  calculation: Calculation<object>,
): Promise<void> {
  for await (const line of lines) {
    const reply = `${JSON.stringify(answerLine(line, output, calculation))}\n`
    // A slow reader of the answers is waited for, so that a long batch needs no memory.
    if (!process.stdout.write(reply)) await new Promise<void>((done) => process.stdout.once("drain", () => done()))
  }
}

function answerLine(line: string, output: Output, calculation: Calculation<object>): object {
  try {
    return calculation.answer(parseExact(line))
  } catch (error) {
    if (error instanceof Refusal) return errorOf(error, output)
    // Our own mistake in one line must not take the answers of the others.
    return { error: { code: "fault", message: oneLine(error instanceof Error ? error.message : String(error)) } }
  }
}

const texts: Readonly<Record<string, RefusalText>> = settlementRefusals

function errorOf(refusal: Refusal, { language }: Output): { readonly error: { code: string; message: string } } {
  const text = texts[refusal.code]
  const told = text === undefined ? [refusal.message] : [text.detail[language], text.help[language]]
  const message = told.map((one) => fill(one, refusal.facts)).join(language === "zh" ? "" : " ")
  return { error: { code: refusal.code, message: oneLine(message) } }
}

function oneLine(text: string): string {
  return text.replace(/\s+/g, " ").trim()
}

/**
 * Reads JSON in which no number loses digits and no name stands twice in one object.
 * @throws Refusal "settlement.not-json", "settlement.inexact-number", "settlement.name-twice"
 */
export function parseExact(text: string): unknown {
  const json = text.replace(/^\ufeff/, "")
  const read = readJson(json)
  const name = twiceNamed(json)
  if (name !== undefined) throw new Refusal("settlement.name-twice", { name })
  return read
}

function readJson(json: string): unknown {
  try {
    requireHeldNumbers(json)
    return JSON.parse(json)
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    throw new Refusal("settlement.not-json", { cause: oneLine(error.message) })
  }
}
