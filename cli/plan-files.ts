import { readdirSync, readFileSync, statSync } from "node:fs"
import { basename, join, relative } from "node:path"
import { parseHTML } from "linkedom"
import { convertToHtml } from "mammoth"
import { parseDocument } from "yaml"
import { type Day, Refusal } from "../base/index.ts"
import { planFileEndings, readPlanFile } from "../documents/index.ts"
import { type Lexicon, lexiconOf, type Plan, planRegion, termBaseOn } from "../observatory/index.ts"
import { readPlanPlaces, readPlanTerms } from "../store/plan-ground.ts"
import { brokenBy } from "./ask-platform.ts"
import { UsageError } from "./command.ts"

/**
 * Plans out of files and folders, folders with all below them; what in a folder is no kind of plan is passed over.
 * @throws UsageError for a path that cannot be read, Refusal as `readPlanFile` does
 */
export async function readPlans(paths: readonly string[], member: string | undefined): Promise<readonly Plan[]> {
  const plans: Plan[] = []
  for (const { path, name } of paths.flatMap(filesAt)) {
    const plan = await readPlanFile(name, read(path), { parseHtml: bodyOf, docxHtml })
    plans.push(member === undefined ? plan : { ...plan, member })
  }
  return plans
}

function filesAt(path: string): readonly { path: string; name: string }[] {
  try {
    if (!statSync(path).isDirectory()) return [{ path, name: basename(path) }]
    return readdirSync(path, { recursive: true, withFileTypes: true })
      .filter((one) => one.isFile() && planFileEndings.some((ending) => one.name.toLowerCase().endsWith(ending)))
      .map((one) => join(one.parentPath, one.name))
      .sort()
      .map((file) => ({ path: file, name: relative(path, file) }))
  } catch (error) {
    throw new UsageError(`${path}: ${brokenBy(error)}`)
  }
}

function read(path: string): Uint8Array<ArrayBuffer> {
  try {
    return Uint8Array.from(readFileSync(path))
  } catch (error) {
    throw new UsageError(`${path}: ${brokenBy(error)}`)
  }
}

function bodyOf(text: string) {
  const { document } = parseHTML(/<html[\s>]/i.test(text) ? text : `<html><body>${text}</body></html>`)
  return document.body
}

async function docxHtml(bytes: Uint8Array): Promise<string> {
  return (await convertToHtml({ buffer: Buffer.from(bytes) })).value
}

/** The terms of a day, a file of the user's over them, and the names of a region. @throws UsageError, Refusal */
export function readLexicon(folder: string, terms: string | undefined, on: Day): Lexicon {
  const own = terms === undefined ? {} : { [basename(terms)]: yamlOf(terms) }
  const base = termBaseOn({ ...readPlanTerms(), ...own }, on)
  const { region, extra } = readPlanPlaces(folder)
  const { zh = [], en = [] } = base.groups["name-suffix"] ?? {}
  return lexiconOf(base, planRegion(region, extra, [...zh, ...en]))
}

function yamlOf(file: string): unknown {
  const document = parseDocument(new TextDecoder().decode(read(file)))
  const [error] = document.errors
  if (error !== undefined)
    throw new Refusal("observatory.plan-terms-misshapen", {
      file,
      place: `${error.linePos?.[0].line ?? "?"}`,
      cause: brokenBy(error),
    })
  return document.toJS()
}
