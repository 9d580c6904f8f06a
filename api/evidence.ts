import * as z from "zod"
import { Instant, Refusal } from "../base/index.ts"
import {
  consistencyProof,
  entriesOf,
  entryById,
  head,
  inclusionProof,
  integrate,
  type LoggedEntry,
  newestEntries,
  entries as oldestEntries,
  waitingEntries,
} from "../store/evidence.ts"
import { act, type Context, type Handled, read } from "./act.ts"
import { evidence } from "./contract/index.ts"
import { cursorOf, readCursor } from "./cursor.ts"

const entryPosition = z.object({ at: Instant, id: z.uuid() })
const indexPosition = z.object({ index: z.int().min(0) })

const hexOf = (bytes: Uint8Array) => Buffer.from(bytes).toString("hex")

function shown({ of, leaf, ...entry }: LoggedEntry) {
  return { ...entry, subject: of, leafHash: hexOf(leaf) }
}

export const evidenceRoutes: readonly Handled[] = [
  read(evidence.readHead, {
    run: async (_, { db, platform }) => {
      const newest = await head(db)
      if (newest === undefined) throw new Refusal("evidence.unknown-size", { from: "0", to: "0" })
      return {
        size: newest.size,
        root: hexOf(newest.root),
        at: newest.at,
        checkpoint: newest.checkpoint,
        verifier: platform.logKey.verifier,
        pending: await waitingEntries(db),
      }
    },
  }),
  read(evidence.listLog, { run: ({ query }, context) => listLog(query, context) }),
  read(evidence.readLogEntry, {
    run: async ({ params }, { db }) => {
      const found = await entryById(db, params.id)
      if (found === undefined) throw new Refusal("evidence.unknown-entry", { index: params.id, size: "" })
      return shown(found)
    },
  }),
  read(evidence.readInclusion, {
    run: async ({ params, query }, { db }) => {
      const proof = await inclusionProof(db, params.index, query.size)
      return {
        index: proof.index,
        size: proof.size,
        leafHash: hexOf(proof.leaf),
        root: hexOf(proof.root),
        path: proof.path.map(hexOf),
        checkpoint: proof.checkpoint,
      }
    },
  }),
  read(evidence.readConsistency, {
    run: async ({ query }, { db }) => ({
      ...query,
      path: (await consistencyProof(db, query.from, query.to)).map(hexOf),
    }),
  }),
  act(evidence.integrateLog, {
    run: async (_, { db, now, platform }) => {
      const { integrated, size } = await integrate(db, { now, signer: platform.logKey })
      return { integrated, size }
    },
  }),
]

type Query = {
  cursor?: string | undefined
  limit: number
  order: "newest" | "oldest"
  subject?: string | undefined
  organisation?: string | undefined
  act?: string | undefined
}

async function listLog({ cursor, limit, order, subject, organisation, act: named }: Query, { db }: Context) {
  const whose = subject !== undefined ? { subject } : organisation !== undefined ? { organisation } : undefined
  if (whose !== undefined) {
    const after = readCursor(cursor, entryPosition)
    const found = await entriesOf(db, whose, limit, after)
    const last = found.at(-1)
    const next = found.length < limit || last === undefined ? null : cursorOf({ at: last.at, id: last.id })
    return { items: found.map(shown), next }
  }
  const at = readCursor(cursor, indexPosition)?.index
  const found =
    order === "oldest"
      ? await oldestEntries(db, at ?? 0, limit)
      : await newestEntries(db, limit, {
          ...(at === undefined ? {} : { before: at }),
          ...(named === undefined ? {} : { act: named }),
        })
  const last = found.at(-1)?.index
  if (found.length < limit || last === undefined || last === null) return { items: found.map(shown), next: null }
  return { items: found.map(shown), next: cursorOf({ index: order === "oldest" ? last + 1 : last }) }
}
