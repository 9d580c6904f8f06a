import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import * as z from "zod"
import { Text } from "../base/index.ts"
import { readYaml } from "./region-files.ts"

/** `example.yaml` of an index: what it is, and where its figures come from. */
const Facts = z.strictObject({
  title: Text,
  source: Text,
  beside: z.strictObject({ index: z.string(), component: z.string() }).optional(),
})

/** An index to begin with: the texts of its files by their names. */
export interface IndexExample {
  readonly id: string
  readonly title: Text
  readonly source: Text
  /** The component of a reference index that it is shown beside, never as its reproduction. */
  readonly beside: { readonly index: string; readonly component: string } | null
  readonly files: Record<string, string>
}

const folder = join(import.meta.dirname, "..", "data", "worked-examples", "index")
const names = ["method.yaml", "structure.csv", "units.csv", "long.csv"]

/** The worked indices of this installation, a folder each, in the order in which they are offered. */
export function readIndexExamples(): readonly IndexExample[] {
  return readdirSync(folder)
    .sort()
    .reverse()
    .map((id) => {
      const texts = names.map((name) => [name, readFileSync(join(folder, id, name), "utf8")])
      const { beside = null, ...facts } = Facts.parse(readYaml(join(folder, id), "example.yaml"))
      return { id, ...facts, beside, files: Object.fromEntries(texts) }
    })
}
