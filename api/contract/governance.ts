import * as z from "zod"
import { Instant, isPlain, plainOnly, Text } from "../../base/index.ts"
import {
  Change,
  Choice,
  Delegation,
  MatterClass,
  Motion,
  Nonce,
  Result,
  SealedCommitment,
  VoteExport,
} from "../../governance/index.ts"
import { actRoute, pageOf, paging, readRoute } from "./route.ts"

/** A motion's state by its name. */
export const MotionStateName = z.enum(["draft", "consultation", "ballot", "enacted", "rejected", "withdrawn"])

/** Title and reasons of a motion, and what it would change. */
export const ProposalGiven = z.object({ title: Text, reasons: Text, change: Change }).meta({ id: "Proposal" })

/** A row of the list of motions. */
export const MotionListed = z.object({
  id: z.string().describe("M-1, M-2 and so on, as the motion is cited"),
  proposer: z.string(),
  title: Text,
  class: z.object({ id: z.string(), name: Text }),
  change: Change.describe("of the newest text"),
  state: MotionStateName,
  drafted: Instant,
  due: Instant.nullable().describe("when the clock acts next: the ballot opens, or it is counted"),
  effective: Instant.nullable().describe("of an enacted motion: the moment from which the change holds"),
  result: Result.nullable().describe("of the newest counted ballot"),
  comments: z.int(),
})

/** What a change would replace, as it stands now. */
export const Replaced = z.object({
  parameter: z.object({ description: Text, value: z.string().nullable() }).nullable(),
  entries: z.array(z.object({ entry: z.string(), title: Text, cedar: z.string() })),
})

/** A motion with what the caller may do. Sealed ballots are shown open only when all can be shown together. */
export const MotionShown = z.object({
  motion: Motion,
  replaced: Replaced,
  seat: z
    .object({ member: z.string(), as: z.enum(["delegate", "observer"]) })
    .nullable()
    .describe("for which member the caller is here; null for everybody else"),
  may: z.array(z.string()).describe("acts that the caller may do now, by rules and by the motion's course"),
})

export const listMatterClasses = readRoute({
  name: "governance.read",
  path: "/api/matter-classes",
  summary: "How matters are decided: classes with quorum, majority, ballot and days, and the delegations that vote",
  reply: z.object({ items: z.array(MatterClass), delegations: z.array(Delegation) }),
})

export const listMotions = readRoute({
  name: "governance.read",
  path: "/api/motions",
  summary: "Motions, newest first",
  query: z.object({
    ...paging,
    state: MotionStateName.optional(),
    parameter: z.string().max(100).optional().describe("only motions that change this parameter"),
  }),
  reply: pageOf(MotionListed),
  refusals: ["api.bad-cursor"],
})

const params = z.object({ motion: z.string().regex(/^M-[1-9]\d{0,8}$/, "a motion is cited like M-12") })

export const readMotion = readRoute({
  name: "governance.read",
  path: "/api/motions/:motion",
  summary: "A motion: texts, comments, ballots, results, and what the caller may do",
  params,
  reply: MotionShown,
  refusals: ["governance.unknown-motion"],
})

export const readVoteExport = readRoute({
  name: "governance.read",
  path: "/api/motions/:motion/rounds/:round/export",
  summary: "A counted ballot as a signed record, which anyone can count again with the formula printed in it",
  params: params.extend({ round: z.coerce.number().int().min(1).max(1000) }),
  reply: VoteExport,
  refusals: ["governance.unknown-motion", "governance.unknown-round"],
})

const changeRefusals = [
  "governance.effective-too-early",
  "governance.unknown-parameter",
  "governance.set-by-law",
  "governance.unit-mismatch",
  "governance.value-unfit",
  "governance.entry-broken",
  "governance.entry-unread",
  "governance.entry-day",
  "governance.entry-exists",
  "governance.unknown-entry",
  "governance.later-version",
  "governance.mixed-matters",
]

export const draftMotion = actRoute({
  name: "governance.draft",
  path: "/api/motions",
  summary: "Drafts a motion; its class follows from what it changes",
  body: ProposalGiven,
  reply: MotionShown,
  refusals: ["governance.observer", "governance.no-delegation", ...changeRefusals],
})

