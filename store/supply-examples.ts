import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import * as z from "zod"
import { Text } from "../base/index.ts"
import { readYaml } from "./region-files.ts"

/** `example.yaml` of a supply chain: what it is, where its figures come from, and what counts as home in it. */
const Facts = z.strictObject({ title: Text, source: Text, home: z.array(z.string()).min(1) })

/** A supply chain to begin with: `graph` is the text of its CSV. */
export type SupplyExample = z.infer<typeof Facts> & { readonly id: string; readonly graph: string }

const folder = join(import.meta.dirname, "..", "data", "worked-examples", "autonomy")

/** The worked supply chains of this installation, a folder each. */
export function readSupplyExamples(): readonly SupplyExample[] {
  return readdirSync(folder)
    .sort()
    .map((id) => ({
      id,
      ...Facts.parse(readYaml(join(folder, id), "example.yaml")),
      graph: readFileSync(join(folder, id, "graph.csv"), "utf8"),
    }))
}
