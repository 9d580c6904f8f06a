import * as z from "zod"
import { voteExport, voteRecord } from "../governance/index.ts"
import { type MotionListed, motionsListed } from "../store/motion-list.ts"
import { motionOn, voteNote } from "../store/motions.ts"
import { type Context, type Handled, read } from "./act.ts"
import { governance } from "./contract/index.ts"
import { cursorOf, readCursor } from "./cursor.ts"
import { delegationsIn } from "./governance-ground.ts"
import { shownMotion } from "./governance-shown.ts"

const position = z.object({ number: z.int().positive() })

/** Motions, how they are decided, and what votes came to. */
export const governanceRoutes: readonly Handled[] = [
  read(governance.listMatterClasses, {
    run: (_, context) => ({ items: [...context.platform.matterClasses], delegations: [...delegationsIn(context)] }),
  }),
  read(governance.listMotions, {
    run: async ({ query: { cursor, limit, state, parameter } }, { db }) => {
      const before = readCursor(cursor, position)?.number
      const found = await motionsListed(db, { state, parameter, before }, limit + 1)
      const items = found.slice(0, limit)
      const last = items.at(-1)
      return {
        items: items.map(({ number, ...row }: MotionListed) => ({ id: `M-${number}`, ...row })),
        next: found.length > limit && last !== undefined ? cursorOf({ number: last.number }) : null,
      }
    },
  }),
  read(governance.readMotion, {
    run: async ({ params }, context) => shownMotion((await motionOn(context.db, params.motion)).motion, context),
  }),
  read(governance.readVoteExport, {
    run: ({ params }, context) => exportOf(params.motion, params.round, context),
  }),
]

async function exportOf(id: string, round: number, { db, region }: Context) {
  const { motion } = await motionOn(db, id)
  const vote = voteRecord(region.id, motion, round)
  return voteExport(vote, await voteNote(db, id, round))
}
