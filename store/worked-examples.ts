import { readdirSync } from "node:fs"
import { join } from "node:path"
import * as z from "zod"
import { Text } from "../base/index.ts"
import { Cited } from "../settlement/index.ts"
import { readYaml } from "./region-files.ts"

/** A case, game or claims to begin with, and where its figures come from. */
const Example = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  of: z.enum(["apportionment", "shares", "claims"]),
  title: Text,
  source: Cited,
  given: z.record(z.string(), z.unknown()),
})
export type WorkedExample = z.infer<typeof Example>

const folder = join(import.meta.dirname, "..", "data", "worked-examples")

/** The worked examples of this installation, in the order in which they are offered. */
export function readWorkedExamples(): readonly WorkedExample[] {
  return readdirSync(folder)
    .filter((file) => file.endsWith(".yaml"))
    .sort()
    .flatMap((file) => z.array(Example).parse(readYaml(folder, file)))
}
