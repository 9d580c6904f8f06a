import * as z from "zod"
import { Amount, Day, Instant, isPlain, plainOnly } from "../../base/index.ts"
import {
  ActivityRef,
  AppraisalAgreement,
  AppraisalState,
  AppraisalTerms,
  OutputActivity,
  OutputMeasure,
} from "../../settlement/index.ts"
import { NegotiatedOutput, StatisticalEntry, StatisticalOutput, scope } from "./output-shapes.ts"
import { actRoute, ImportReport, PdfFile, pageOf, paging, readRoute } from "./route.ts"

export const listOutputPeriods = readRoute({
  name: "settlement.read-output",
  path: "/api/output/periods",
  summary: "Periods and measures that the statistical ledger has figures of, newest first",
  reply: z.object({ items: z.array(z.object({ ...scope, reports: z.int() })) }),
})

export const readStatisticalOutput = readRoute({
  name: "settlement.read-output",
  path: "/api/output/statistical",
  summary:
    "The statistical ledger of a period: output by place of activity, member by member; the members sum to the whole",
  query: z.object(scope),
  reply: StatisticalOutput,
  refusals: ["settlement.output-period"],
})

export const listStatisticalEntries = readRoute({
  name: "settlement.read-output",
  path: "/api/output/statistical/entries",
  summary: "Entries of the statistical ledger with place, how they came to it, and the arithmetic",
  query: z.object({
    ...paging,
    ...scope,
    member: z.string().optional(),
    activity: z.string().optional().describe("jurisdiction/id"),
  }),
  reply: pageOf(StatisticalEntry),
  refusals: ["api.bad-cursor", "settlement.output-period"],
})

export const downloadStatisticalOutput = readRoute({
  name: "settlement.read-output",
  path: "/api/output/statistical.csv",
  summary: "The statistical ledger of a period as CSV, whole; the negotiated ledger is a file of its own",
  query: z.object(scope),
  file: "output-statistical.csv",
  reply: z.string(),
  refusals: ["settlement.output-period", "api.busy"],
})

const paper = {
  query: z.object({ ...scope, member: z.string().optional().describe("one member's statement; all when left out") }),
  reply: PdfFile,
  refusals: ["settlement.output-period", "region.unknown-jurisdiction", "api.too-many-papers", "api.no-papers"],
}

export const statisticalPaper = readRoute({
  ...paper,
  name: "settlement.read-output",
  path: "/api/output/statistical/paper",
  summary: "The statistical ledger of a period as a PDF, of one member or of all, each entry with its arithmetic",
  refusals: [...paper.refusals, "settlement.too-long-for-paper"],
  file: "output-statistical.pdf",
})

export const negotiatedPaper = readRoute({
  ...paper,
  name: "settlement.read-output",
  path: "/api/output/negotiated/paper",
  summary: "The negotiated ledger of a period as a PDF, of one member or of all, for internal appraisal only",
  file: "output-negotiated.pdf",
})

export const readNegotiatedOutput = readRoute({
  name: "settlement.read-output",
  path: "/api/output/negotiated",
  summary:
    "The negotiated ledger of a period, for internal appraisal only: each division with agreement and arithmetic",
  query: z.object(scope),
  reply: NegotiatedOutput,
  refusals: ["settlement.output-period"],
})

export const downloadNegotiatedOutput = readRoute({
  name: "settlement.read-output",
  path: "/api/output/negotiated.csv",
  summary: "The negotiated ledger of a period as CSV, for internal appraisal only",
  query: z.object(scope),
  file: "output-negotiated.csv",
  reply: z.string(),
  refusals: ["settlement.output-period"],
})

export const readOutputReport = readRoute({
  name: "settlement.read-output",
  path: "/api/output/reports/:jurisdiction/:report",
  summary: "A recorded report with its entries and its reversal",
  params: z.object({ jurisdiction: z.string(), report: z.uuid() }),
  reply: z.object({
    jurisdiction: z.string(),
    id: z.uuid(),
    unit: z.string(),
    ...scope,
    version: z.int(),
    amount: Amount,
    mainPlace: z.string(),
    moved: z.object({ day: Day, from: z.string() }).nullable(),
    isCensus: z.boolean(),
    source: z.string(),
    sample: z.boolean(),
    organisation: z.string(),
    at: Instant,
    reversal: z.object({ reason: z.string(), at: Instant }).nullable(),
    entries: z.array(StatisticalEntry),
    may: z.array(z.string()),
  }),
  refusals: ["settlement.unknown-report"],
})

const Line = z.string().trim().min(1).max(200).refine(isPlain, plainOnly)

