import { readdirSync } from "node:fs"
import { join } from "node:path"
import * as z from "zod"
import { Text } from "../base/index.ts"
import { type OwnershipRuleProblem, type OwnershipRules, readOwnershipRules } from "../settlement/index.ts"
import { readYaml } from "./region-files.ts"

const folder = join(import.meta.dirname, "..", "data", "ownership")
const yaml = (inside: string): readonly string[] =>
  readdirSync(inside)
    .filter((file) => file.endsWith(".yaml"))
    .sort()

/** The rules of ownership of this installation, or what is wrong with their files. */
export function readOwnership(from = folder): OwnershipRules | { readonly problems: readonly OwnershipRuleProblem[] } {
  const instruments = join(from, "instruments")
  return readOwnershipRules({
    vocabulary: readYaml(from, "vocabulary.yaml"),
    assumptions: readYaml(from, "assumptions.yaml"),
    credit: readYaml(from, "credit-roles.yaml"),
    instruments: Object.fromEntries(
      yaml(instruments).map((file) => [file.slice(0, -".yaml".length), readYaml(instruments, file)]),
    ),
  })
}

/** A question of ownership with the answer that it must have; what is expected is read by who checks it. */
const Case = z.strictObject({
  id: z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/),
  title: Text,
  /** The article that decides, and where the expectation comes from. */
  source: Text,
  given: z.record(z.string(), z.unknown()),
  expect: z.record(z.string(), z.unknown()),
})
export type WrittenOwnershipCase = z.infer<typeof Case>

/** The cases of this installation, in the order of their files. */
export function readOwnershipCases(from = join(folder, "cases")): readonly WrittenOwnershipCase[] {
  return yaml(from).flatMap((file) => z.array(Case).parse(readYaml(from, file)))
}
