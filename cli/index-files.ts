import { readFileSync } from "node:fs"
import { mkdir, writeFile } from "node:fs/promises"
import { dirname, join } from "node:path"
import { parseDocument, stringify } from "yaml"
import {
  bundleMethod,
  encodingOf,
  type IndexSources,
  type Method,
  methodFile,
  type NamedText,
  openIndex,
  readMethod,
  type SourceTexts,
  sourceNames,
} from "../observatory/index.ts"
import { brokenBy } from "./ask-platform.ts"
import { UsageError } from "./command.ts"

/** A method file with the files that it names, read. */
export interface IndexInput {
  readonly method: Method
  readonly sources: IndexSources
}

/**
 * Reads a method file (YAML or JSON) and, beside it, its structure and units; and the data.
 * @throws UsageError for a file that cannot be read, Refusal for one that is not as it should be
 */
export function readIndexInput(methodPath: string, dataPath: string): IndexInput {
  const document = parseDocument(textOf(methodPath))
  const [error] = document.errors
  if (error !== undefined) throw new UsageError(`${methodPath}: ${error.message.split("\n")[0]}`)
  const method = readMethod(document.toJS())
  const beside = (name: string) => namedText(join(dirname(methodPath), name))
  const units = method.units === undefined ? {} : { units: beside(method.units) }
  return { method, sources: { structure: beside(method.structure), data: namedText(dataPath), ...units } }
}

export function namedText(file: string): NamedText {
  const bytes = bytesOf(file)
  return { file, text: new TextDecoder(encodingOf(file, bytes), { fatal: true }).decode(bytes) }
}

function textOf(file: string): string {
  return namedText(file).text
}

function bytesOf(file: string): Uint8Array {
  try {
    return readFileSync(file)
  } catch (error) {
    throw new UsageError(`${file}: ${brokenBy(error)}`)
  }
}

/** The index of the input before its first step. */
export function openInput({ method, sources }: IndexInput) {
  return openIndex(method, sources)
}

export function textsOf({ sources: { structure, data, units } }: IndexInput): SourceTexts {
  return { structure: structure.text, data: data.text, ...(units === undefined ? {} : { units: units.text }) }
}

/** The files that an index was made from, by their names in a bundle: enough to run it again. */
export function sourceFiles(input: IndexInput): Readonly<Record<string, string>> {
  const { structure, data, units } = textsOf(input)
  return {
    "method.yaml": stringify(methodFile(bundleMethod(input.method))),
    [sourceNames.structure]: structure,
    [sourceNames.data]: data,
    ...(units === undefined ? {} : { [sourceNames.units]: units }),
  }
}

/** Writes files into a folder, which is made where there is none. @throws UsageError when it cannot be written */
export async function writeFiles(folder: string, files: Readonly<Record<string, string | undefined>>): Promise<void> {
  try {
    await mkdir(folder, { recursive: true })
    for (const [name, text] of Object.entries(files)) if (text !== undefined) await writeFile(join(folder, name), text)
  } catch (error) {
    throw new UsageError(`${folder}: ${brokenBy(error)}`)
  }
}
