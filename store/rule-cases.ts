import { readdirSync, readFileSync } from "node:fs"
import { basename, join } from "node:path"
import { parse } from "yaml"
import * as z from "zod"
import { Day, Text } from "../base/index.ts"
import { type DecisionRequest, readRequest } from "../rulebook/index.ts"

/** A rule by example: a request on a day. How it is answered, the lists say. */
export interface RuleCaseFile {
  readonly name: string
  readonly title: Text
  readonly day: Day
  readonly request: DecisionRequest
}

const File = z.object({
  title: Text,
  given: z.object({ day: Day, principal: z.unknown(), resource: z.unknown(), context: z.unknown() }),
  when: z.string(),
})

const folder = join(import.meta.dirname, "..", "rulebook", "cases")

/** The cases of the rule book, in order of name. @throws Error naming a file that is misshapen */
export function readRuleCases(): readonly RuleCaseFile[] {
  return ["permitted", "refused"]
    .flatMap((kind) => readdirSync(join(folder, kind)).map((file) => join(folder, kind, file)))
    .map(readCase)
    .sort((a, b) => (a.name < b.name ? -1 : 1))
}

function readCase(path: string): RuleCaseFile {
  const { title, given, when } = File.parse(parse(readFileSync(path, "utf8")))
  const { day, ...rest } = given
  const request = readRequest({ act: when, ...rest })
  if ("problems" in request) throw new Error(`${path}: ${request.problems.join("; ")}`)
  return { name: basename(path, ".yaml"), title, day, request }
}
