import * as z from "zod"
import { Amount, Day, Instant, Text } from "../../base/index.ts"
import {
  Agreement,
  AgreementExecution,
  AgreementTerms,
  AgreementTrigger,
  agreementParts,
  agreementStates,
} from "../../settlement/index.ts"
import { AgreementSimulation, AgreementTemplate } from "./agreement-shapes.ts"
import { actRoute, askRoute, PdfFile, readRoute } from "./route.ts"

const params = z.object({ agreement: z.string().max(20).describe("as AG-1") })
const reason = z.string().min(1).max(500)

/** What is missing or contradicts itself, in words. */
const Problem = z.object({ part: z.enum(agreementParts), field: z.string(), code: z.string(), text: Text })

const KeptExecution = z.object({
  version: z.int(),
  at: Instant,
  transaction: z.uuid(),
  execution: AgreementExecution,
  reversed: z
    .object({ at: Instant, reason: z.string(), transaction: z.uuid() })
    .nullable()
    .describe("why it counts no longer, and the transaction of the mirror"),
  mayReverse: z.boolean().describe("whether course and rules allow the caller to reverse it now"),
})

export const AgreementShown = z
  .object({
    agreement: Agreement,
    state: z.enum(agreementStates),
    holds: z
      .array(z.object({ version: z.int(), from: Day, until: Day }))
      .describe("days on which each signed version holds by itself"),
    inForce: z.int().nullable().describe("version in force today"),
    signers: z
      .array(z.string())
      .describe("members that sign the newest version: its parties, and those of the version it replaces"),
    may: z.array(z.string()).describe("acts that course and rules allow the caller now"),
    executions: z.array(KeptExecution).describe("the newest period first"),
  })
  .meta({ id: "AgreementShown" })

export const listAgreements = readRoute({
  name: "settlement.read-agreements",
  path: "/api/agreements",
  summary: "Benefit-sharing agreements: parties, what they are about, where they stand; newest first",
  reply: z.object({
    items: z.array(
      z.object({
        id: z.string(),
        title: Text,
        kind: z.string(),
        state: z.enum(agreementStates),
        version: z.int(),
        members: z.array(z.string()),
        until: z.string().describe("last day of the newest version as written"),
        unsigned: z.array(z.string()).describe("members whose signature is still missing"),
      }),
    ),
  }),
})

export const readAgreement = readRoute({
  name: "settlement.read-agreements",
  path: "/api/agreements/:agreement",
  summary: "One agreement: every version, signatures, notices, and each execution with its steps",
  params,
  reply: AgreementShown,
  refusals: ["settlement.unknown-agreement"],
})

export const agreementPaper = readRoute({
  name: "settlement.read-agreements",
  path: "/api/agreements/:agreement/paper",
  summary: "A version of an agreement as a PDF: text, versions, signatures, executions, with the signed terms inside",
  params,
  query: z.object({ version: z.coerce.number().int().positive().optional().describe("the newest when left out") }),
  reply: PdfFile,
  file: "agreement.pdf",
  refusals: ["settlement.unknown-agreement", "settlement.unknown-version", "api.too-many-papers", "api.no-papers"],
})

export const listAgreementTemplates = readRoute({
  name: "settlement.read-agreements",
  path: "/api/agreement-templates",
  summary: "Templates of agreements, with what law or knowledge says of each part",
  reply: z.object({ items: z.array(AgreementTemplate) }),
})

export const checkAgreement = askRoute({
  name: "settlement.read-agreements",
  path: "/api/agreements/check",
  summary: "Everything that is missing in an agreement or contradicts itself; nothing is kept",
  body: z.object({ terms: AgreementTerms }),
  reply: z.object({ problems: z.array(Problem) }),
})

export const simulateAgreement = askRoute({
  name: "settlement.read-agreements",
  path: "/api/agreements/simulate",
  summary: "What an agreement would have done over a past period or an uploaded case; nothing is written",
  body: z.object({
    terms: AgreementTerms,
    agreement: z.string().max(20).optional().describe("agreement whose present version the draft would replace"),
    period: z
      .object({ start: Day, end: Day })
      .optional()
      .describe("past days whose settled uses or executed periods are run, at most 366"),
    cases: z.array(AgreementTrigger).max(120).optional().describe("an uploaded case: periods with what was collected"),
    worths: z
      .array(z.object({ members: z.array(z.string()).min(1).max(20), amount: Amount }))
      .max(200)
      .optional()
      .describe("what groups of members would make without the others, beside what their parts make"),
  }),
  reply: AgreementSimulation,
  refusals: [
    "settlement.agreement-unsound",
    "settlement.nothing-to-simulate",
    "settlement.cases-overlap",
    "settlement.unknown-agreement",
    "settlement.other-money",
    "settlement.other-period",
    "settlement.unknown-head",
    "settlement.missing-head",
    "settlement.head-twice",
    "settlement.trigger-below-zero",
    "settlement.unreported-measure",
    "settlement.unread-measure",
    "settlement.measured-twice",
    "settlement.unread-figure",
    "settlement.limits-unreachable",
    "settlement.no-factor-total",
    "settlement.no-party",
    "governance.bad-period",
  ],
})

