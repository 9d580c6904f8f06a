import type { NamedText } from "../../../observatory/index.ts"

/** Texts of the files that an index is made from, each under the name it came with. */
export interface IndexFiles {
  readonly method: NamedText
  readonly structure: NamedText
  readonly units?: NamedText
  readonly data: NamedText
}

/** What a file can be. */
export type FileKind = keyof IndexFiles

/** Files of an index by the names that a bundle gives them; undefined when one that must be there is missing. */
export function filesFrom(texts: Readonly<Record<string, string>>): IndexFiles | undefined {
  const named = (file: string): NamedText | undefined => {
    const text = texts[file]
    return text === undefined ? undefined : { file, text }
  }
  const [method, structure, data] = [named("method.yaml"), named("structure.csv"), named("long.csv")]
  const units = named("units.csv")
  if (method === undefined || structure === undefined || data === undefined) return undefined
  return { method, structure, data, ...(units === undefined ? {} : { units }) }
}

/** True when both would give the same index. */
export function sameFiles(one: IndexFiles, other: IndexFiles): boolean {
  const kinds = ["method", "structure", "units", "data"] as const
  return kinds.every((kind) => one[kind]?.text === other[kind]?.text)
}
