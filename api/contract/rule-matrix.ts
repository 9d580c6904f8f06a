import * as z from "zod"
import { Text } from "../../base/index.ts"
import { Exception, Part } from "../../rulebook/index.ts"
import { readRoute } from "./route.ts"
import { onDay, RuleEntry, spoken } from "./rule-shapes.ts"

export const readMatrix = readRoute({
  name: "rulebook.read",
  path: "/api/matrix",
  summary: "Who is accountable, leads, supports, is consulted and informed: by act and member, on a day",
  query: onDay.extend({
    act: z.string().max(100).optional(),
    jurisdiction: z.string().max(20).optional(),
    body: z.string().max(100).optional(),
  }),
  reply: z.object({
    ...spoken,
    bodies: z.array(z.object({ id: z.string(), name: Text })),
    parts: z.array(Part),
    rows: z.array(
      z.object({
        act: z.string(),
        group: z.string(),
        jurisdiction: z.string(),
        cells: z.array(
          z.object({
            body: z.string(),
            part: Part,
            row: z.string(),
            basis: z.string().nullable(),
            assumed: z.string().nullable(),
          }),
        ),
      }),
    ),
  }),
})

export const downloadMatrix = readRoute({
  name: "rulebook.read",
  path: "/api/matrix.csv",
  summary: "The matrix as a CSV file: one line an act, member and part",
  query: readMatrix.query,
  reply: z.string(),
  file: "matrix.csv",
})

/** An exception with what has become of it on a day. */
export const ExceptionShown = z.object({
  ...Exception.shape,
  state: z.enum(["standing", "to-come", "expired"]),
  entries: z.array(z.string()).describe("local rules that rest on it"),
})

export const readDivergences = readRoute({
  name: "rulebook.read",
  path: "/api/divergences",
  summary: "Every local rule that differs from the common rule on a day, with clause, owner and expiry",
  query: onDay,
  reply: z.object({
    ...spoken,
    items: z.array(
      z.object({
        entry: RuleEntry,
        direction: z.enum(["stricter", "looser"]),
        clauses: z.array(z.string()).describe("common entries that it narrows"),
        acts: z.array(z.string()),
        certain: z.boolean().describe("false: the conditions go beyond what can be tried out; they may differ"),
        exception: ExceptionShown.nullable(),
        until: z.string().nullable(),
      }),
    ),
    exceptions: z.array(ExceptionShown).describe("all that were ever granted, with those that have expired"),
  }),
})