export const draftAgreement = actRoute({
  name: "settlement.draft-agreement",
  path: "/api/agreements",
  summary: "Keeps a new agreement as the draft of its first version; it may have holes",
  body: z.object({ terms: AgreementTerms }),
  reply: AgreementShown,
  refusals: ["settlement.not-a-party"],
})

export const reviseAgreement = actRoute({
  name: "settlement.draft-agreement",
  path: "/api/agreements/:agreement/versions",
  summary: "Keeps the next version as a draft; what is in force stays until all have signed the new one",
  params,
  body: z.object({ terms: AgreementTerms }),
  reply: AgreementShown,
  refusals: ["settlement.unknown-agreement", "settlement.not-a-party", "settlement.agreement-open"],
})

export const proposeAgreement = actRoute({
  name: "settlement.propose-agreement",
  path: "/api/agreements/:agreement/propose",
  summary: "Lays the newest draft before the parties; it must be whole",
  params,
  reply: AgreementShown,
  refusals: [
    "settlement.unknown-agreement",
    "settlement.not-a-party",
    "settlement.not-a-draft",
    "settlement.agreement-unsound",
    "settlement.agreement-over",
  ],
})

export const signAgreement = actRoute({
  name: "settlement.sign-agreement",
  path: "/api/agreements/:agreement/sign",
  summary: "Signs the proposed version for the official's member; with the last signature it is binding",
  params,
  body: z.object({ digest: z.string().max(100).describe("of the version that was read") }),
  reply: AgreementShown,
  refusals: [
    "settlement.unknown-agreement",
    "settlement.not-a-party",
    "settlement.not-proposed",
    "settlement.signed-already",
    "settlement.other-text",
    "settlement.agreement-over",
  ],
})

export const withdrawAgreement = actRoute({
  name: "settlement.withdraw-agreement",
  path: "/api/agreements/:agreement/withdraw",
  summary: "Takes back or declines the version that is not signed by all",
  params,
  body: z.object({ reason }),
  reply: AgreementShown,
  refusals: ["settlement.unknown-agreement", "settlement.not-a-party", "settlement.nothing-open"],
})

export const leaveAgreement = actRoute({
  name: "settlement.leave-agreement",
  path: "/api/agreements/:agreement/leave",
  summary: "Gives notice of the member's exit; the agreement ends when the notice has run",
  params,
  body: z.object({ reason }),
  reply: AgreementShown,
  refusals: [
    "settlement.unknown-agreement",
    "settlement.not-a-party",
    "settlement.not-in-force",
    "settlement.leaving-already",
  ],
})

export const executeAgreement = actRoute({
  name: "settlement.execute-agreement",
  path: "/api/agreements/:agreement/executions",
  summary: "Reports what the collector received in a period: parts are divided and posted, once for each trigger",
  params,
  body: AgreementTrigger,
  reply: AgreementShown,
  refusals: [
    "settlement.unknown-agreement",
    "settlement.not-the-collector",
    "settlement.counted-itself",
    "settlement.unsigned",
    "settlement.outside-term",
    "settlement.period-not-over",
    "settlement.trigger-twice",
    "settlement.period-executed",
    "settlement.other-money",
    "settlement.other-period",
    "settlement.unknown-head",
    "settlement.missing-head",
    "settlement.head-twice",
    "settlement.trigger-below-zero",
    "settlement.unreported-measure",
    "settlement.unread-measure",
    "settlement.measured-twice",
    "settlement.unread-figure",
    "settlement.no-party",
    "settlement.limits-unreachable",
    "settlement.no-factor-total",
    "settlement.amount-too-large",
  ],
})

export const reverseExecution = actRoute({
  name: "settlement.reverse",
  path: "/api/agreements/:agreement/executions/:transaction/reversal",
  summary: "Reverses an execution in all members' books; the period may then be executed again",
  params: params.extend({ transaction: z.uuid() }),
  body: z.object({ reason }),
  reply: AgreementShown,
  refusals: [
    "settlement.unknown-agreement",
    "settlement.unknown-execution",
    "settlement.already-reversed",
    "settlement.period-closed",
  ],
})

export const runAgreements = actRoute({
  name: "settlement.run-agreements",
  path: "/api/timed/run-agreements",
  summary: "Executes agreements that uses of a facility trigger, for each period that has ended",
  reply: z.object({ executed: z.int() }),
})
