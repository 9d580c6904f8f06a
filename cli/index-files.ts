import { createHash } from "node:crypto"
import { readFileSync, realpathSync } from "node:fs"
import { dirname, join } from "node:path"
import { isMap, parseDocument, stringify } from "yaml"
import {
  bundleMethod,
  encodingOf,
  type Method,
  methodFile,
  type NamedPieces,
  type NamedText,
  openData,
  readData,
  readMethod,
  sourceNames,
} from "../observatory/index.ts"
import { brokenBy } from "./ask-platform.ts"
import { UsageError, type Words } from "./command.ts"
import type { Output } from "./output.ts"

/** A file as it was read. Its text may be longer than a string can be: it is decoded in pieces of whole rows. */
export interface ReadFile {
  readonly file: string
  readonly bytes: Uint8Array
}

/** A method file with the files that it names, read. */
export interface IndexInput {
  readonly path: string
  readonly method: Method
  readonly structure: NamedText
  readonly units?: NamedText
  readonly data: ReadFile
}

/**
 * Reads a method file (YAML or JSON) and, beside it, its structure and units; and the data.
 * @throws UsageError for a file that cannot be read, Refusal for one that is not as it should be
 */
export function readIndexInput(path: string, dataPath: string): IndexInput {
  const method = readMethod(parsed(namedText(path)))
  const beside = (name: string) => namedText(join(dirname(path), name))
  const units = method.units === undefined ? {} : { units: beside(method.units) }
  return { path, method, structure: beside(method.structure), data: readFile(dataPath), ...units }
}

function parsed({ file, text }: NamedText): unknown {
  const document = parseDocument(text)
  const [error] = document.errors
  if (error !== undefined) throw new UsageError(`${file}: ${brokenBy(error)}`)
  if (!isMap(document.contents)) throw new UsageError(`${file}: YAML: structure, steps`)
  try {
    return document.toJS()
  } catch (cause) {
    // An alias to nothing, or so many aliases that they would fill the memory.
    throw new UsageError(`${file}: ${brokenBy(cause)}`)
  }
}

export function readFile(file: string): ReadFile {
  try {
    return { file, bytes: readFileSync(file) }
  } catch (error) {
    throw new UsageError(`${file}: ${brokenBy(error)}`)
  }
}

function namedText(file: string): NamedText {
  const pieces = [...piecesOf(readFile(file)).pieces]
  try {
    return { file, text: pieces.join("") }
  } catch (error) {
    throw new UsageError(`${file}: ${brokenBy(error)}`)
  }
}

const pieceLength = 2 ** 26

/** The text of a file in pieces that end with a row. @throws Refusal as `encodingOf` does */
export function piecesOf({ file, bytes }: ReadFile, length = pieceLength): NamedPieces {
  const encoding = encodingOf(file, bytes)
  return {
    file,
    pieces: {
      *[Symbol.iterator]() {
        for (let from = 0; from < bytes.length; ) {
          const to = rowEnd(bytes, from, length)
          // Only the first piece begins with a mark of the byte order.
          const decoder = new TextDecoder(encoding, { fatal: true, ignoreBOM: from > 0 })
          yield decoder.decode(bytes.subarray(from, to))
          from = to
        }
      },
    },
  }
}

/** Where the last row ends that lies wholly within a length; more, where a row is longer than that. */
function rowEnd(bytes: Uint8Array, from: number, length: number): number {
  if (bytes.length - from <= length) return bytes.length
  let end = -1
  let isQuoted = false
  for (let at = from; at < bytes.length && (end < 0 || at < from + length); at++) {
    const byte = bytes[at]
    if (byte === 0x22) isQuoted = !isQuoted
    else if (byte === 0x0a && !isQuoted) end = at + 1
  }
  return end < 0 ? bytes.length : end
}

/** The index of the input before its first step. */
export function openInput({ method, structure, units, data }: IndexInput) {
  return openData(method, { structure, ...(units === undefined ? {} : { units }) }, readData(piecesOf(data)))
}

/** The sources of an index by their names in a bundle: enough to run it again, in pieces. */
function sourceFiles(input: IndexInput): Readonly<Record<string, Iterable<string> | undefined>> {
  return {
    "method.yaml": [stringify(methodFile(bundleMethod(input.method)))],
    [sourceNames.structure]: [input.structure.text],
    [sourceNames.data]: piecesOf(input.data).pieces,
    [sourceNames.units]: input.units === undefined ? undefined : [input.units.text],
  }
}

/**
 * Where the results go: a folder, or none to write. Refused is the folder of the method itself, unless it is a bundle that
 * is run again: the bundle's method, without comments, would take the place of what the user wrote.
 * @throws UsageError
 */
export function folderFor(input: IndexInput, words: Words, { language }: Output): string | undefined {
  const folder = words.text("out")
  if (folder === undefined || real(folder) !== real(dirname(input.path))) return folder
  const own = join(folder, "method.yaml")
  const text = stringify(methodFile(bundleMethod(input.method)))
  if (real(own) === real(input.path) && namedText(own).text === text) return folder
  throw new UsageError(
    language === "zh"
      ? `--out ${folder}：结果会覆盖您的方法文件所在目录，请另选目录`
      : `--out ${folder}: results would be written over your own method; choose another folder`,
  )
}

function real(path: string): string | undefined {
  try {
    return realpathSync(path)
  } catch {
    return undefined
  }
}

/** Files of the bundle that are not the very files that were read. */
export function sourcesFor(input: IndexInput, folder: string) {
  const read = [input.structure.file, input.units?.file, input.data.file].map((file) => file && real(file))
  return Object.fromEntries(
    Object.entries(sourceFiles(input)).filter(([name]) => !read.includes(real(join(folder, name)) ?? "–")),
  )
}

/** SHA-256 of the sources' texts in UTF-8, for the record. */
export function hashesOf({ structure, units, data }: IndexInput) {
  const hash = (pieces: Iterable<string>) => {
    const sum = createHash("sha256")
    for (const piece of pieces) sum.update(piece, "utf8")
    return sum.digest("hex")
  }
  return {
    structure: hash([structure.text]),
    data: hash(piecesOf(data).pieces),
    units: units === undefined ? undefined : hash([units.text]),
  }
}
