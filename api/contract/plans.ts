import * as z from "zod"
import { PlanNames, RegionNames, TermFile } from "../../observatory/index.ts"
import { readRoute } from "./route.ts"

export const readPlanGround = readRoute({
  name: "observatory.read",
  path: "/api/plan-ground",
  summary: "What plans are audited by: terms with their days and sources, names of the region, sample plans",
  reply: z.object({
    terms: z.record(z.string(), TermFile).describe("files of terms by name, later ones over earlier"),
    region: RegionNames,
    names: PlanNames.nullable().describe("what plans call members and places beside their official names"),
    samples: z
      .array(z.object({ file: z.string(), text: z.string() }))
      .describe("plans written for demonstration, in Markdown; invented"),
  }),
})
