import * as z from "zod"
import { Refusal, Text } from "../../base/index.ts"

const names = z.array(z.string().trim().min(1))

/** `plan-names.yaml` of a region: what plans call it, its members and their places beside the official names. */
export const PlanNames = z.strictObject({
  assumed: z.string().optional(),
  source: z.string().optional(),
  region: names,
  members: z.record(z.string(), names),
  together: z.array(z.strictObject({ name: z.string().min(1), members: z.array(z.string()).min(1) })),
  places: z.record(z.string(), names),
  others: names.describe("names in which one of a place lies that is not meant"),
})
export type PlanNames = z.infer<typeof PlanNames>

const RegionName = Text.extend({ native: z.string().optional() })

/** What a region's own data say about names. */
export const RegionNames = z.object({
  id: z.string(),
  name: RegionName,
  members: z.array(
    z.object({
      code: z.string(),
      name: RegionName,
      places: z.array(z.string()).describe("names of cities in it, in any language"),
      fullNames: z
        .array(z.string())
        .optional()
        .describe("names that count only in full, since their short form means something else too, as with counties"),
    }),
  ),
})
export type RegionNames = z.infer<typeof RegionNames>

/** Names as they are looked for in plans. */
export interface PlanRegion {
  readonly id: string
  readonly name: Text
  readonly members: readonly { readonly code: string; readonly name: Text }[]
  /** Each name with the members that it may mean; the empty list is the region as a whole. */
  readonly names: readonly { readonly name: string; readonly members: readonly string[]; readonly together?: boolean }[]
  readonly others: readonly string[]
}

/**
 * Names of a region, its members and their places. Endings ("province", 市) are cut off too, so that both ways of writing are
 * found; a name that several places share keeps all their members.
 * @param suffixes endings of official names, longest first or not
 * @throws Refusal "observatory.plan-names-unknown-member"
 */
export function planRegion(region: RegionNames, extra: PlanNames | undefined, suffixes: readonly string[]): PlanRegion {
  const found = new Map<string, Set<string>>()
  const together = new Map<string, readonly string[]>()
  const addExactly = (name: string, code?: string) => {
    const codes = found.get(name) ?? new Set()
    if (code !== undefined) codes.add(code)
    found.set(name, codes)
  }
  const add = (name: string, code?: string) => {
    const short = withoutSuffix(name, suffixes)
    for (const one of short === name ? [name] : [name, short]) addExactly(one, code)
  }
  for (const name of [...textsOf(region.name), ...(extra?.region ?? [])]) add(name)
  for (const { code, name, places, fullNames = [] } of region.members) {
    for (const one of [...textsOf(name), ...places]) add(one, code)
    for (const one of fullNames) addExactly(one, code)
  }
  const known = new Set(region.members.map(({ code }) => code))
  for (const [code, list] of Object.entries({ ...extra?.members }))
    for (const one of list) add(one, checked(code, known))
  for (const [code, list] of Object.entries({ ...extra?.places }))
    for (const one of list) add(one, checked(code, known))
  for (const { name, members } of extra?.together ?? []) {
    together.set(
      name,
      members.map((code) => checked(code, known)),
    )
    found.delete(name)
  }
  return {
    id: region.id,
    name: region.name,
    members: region.members.map(({ code, name }) => ({ code, name })),
    names: [
      ...[...found].map(([name, codes]) => ({ name, members: [...codes] })),
      ...[...together].map(([name, members]) => ({ name, members, together: true })),
    ],
    others: extra?.others ?? [],
  }
}

function textsOf({ zh, en, native }: RegionNames["name"]): readonly string[] {
  return native === undefined ? [zh, en] : [zh, en, native]
}

function checked(code: string, known: ReadonlySet<string>): string {
  if (!known.has(code)) throw new Refusal("observatory.plan-names-unknown-member", { member: code })
  return code
}

/** A name without its endings; never shorter than two signs. */
function withoutSuffix(name: string, suffixes: readonly string[]): string {
  const suffix = suffixes.find((one) => name.endsWith(one) && name.length - one.length >= 2)
  return suffix === undefined ? name : withoutSuffix(name.slice(0, -suffix.length).trim(), suffixes)
}
