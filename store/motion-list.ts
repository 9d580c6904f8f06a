import { sql } from "kysely"
import type { Instant, Text } from "../base/index.ts"
import type { Change, MotionState, Result } from "../governance/index.ts"
import { type Db, rows } from "./database.ts"

/** A motion as a row of a list: the newest text, and the newest counted ballot. */
export interface MotionListed {
  readonly number: number
  readonly proposer: string
  readonly title: Text
  readonly class: { readonly id: string; readonly name: Text }
  readonly change: Change
  readonly state: MotionState["kind"]
  readonly drafted: Instant
  readonly due: Instant | null
  readonly effective: Instant | null
  readonly result: Result | null
  readonly comments: number
}

/** Which motions a list shows. */
export interface MotionsWanted {
  readonly state?: MotionState["kind"] | undefined
  /** Only those whose newest text changes this parameter. */
  readonly parameter?: string | undefined
  /** Only those with a smaller number. */
  readonly before?: number | undefined
}

/** Motions, newest first. */
export async function motionsListed(
  db: Db,
  { state, parameter, before }: MotionsWanted,
  limit: number,
): Promise<readonly MotionListed[]> {
  return rows(
    db,
    sql<MotionListed>`
      select m.number, m.proposer, t.title, jsonb_build_object('id', m.class->'id', 'name', m.class->'name') as class, t.change,
        m.state, m.drafted_at as drafted, m.due_at as due, m.state_body->>'effective' as effective, r.result,
        (select count(*)::int from motion_comment c where c.motion = m.number) as comments
      from motion m
        join lateral (select title, change from motion_text where motion = m.number order by version desc limit 1) t on true
        left join lateral (select result from motion_round where motion = m.number and counted is not null
          order by round desc limit 1) r on true
      where (${state ?? null}::text is null or m.state = ${state ?? null})
        and (${parameter ?? null}::text is null or t.change->>'parameter' = ${parameter ?? null})
        and (${before ?? null}::integer is null or m.number < ${before ?? null})
      order by m.number desc limit ${limit}`,
  )
}
