import * as z from "zod"
import { Day, Text } from "../../base/index.ts"
import { Actual, MeasuresReport, TargetStanding } from "../../observatory/index.ts"
import { readRoute } from "./route.ts"

export const readSeries = readRoute({
  name: "observatory.read",
  path: "/api/index-series",
  summary: "Published index values with base year, vintage and source",
  reply: z.object({
    items: z.array(
      z.object({
        index: z.string(),
        indexName: Text,
        component: z.string(),
        componentName: Text,
        year: z.int(),
        value: z.number(),
        baseYear: z.string(),
        baseValue: z.number(),
        vintage: z.string(),
        status: z.enum(["published", "derived"]),
        definition: z.string().nullable().default(null).describe("which definition of the component it follows"),
        note: z.string(),
        source: z.string(),
      }),
    ),
    definitions: z
      .array(z.object({ index: z.string(), id: z.string(), text: Text }))
      .describe("values of different definitions are never compared"),
    claims: z
      .array(
        z.object({
          id: z.string(),
          index: z.string(),
          component: z.string(),
          vintage: z.string(),
          from: z.int(),
          to: z.int(),
          change: z.number(),
          written: z.enum(["points", "percent"]).nullable().describe("the unit as the text has it"),
          said: Text,
          by: Text,
          reading: z.enum(["points", "percent"]).describe("what it means, as far as it is known"),
          confidence: Text,
          source: z.string(),
        }),
      )
      .describe("growth that texts state of an index, a year"),
  }),
})

export const readTargets = readRoute({
  name: "observatory.read",
  path: "/api/targets",
  summary:
    "Targets with actual values by definition and year, distance, pace, arrival and state on a day; each with source",
  query: z.object({ on: Day.optional().describe("judged by the years that had ended by then; today when left out") }),
  reply: z.object({
    on: Day,
    items: z.array(
      z.object({
        id: z.string(),
        level: z.string(),
        region: Text,
        indicator: Text,
        unit: z.string(),
        direction: z.string(),
        operator: z.string(),
        target: z.string().nullable(),
        targetYear: z.string().nullable(),
        actual: z.string().nullable(),
        actualYear: z.string().nullable(),
        state: z.string(),
        plan: z.string(),
        note: z.string(),
        confidence: z.string(),
        sourceOfTarget: z.string(),
        sourceOfActual: z.string(),
        goal: Text.nullable().describe("the larger goal that it belongs to"),
        definition: z.string().nullable().describe("how the plan means it to be counted"),
        otherDefinitions: z.array(z.string()).describe("how else figures of it are counted; they are not compared"),
        actuals: z.array(Actual).describe("by the plan's definition, by year"),
        rivals: z.array(Actual).describe("by other definitions"),
        standing: TargetStanding.nullable().describe("null where its row cannot be read"),
      }),
    ),
    problems: z
      .array(z.object({ file: z.string(), row: z.int(), id: z.string(), code: z.string(), cause: Text }))
      .describe("rows that cannot be read, or whose actual is in another unit"),
  }),
})

export const listIndexExamples = readRoute({
  name: "observatory.read",
  path: "/api/index-examples",
  summary: "Indices to begin with: the files of each, with its source",
  reply: z.object({
    items: z.array(
      z.object({
        id: z.string(),
        title: Text,
        source: Text.describe("where the figures were read, and what of them is not verified"),
        beside: z
          .object({ index: z.string(), component: z.string() })
          .nullable()
          .describe("the component of a reference index that it is shown beside, never as its reproduction"),
        files: z.record(z.string(), z.string()).describe("method.yaml, structure.csv, units.csv and long.csv"),
      }),
    ),
  }),
})

export const readMeasures = readRoute({
  name: "observatory.read",
  path: "/api/measures",
  summary: "The region measured from the log of its own acts: shares across members, flows, times, what waits",
  query: z.object({
    from: Day.optional().describe("first day in the region's time zone; that of the first entry when left out"),
    to: Day.optional().describe("last day; today when left out"),
  }),
  reply: MeasuresReport,
  refusals: ["observatory.bad-measure-period"],
})

export const listSupplyExamples = readRoute({
  name: "observatory.read",
  path: "/api/supply-examples",
  summary: "Supply chains to begin with: the CSV of each, with its source",
  reply: z.object({
    items: z.array(
      z.object({
        id: z.string(),
        title: Text,
        source: Text.describe("where the figures were read, or that they are invented"),
        home: z.array(z.string()).describe("codes of ISO 3166 that count as home in it"),
        graph: z.string().describe("CSV as observatory/autonomy reads it"),
      }),
    ),
  }),
})
