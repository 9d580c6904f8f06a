import type { Instant } from "../base/index.ts"
import { commit, type Actor as LogActor } from "../evidence/index.ts"
import type { Decision } from "../rulebook/index.ts"
import type { Db } from "../store/database.ts"
import { appendEntry } from "../store/evidence.ts"
import { platformHash } from "../store/log-tree.ts"
import type { Context } from "./act.ts"
import type { Actor } from "./actor.ts"
import type { Platform } from "./platform.ts"

interface Recorded {
  readonly platform: Platform
  readonly actor: Actor
  readonly now: Instant
  readonly decision: Decision
  readonly act: string
}

/** Makes the `record` of a context: who acted, when and by which rules is the same for all entries of one act. */
export function recorder(db: Db, { platform, actor, now, decision, act }: Recorded): Context["record"] {
  return ({ jurisdiction, subject, facts, act: named }) =>
    appendEntry(db, {
      id: platform.newId(),
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
}

/** A person is named in the log by a commitment only. */
function logActor(actor: Actor): LogActor {
  if (actor.person === null || actor.salt === null) return { kind: "platform" }
  return { kind: "person", commitment: commit(actor.salt, actor.person, platformHash) }
}