/** What anyone meets who acts on a motion in the wrong state. */
const onMotion = ["governance.unknown-motion", "governance.wrong-state"]
const asProposer = ["governance.observer", "governance.not-proposer"]

export const amendMotion = actRoute({
  name: "governance.amend",
  path: "/api/motions/:motion/amend",
  summary: "Gives a motion its next text, before the ballot; in a consultation time is added",
  params,
  body: ProposalGiven,
  reply: MotionShown,
  refusals: [...onMotion, ...asProposer, "governance.amendment-changes-class", ...changeRefusals],
})

export const withdrawMotion = actRoute({
  name: "governance.withdraw",
  path: "/api/motions/:motion/withdraw",
  summary: "Withdraws a motion before its ballot opens",
  params,
  body: z.object({ reason: z.string().trim().min(1).max(2000) }),
  reply: MotionShown,
  refusals: [...onMotion, ...asProposer],
})

export const openConsultation = actRoute({
  name: "governance.open-consultation",
  path: "/api/motions/:motion/consult",
  summary: "Opens the consultation on a draft; the ballot opens by itself when it is over",
  params,
  reply: MotionShown,
  refusals: [...onMotion, ...asProposer, ...changeRefusals],
})

export const commentOnMotion = actRoute({
  name: "governance.comment",
  path: "/api/motions/:motion/comments",
  summary: "Comments publicly on a motion in consultation, under one's own name and that of the organisation acted for",
  params,
  body: z.strictObject({
    text: z
      .string()
      .overwrite((text) => text.replace(/\r\n?/g, "\n").trim())
      .min(1)
      .max(5000)
      .refine(isPlain, plainOnly),
  }),
  reply: MotionShown,
  refusals: onMotion,
})

const inBallot = [
  "governance.unknown-motion",
  "governance.no-ballot",
  "governance.ballot-closed",
  "governance.observer",
  "governance.other-member",
  "governance.no-delegation",
]
const member = z.string().describe("the member voted for: the delegate's own")

export const attendBallot = actRoute({
  name: "governance.attend",
  path: "/api/motions/:motion/attend",
  summary: "Declares a delegation present: it counts for the quorum, also if it casts no ballot",
  params,
  body: z.object({ member }),
  reply: MotionShown,
  refusals: inBallot,
})

export const castBallot = actRoute({
  name: "governance.cast",
  path: "/api/motions/:motion/cast",
  summary: "Casts the open ballot of a delegation",
  params,
  body: z.object({ member, choice: Choice }),
  reply: MotionShown,
  refusals: [...inBallot, "governance.ballot-kind", "governance.double-ballot"],
})

export const sealBallot = actRoute({
  name: "governance.seal",
  path: "/api/motions/:motion/seal",
  summary: "Lays the sealed ballot of a delegation: its commitment alone; choice and nonce stay with the delegate",
  params,
  body: z.object({ member, commitment: SealedCommitment }),
  reply: MotionShown,
  refusals: [...inBallot, "governance.ballot-kind", "governance.double-ballot", "governance.commitment-of-another"],
})

export const unsealBallot = actRoute({
  name: "governance.unseal",
  path: "/api/motions/:motion/unseal",
  summary: "Opens a sealed ballot after the close; it is shown to others together with the rest",
  params,
  body: z.object({ member, choice: Choice, nonce: Nonce }),
  reply: MotionShown,
  refusals: [
    ...onMotion,
    "governance.opening-too-early",
    "governance.opening-too-late",
    "governance.observer",
    "governance.other-member",
    "governance.no-delegation",
    "governance.nothing-sealed",
    "governance.already-opened",
    "governance.wrong-opening",
  ],
})

export const openDueBallots = actRoute({
  name: "governance.open-ballot",
  path: "/api/timed/open-ballots",
  summary: "Opens the ballots of motions whose consultation is over",
  reply: z.object({ opened: z.int(), returned: z.int().describe("drafts again, with the obstacle named") }),
})

export const closeDueBallots = actRoute({
  name: "governance.close-ballot",
  path: "/api/timed/close-ballots",
  summary: "Counts the ballots that are over; what was carried becomes the next version of the rules",
  reply: z.object({ counted: z.int(), enacted: z.int() }),
})
