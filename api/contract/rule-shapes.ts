import * as z from "zod"
import { Day, Text } from "../../base/index.ts"

export const List = z.enum(["negative", "power", "responsibility", "demand"])

export const RuleEntry = z.object({
  id: z.string(),
  list: List,
  kind: z.string().nullable(),
  title: Text,
  text: Text,
  body: z.string().nullable(),
  basis: z.string().nullable(),
  clock: z.string().nullable().describe("parameter that sets its time limit"),
  acts: z.array(z.string()),
  effect: z.enum(["permit", "forbid"]),
  from: z.string(),
  until: z.string().nullable().describe("last day, that of its exception counted in"),
  source: z.string(),
  assumed: z.boolean(),
  scope: z.array(z.string()).describe("members of which it is a local rule; none: a common rule"),
  exception: z.string().nullable(),
  supersedes: z.array(z.string()),
  cedar: z.string(),
})

/** A reply about a day. */
export const onDay = z.object({ on: Day.optional().describe("today when left out") })
/** Which day a reply speaks of, and which version of the lists is in force when it ends; null before the first. */
export const spoken = { on: z.string(), version: z.int().nullable() }
