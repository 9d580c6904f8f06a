import { sql } from "kysely"
import { Body, Duty, Exception, type Responsibilities, Responsibility } from "../rulebook/index.ts"
import { type Db, rows } from "./database.ts"

/** What stands beside the entries of a list version. */
export interface RuleTables {
  readonly exceptions: readonly Exception[]
  readonly responsibilities: Responsibilities
}

/**
 * Saves exceptions, matrix and duties with their list version, whole. A version that changes none of them needs no call:
 * it keeps those of the version before.
 */
export async function saveRuleTables(
  db: Db,
  version: number,
  { exceptions, responsibilities }: RuleTables,
): Promise<void> {
  const { bodies, rows: parts, duties } = responsibilities
  const all = [
    ...exceptions.map((body) => ({ kind: "exception", id: body.id, body })),
    ...bodies.map((body) => ({ kind: "body", id: body.id, body })),
    ...parts.map((body) => ({ kind: "responsibility", id: body.id, body })),
    ...duties.map((body) => ({ kind: "duty", id: body.id, body })),
  ]
  await sql`insert into rule_part (version, kind, id, position, body)
    select ${version}, item->>'kind', item->>'id', position, item->'body'
    from jsonb_array_elements(${JSON.stringify(all)}::jsonb) with ordinality as listed (item, position)`.execute(db)
}

/** Exceptions, matrix and duties that hold with a list version: its own, or those of the last version that has any. */
export async function ruleTables(db: Db, version: number): Promise<RuleTables> {
  const found = await rows(
    db,
    sql<{ kind: string; body: unknown }>`select kind, body from rule_part
      where version = (select max(version) from rule_part where version <= ${version}) order by position`,
  )
  const of = (kind: string) => found.filter((row) => row.kind === kind).map(({ body }) => body)
  return {
    exceptions: of("exception").map((body) => Exception.parse(body)),
    responsibilities: {
      bodies: of("body").map((body) => Body.parse(body)),
      rows: of("responsibility").map((body) => Responsibility.parse(body)),
      duties: of("duty").map((body) => Duty.parse(body)),
    },
  }
}
