import {
  amend,
  attend,
  cast,
  comment,
  draft,
  type Motion,
  openConsultation,
  type Proposal,
  type Seat,
  type Step,
  seal,
  textOf,
  unseal,
  withdraw,
} from "../governance/index.ts"
import type { Entry } from "../rulebook/index.ts"
import { insertMotion, nextMotionId, saveMotion } from "../store/motion-steps.ts"
import { motionOn } from "../store/motions.ts"
import { act, type Context, type Handled } from "./act.ts"
import type { Actor } from "./actor.ts"
import { authorIn } from "./comment-author.ts"
import { governance } from "./contract/index.ts"
import { delegationsIn, groundOn, readDrafted, requireSound } from "./governance-ground.ts"
import { motionResource, seatOf, shownMotion } from "./governance-shown.ts"

const about = {
  about: ({ params }: { params: { motion: string } }, { actor }: { actor: Actor }) =>
    motionResource(params.motion, actor),
}

/** What delegates do with motions and ballots, and what anyone says about them. */
export const governanceActRoutes: readonly Handled[] = [
  act(governance.draftMotion, {
    about: (_, { actor }) => motionResource("", actor),
    run: ({ body }, context) => draftMotion(body, context),
  }),
  act(governance.amendMotion, {
    ...about,
    run: ({ params, body }, context) =>
      step(params.motion, context, async (motion) => {
        const judged = await judgedBy(body, context)
        return { ...amend(motion, body, seatIn(context), judged), drafted: judged.drafted }
      }),
  }),
  act(governance.withdrawMotion, {
    ...about,
    run: ({ params, body }, context) =>
      step(params.motion, context, (motion) => withdraw(motion, body.reason, seatIn(context), context.now)),
  }),
  act(governance.openConsultation, {
    ...about,
    run: ({ params }, context) =>
      step(params.motion, context, async (motion, drafted) => {
        const ground = { ...(await groundOn(context)), drafted }
        const opened = openConsultation(motion, seatIn(context), { ...ground, now: context.now })
        requireSound(textOf(motion).change, ground, context.now, context)
        return opened
      }),
  }),
  act(governance.commentOnMotion, {
    ...about,
    run: async ({ params, body }, context) => {
      const said = { id: context.newId(), author: await authorIn(context), text: body.text }
      return step(params.motion, context, (motion) => comment(motion, said, context.now))
    },
  }),
  act(governance.attendBallot, {
    ...about,
    run: ({ params, body }, context) =>
      step(params.motion, context, (motion) => attend(motion, body.member, seatIn(context), context.now)),
  }),
  act(governance.castBallot, {
    ...about,
    run: ({ params, body }, context) =>
      step(params.motion, context, (motion) => cast(motion, body, seatIn(context), context.now)),
  }),
  act(governance.sealBallot, {
    ...about,
    run: ({ params, body }, context) =>
      step(params.motion, context, (motion) => seal(motion, body, seatIn(context), context.now)),
  }),
  act(governance.unsealBallot, {
    ...about,
    run: ({ params, body }, context) =>
      step(params.motion, context, (motion) => unseal(motion, body, seatIn(context), context.now)),
  }),
]

/** The caller's seat. The rule book lets nobody without one come this far; if it did, such a caller would only watch. */
function seatIn({ actor }: Context): Seat {
  return seatOf(actor) ?? { member: actor.organisation?.jurisdiction ?? "", as: "observer" }
}

/** By what a proposal is judged, with its entries read; what would leave the rules unsound is refused. */
async function judgedBy({ change }: Proposal, context: Context) {
  const ground = await groundOn(context)
  const drafted = await readDrafted(change, ground)
  requireSound(change, { ...ground, drafted }, context.now, context)
  return { version: ground.version, drafted, now: context.now, classes: context.platform.matterClasses }
}

async function draftMotion(proposal: Proposal, context: Context) {
  const { db, now } = context
  const judged = await judgedBy(proposal, context)
  const drafted = draft(await nextMotionId(db), proposal, seatIn(context), {
    ...judged,
    delegations: delegationsIn(context),
  })
  await insertMotion(db, drafted.motion, { now, drafted: judged.drafted })
  await recordStep(drafted, context)
  return shownMotion(drafted.motion, context)
}

type Taken = Step & { readonly drafted?: readonly Entry[] }

/** Takes one step of a motion whose row is locked, so that one act at a time changes it. */
async function step(
  id: string,
  context: Context,
  take: (motion: Motion, drafted: readonly Entry[]) => Taken | Promise<Taken>,
) {
  const { db, now } = context
  const { motion, drafted } = await motionOn(db, id, { lock: true })
  const taken = await take(motion, drafted)
  await saveMotion(db, motion, taken.motion, { now, drafted: taken.drafted ?? [] })
  await recordStep(taken, context)
  return shownMotion(taken.motion, context)
}

/** Tells the log of a step: no person is among the facts. @param more facts beside those of the step */
export async function recordStep(
  { motion, act: name, facts }: Step,
  { record }: Context,
  more: Readonly<Record<string, string>> = {},
): Promise<void> {
  const told = Object.entries(facts).flatMap(([key, value]) => (value === null ? [] : [[key, `${value}`]]))
  await record({
    jurisdiction: motion.proposer,
    subject: { kind: "motion", id: motion.id },
    facts: { ...Object.fromEntries(told), ...more },
    act: name,
  })
}