export const recordOutput = actRoute({
  name: "settlement.record-output",
  path: "/api/output/reports",
  summary: "Records what a unit had in a closed period, by place of activity; by the statistics body of its main place",
  body: z.object({
    unit: z.string(),
    ...scope,
    amount: Amount,
    mainPlace: z.string().describe("code of a city, or of a member"),
    moved: z.object({ day: Day, from: z.string() }).nullable().default(null),
    sites: z
      .array(
        z.object({ name: Line, place: z.string(), amount: Amount, activity: ActivityRef.nullable().default(null) }),
      )
      .max(500)
      .default([]),
    isCensus: z.boolean().default(false),
    activity: ActivityRef.nullable().default(null),
    source: z.string().trim().min(1).max(500).refine(isPlain, plainOnly),
  }),
  reply: z.object({ jurisdiction: z.string(), id: z.uuid(), entries: z.array(StatisticalEntry) }),
  refusals: [
    "region.unknown-organisation",
    "settlement.unknown-place",
    "settlement.output-period-open",
    "settlement.output-recorded",
    "settlement.output-negative",
    "settlement.sites-differ",
    "settlement.census-without-sites",
    "settlement.move-day",
    "settlement.unknown-activity",
    "settlement.park-elsewhere",
    "settlement.not-a-partner",
    "settlement.output-too-large",
    "settlement.site-twice",
    "settlement.activity-beside-sites",
    "settlement.activity-not-begun",
  ],
})

export const importOutput = actRoute({
  name: "settlement.record-output",
  path: "/api/output/reports/import",
  summary: "Records the good reports of a CSV file and names each broken row, column and cause",
  accepts: "csv",
  body: z.string(),
  reply: ImportReport,
  refusals: ["api.bad-csv", "settlement.output-columns"],
})

export const reverseOutput = actRoute({
  name: "settlement.reverse-output",
  path: "/api/output/reports/:jurisdiction/:report/reverse",
  summary: "Reverses a report: its entries are appended with the other sign, and the figure may be recorded anew",
  params: z.object({ jurisdiction: z.string(), report: z.uuid() }),
  body: z.object({ reason: z.string().trim().min(1).max(1000).refine(isPlain, plainOnly) }),
  reply: z.object({ jurisdiction: z.string(), report: z.uuid(), at: Instant }),
  refusals: ["settlement.unknown-report", "settlement.output-reversed"],
})

export const registerActivity = actRoute({
  name: "settlement.register-activity",
  path: "/api/output/activities",
  summary: "Registers a park, joint project or relocation; a park by the member where it lies",
  body: z.object({
    id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,62}$/, "an id is made of small letters, digits and hyphens"),
    kind: OutputActivity.shape.kind,
    name: OutputActivity.shape.name,
    place: z.string().nullable().default(null),
    partners: z.array(z.string()).min(2).max(40),
    since: Day,
  }),
  reply: OutputActivity,
  refusals: [
    "settlement.activity-taken",
    "settlement.park-needs-place",
    "settlement.unknown-place",
    "settlement.party-twice",
    "settlement.not-a-party",
    "region.unknown-jurisdiction",
  ],
})

/** An agreement with where it stands. */
const ShownAppraisal = AppraisalAgreement.extend({
  state: AppraisalState,
  waitingFor: z.array(z.string()),
  days: z
    .array(z.object({ measure: OutputMeasure, from: Day, until: Day.nullable() }))
    .describe("days on which it divides the activity; a newer version cuts them"),
  may: z.array(z.string()),
})

export const listActivities = readRoute({
  name: "settlement.read-output",
  path: "/api/output/activities",
  summary: "Parks, joint projects and relocations with their appraisal agreements, whatever became of them",
  reply: z.object({ items: z.array(OutputActivity.extend({ agreements: z.array(ShownAppraisal) })) }),
})

export const proposeAppraisal = actRoute({
  name: "settlement.propose-appraisal",
  path: "/api/output/agreements",
  summary:
    "Proposes how an activity's output is divided for internal appraisal; the proposer's own agreement goes with it",
  body: z.object({
    terms: AppraisalTerms,
    replaces: z.object({ jurisdiction: z.string(), id: z.uuid() }).nullable().default(null),
  }),
  reply: ShownAppraisal,
  refusals: [
    "settlement.unknown-activity",
    "settlement.appraisal-shares",
    "settlement.measure-twice",
    "settlement.share-zero",
    "settlement.party-twice",
    "settlement.not-a-party",
    "settlement.not-a-partner",
    "settlement.appraisal-days",
    "settlement.appraisal-holder",
    "settlement.appraisal-overlaps",
    "settlement.unknown-appraisal",
    "settlement.replaces-other",
  ],
})

export const answerAppraisal = actRoute({
  name: "settlement.answer-appraisal",
  path: "/api/output/agreements/:jurisdiction/:agreement/answer",
  summary: "Agrees to a proposal or declines it, for one party; when all have agreed it divides the activity",
  params: z.object({ jurisdiction: z.string(), agreement: z.uuid() }),
  body: z.object({ agreed: z.boolean(), digest: z.string().describe("digest of the terms that were read") }),
  reply: ShownAppraisal,
  refusals: [
    "settlement.unknown-appraisal",
    "settlement.not-a-party",
    "settlement.appraisal-answered",
    "settlement.appraisal-closed",
    "settlement.appraisal-overlaps",
    "settlement.terms-changed",
  ],
})
