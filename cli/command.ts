import { type ParseArgsConfig, parseArgs } from "node:util"
import type { Text } from "../base/index.ts"
import type { Output } from "./output.ts"

/** Exit codes: the answer is yes or the work done; the answer is no; asked in a way that cannot be answered, or not able to run. */
export const exit = { done: 0, no: 1, wrong: 2 } as const
export type Exit = (typeof exit)[keyof typeof exit]

export type Options = NonNullable<ParseArgsConfig["options"]>

/** One command of `delta`, in a file of its own. */
export interface Command {
  readonly summary: Text
  /** Lines of help after `delta <name>`: words, then one line an option. */
  readonly help: Text
  readonly options: Options
  run(words: Words, output: Output): Promise<Exit>
}

/** What stood on the command line, checked against the options of the command. */
export interface Words {
  readonly positionals: readonly string[]
  text(name: string): string | undefined
  flag(name: string): boolean
}

/** The command was called in a way that it does not know. */
export class UsageError extends Error {
  override readonly name = "UsageError"
}

/** Reads words against options. @throws UsageError naming the word that is not known */
export function readWords(args: readonly string[], options: Options): Words {
  try {
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true, allowNegative: true })
    const found = new Map(Object.entries(values))
    return {
      positionals,
      text: (name) => {
        const value = found.get(name)
        return typeof value === "string" ? value : undefined
      },
      flag: (name) => found.get(name) === true,
    }
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error))
  }
}
