import type { Instant } from "../base/index.ts"
import { commit, type Actor as LogActor } from "../evidence/index.ts"
import type { Decision } from "../rulebook/index.ts"
import type { Db } from "../store/database.ts"
import { appendEntry } from "../store/evidence.ts"
import { platformHash } from "../store/log-tree.ts"
import type { Context } from "./act.ts"
import type { Actor } from "./actor.ts"
import { type ActAround, runDuties } from "./duty-clocks.ts"

interface Recorded extends ActAround {
  readonly actor: Actor
  readonly now: Instant
  readonly decision: Decision
  readonly act: string
}

/**
 * Makes the `record` of a context: who acted, when and by which rules is the same for all entries of one act. With the
 * entry the duties end and open that the act fulfils and gives rise to.
 */
export function recorder(db: Db, recorded: Recorded): Context["record"] {
  const { platform, actor, now, decision, act } = recorded
  return async ({ id = platform.newId(), jurisdiction, subject, facts, act: named }) => {
    await appendEntry(db, {
      id,
      act: named ?? act,
      at: now,
      jurisdiction,
      actor: logActor(actor),
      organisation: actor.organisation?.id ?? null,
      of: subject,
      facts,
      listVersion: String(decision.listVersion),
      entries: [...decision.entries],
    })
    await runDuties(db, recorded, { act: named ?? act, jurisdiction, subject, state: facts.state })
  }
}

/** A person is named in the log by a commitment only. */
function logActor(actor: Actor): LogActor {
  if (actor.person === null || actor.salt === null) return { kind: "platform" }
  return { kind: "person", commitment: commit(actor.salt, actor.person, platformHash) }
}
