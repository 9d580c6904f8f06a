import { Refusal } from "../base/index.ts"
import { signNote } from "../evidence/index.ts"
import { close, type Enactment, openBallot, returnToDraft, voteRecord, voteText } from "../governance/index.ts"
import { attempt } from "../store/attempt.ts"
import { saveMotion } from "../store/motion-steps.ts"
import { motionOn, motionsDue } from "../store/motions.ts"
import { newestVersion, saveListVersion } from "../store/rules.ts"
import { act, type Context, type Handled } from "./act.ts"
import { governance } from "./contract/index.ts"
import { recordStep } from "./governance-acts.ts"
import { delegationsIn, type GroundRules, groundOn, requireSoundVersion } from "./governance-ground.ts"

/** How many one call takes on; the next call comes soon. */
const mostAtOnce = 20

/** What the clock does to motions. Of servers that call at once, each takes a motion that no other has dealt with. */
export const governanceTimedRoutes: readonly Handled[] = [
  act(governance.openDueBallots, {
    run: async (_, context) => {
      const count = { opened: 0, returned: 0 }
      for (const id of await motionsDue(context.db, "consultation", context.now, mostAtOnce)) {
        // One motion that is refused does not keep the clock from the others.
        const done = await attempt(context.db, () => openDue(id, context))
        if (typeof done === "string") count[done] += 1
      }
      return count
    },
  }),
  act(governance.closeDueBallots, {
    run: async (_, context) => {
      const count = { counted: 0, enacted: 0 }
      for (const id of await motionsDue(context.db, "ballot", context.now, mostAtOnce)) {
        const done = await attempt(context.db, () => closeDue(id, context))
        if (typeof done === "string") count.counted += 1
        if (done === "enacted") count.enacted += 1
      }
      return count
    },
  }),
]

async function openDue(id: string, context: Context): Promise<"opened" | "returned" | undefined> {
  const { db, now, region } = context
  const { motion } = await motionOn(db, id, { lock: true })
  // An amendment may have given the consultation more time, or another server was faster.
  if (motion.state.kind !== "consultation" || now < motion.state.until) return undefined
  const opened = refusalOr(() =>
    openBallot(motion, { now, zone: region.timeZone, delegations: delegationsIn(context) }),
  )
  const step = opened instanceof Refusal ? returnToDraft(motion, opened) : opened
  await saveMotion(db, motion, step.motion, { now })
  await recordStep(step, context)
  return opened instanceof Refusal ? "returned" : "opened"
}

async function closeDue(id: string, context: Context): Promise<"enacted" | "counted" | undefined> {
  const { db, now, region, platform } = context
  const { motion, drafted } = await motionOn(db, id, { lock: true })
  if (motion.state.kind !== "ballot") return undefined
  // Whoever enacts comes one after the other, each on the version of the one before.
  await newestVersion(db, { lock: true })
  const ground = { ...(await groundOn(context)), drafted }
  const counted = close(motion, { ...ground, now })
  const { enactment } = counted
  const obstacle = enactment === null ? undefined : refusalOr(() => requireSoundVersion(enactment, ground, context))
  const closed = obstacle instanceof Refusal ? close(motion, { ...ground, now, obstacle }) : counted
  const text = voteText(voteRecord(region.id, closed.motion, closed.motion.rounds.length))
  await saveMotion(db, motion, closed.motion, { now, note: signNote(text, platform.logKey) })
  if (closed.enactment !== null) await enact(closed.enactment, id, ground, context)
  await recordStep(closed, context, { record: text.trim().split(" ").at(-1) ?? "" })
  return closed.enactment === null ? "counted" : "enacted"
}

/** Makes what was carried the next version. Servers look up the newest version with every request, so that it holds at once. */
async function enact({ version }: Enactment, motion: string, { version: before }: GroundRules, { db, now }: Context) {
  const { number, entries, entriesFrom, parameters, zone } = version
  // A version whose entries are those of one before is not in force before there is such a version.
  const effectiveAt = entriesFrom > now ? entriesFrom : now
  await saveListVersion(
    db,
    { number, effectiveAt, enactedAt: now, source: `motion ${motion}` },
    { entries, parameters: parameters.filter(({ setBy }) => setBy === "members"), zone },
  )
  if (number !== before.number + 1) throw new Error(`version ${number} does not follow ${before.number}`)
}

function refusalOr<Result>(work: () => Result): Result | Refusal {
  try {
    return work()
  } catch (refusal) {
    if (refusal instanceof Refusal) return refusal
    throw refusal
  }
}
