import * as z from "zod"
import { Day, Text } from "../../base/index.ts"
import { readRoute } from "./route.ts"

export const RuleEntry = z.object({
  id: z.string(),
  list: z.enum(["negative", "power", "responsibility", "demand"]),
  kind: z.string().nullable(),
  title: Text,
  text: Text,
  body: z.string().nullable(),
  basis: z.string().nullable(),
  acts: z.array(z.string()),
  effect: z.enum(["permit", "forbid"]),
  from: z.string(),
  until: z.string().nullable(),
  source: z.string(),
  assumed: z.boolean(),
  cedar: z.string(),
})

export const ParameterShown = z.object({
  id: z.string(),
  description: Text,
  unit: z.string(),
  current: z.string().nullable(),
  values: z.array(
    z.object({
      from: z.string(),
      value: z.string().nullable(),
      source: z.string(),
      assumed: z.boolean(),
      listVersion: z.int().nullable(),
    }),
  ),
  setBy: z.enum(["members", "law"]),
})

export const readRules = readRoute({
  name: "rulebook.read",
  path: "/api/rules",
  summary: "The entries in force on a day, with the list version",
  query: z.object({ on: Day.optional() }),
  reply: z.object({ version: z.int(), effective: z.string(), on: z.string(), entries: z.array(RuleEntry) }),
})

export const readRule = readRoute({
  name: "rulebook.read",
  path: "/api/rules/:entry",
  summary: "One entry",
  params: z.object({ entry: z.string() }),
  reply: z.object({ version: z.int(), entry: RuleEntry }),
  refusals: ["rulebook.unknown-entry"],
})

export const readParameters = readRoute({
  name: "rulebook.read",
  path: "/api/parameters",
  summary: "Every dated parameter with its whole history and sources",
  reply: z.object({ items: z.array(ParameterShown) }),
})
