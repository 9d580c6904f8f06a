import * as z from "zod"
import { Day, Text } from "../../base/index.ts"
import { ParameterUse } from "../../rulebook/index.ts"
import { actRoute, readRoute } from "./route.ts"

/**
 * `open`: there is time; `warned`: the last days run; `overdue`: it should have been done; `undated`: its last day falls
 * into a year without published working days, so that it has none yet; `done`; `lapsed`: silence took its effect.
 */
export const DutyState = z.enum(["open", "warned", "overdue", "undated", "done", "lapsed"])

/** A running or ended duty with its clock. */
export const OwedDuty = z.object({
  id: z.string(),
  duty: z.string(),
  entry: z.string().describe("entry of the responsibility list that it carries out"),
  title: Text.describe("of the entry"),
  stage: z.int(),
  stageName: Text,
  body: z.string(),
  bodyName: Text,
  jurisdiction: z.string(),
  organisation: z.object({ id: z.string(), name: Text }).nullable().describe("null: the member's bodies of that kind"),
  subject: z.object({ kind: z.string(), id: z.string() }),
  openedBy: z.string(),
  openedOn: z.string(),
  warnOn: z.string().nullable(),
  dueOn: z.string().nullable(),
  awaitsYear: z.int().nullable().describe("year whose working days must be published before it has a last day"),
  limit: ParameterUse.nullable().describe("null where law fixes the limit"),
  state: DutyState,
  workingDaysLeft: z.int().nullable().describe("negative once overdue; null when ended or undated"),
  endedBy: z.array(z.string()).describe("acts that fulfil it"),
  lapsesBy: z.string().nullable().describe("timed act by which silence ends it"),
  ended: z.object({ on: z.string(), by: z.string(), how: z.enum(["done", "lapsed"]) }).nullable(),
})

export const readDuties = readRoute({
  name: "rulebook.read",
  path: "/api/duties",
  summary: "The duties of the rule book on a day: what opens each, its stages, who owes them within how long",
  query: z.object({ on: Day.optional().describe("today when left out") }),
  reply: z.object({
    on: z.string(),
    version: z.int().nullable().describe("in force when the day ends; null before the first"),
    items: z.array(
      z.object({
        id: z.string(),
        entry: z.string(),
        title: Text,
        openedBy: z.union([
          z.object({ acts: z.array(z.string()), state: z.string().nullable() }),
          z.object({ event: Text }),
        ]),
        stages: z.array(
          z.object({
            name: Text,
            body: z.string(),
            bodyName: Text,
            parameter: z.string().nullable(),
            limit: z.string().nullable().describe("value on that day; null: the parameter has none"),
            unit: z.string(),
            warn: z.int().describe("working days before the last one from which the body is warned"),
            endedBy: z.array(z.string()),
            lapsesBy: z.string().nullable(),
          }),
        ),
        from: z.string(),
        until: z.string().nullable(),
        basis: z.string().nullable(),
        assumed: z.string().nullable(),
        open: z.int().describe("how many of them run now"),
        overdue: z.int(),
      }),
    ),
  }),
})

export const readMyDuties = readRoute({
  name: "rulebook.read-duties",
  path: "/api/duties/mine",
  summary: "What the organisation acted for owes: running duties, the next due first; then those ended lately",
  query: z.object({ ended: z.enum(["true", "false"]).default("false") }),
  reply: z.object({ on: z.string(), items: z.array(OwedDuty) }),
})

export const readOverdueDuties = readRoute({
  name: "rulebook.read",
  path: "/api/duties/overdue",
  summary: "Every overdue duty of every member, the longest overdue first, and those without a last day yet",
  reply: z.object({
    on: z.string(),
    items: z.array(OwedDuty),
    undated: z.array(OwedDuty),
    byJurisdiction: z.array(
      z.object({ jurisdiction: z.string(), overdue: z.int(), undated: z.int(), running: z.int() }),
    ),
  }),
})

export const runClocks = actRoute({
  name: "rulebook.run-clocks",
  path: "/api/timed/run-clocks",
  summary: "Dates what waited for published working days, warns who owes something soon, and tells what is overdue",
  reply: z.object({ dated: z.int(), warned: z.int(), overdue: z.int() }),
})
