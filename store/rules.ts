import { createHash } from "node:crypto"
import { sql } from "kysely"
import { type Instant, instantAt } from "../base/index.ts"
import { Entry, Parameter, type Parameter as ParameterOf } from "../rulebook/index.ts"
import { type Db, firstRow, rows } from "./database.ts"

/** A version of the lists, as enacted. */
export interface ListVersion {
  readonly number: number
  readonly effectiveAt: Instant
  readonly enactedAt: Instant
  readonly source: string
}

/**
 * Saves a version with its entries and the members' parameters; of their values those that do not stand already. Once
 * saved, none of it can be changed.
 */
export async function saveListVersion(
  db: Db,
  version: ListVersion,
  { entries, parameters, zone }: { entries: readonly Entry[]; parameters: readonly ParameterOf[]; zone: string },
): Promise<void> {
  const digest = createHash("sha256").update(JSON.stringify({ entries, parameters })).digest("hex")
  await sql`insert into list_version (number, effective_at, enacted_at, source, digest)
    values (${version.number}, ${version.effectiveAt}, ${version.enactedAt}, ${version.source}, ${digest})`.execute(db)
  await sql`insert into list_entry (version, id, position, body)
    select ${version.number}, entry->>'id', position, entry
    from jsonb_array_elements(${JSON.stringify(entries)}::jsonb) with ordinality as listed (entry, position)`.execute(
    db,
  )
  const described = parameters.map(({ values: _, ...rest }) => rest)
  await sql`insert into parameter (id, body, position)
    select item->>'id', item, position
    from jsonb_array_elements(${JSON.stringify(described)}::jsonb) with ordinality as listed (item, position)
    on conflict (id) do nothing`.execute(db)
  const values = parameters.flatMap(({ id, values: dated }) =>
    dated.map((one) => ({ id, ...one, at: one.from.length === 10 ? instantAt(one.from as never, 0, zone) : one.from })),
  )
  await sql`insert into parameter_value (id, effective_at, value, source, assumed, version)
    select item->>'id', (item->>'at')::timestamptz, item->'value', item->>'source', (item->>'assumed')::boolean, ${version.number}
    from jsonb_array_elements(${JSON.stringify(values)}::jsonb) as listed (item)
    where not exists (select from parameter_value v where v.id = item->>'id' and v.effective_at = (item->>'at')::timestamptz
      and v.value is not distinct from item->'value' and v.source = item->>'source')`.execute(db)
}

/** Names the lock under which versions get their numbers. */
const enactmentLock = 7_305_941_229

/**
 * Number of the newest version, in force or not; 0 before the first.
 * @param lock makes others that would enact a version wait until the end of the transaction
 */
export async function newestVersion(db: Db, { lock = false } = {}): Promise<number> {
  if (lock) await sql`select pg_advisory_xact_lock(${enactmentLock}::bigint)`.execute(db)
  const row = await firstRow(db, sql<{ newest: number }>`select coalesce(max(number), 0) as newest from list_version`)
  return row?.newest ?? 0
}

/** The version of a number with its entries; undefined for the time before the first. */
export async function listVersion(
  db: Db,
  number: number,
): Promise<{ readonly version: ListVersion; readonly entries: readonly Entry[] } | undefined> {
  const version = await firstRow(
    db,
    sql<ListVersion>`select number, effective_at as "effectiveAt", enacted_at as "enactedAt", source
      from list_version where number = ${number}`,
  )
  if (version === undefined) return undefined
  const found = await rows(
    db,
    sql<{ body: unknown }>`select body from list_entry where version = ${number} order by position`,
  )
  return { version, entries: found.map(({ body }) => Entry.parse(body)) }
}

/**
 * The members' parameters with all their values up to now and to come, in order, as a version has them: of two values for
 * one moment that of the later version.
 * @param version the newest when left out
 */
export async function memberParameters(
  db: Db,
  version?: number,
): Promise<readonly (ParameterOf & { readonly versions: readonly number[] })[]> {
  const found = await rows(
    db,
    sql<{ body: object; values: readonly { version: number }[] }>`
      select p.body, jsonb_agg(jsonb_build_object('from', to_char(v.effective_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
        'value', v.value, 'source', v.source, 'assumed', v.assumed, 'version', v.version) order by v.effective_at) as values
      from parameter p join (select distinct on (id, effective_at) * from parameter_value
        where ${version ?? null}::integer is null or version <= ${version ?? null} order by id, effective_at, version desc) v on v.id = p.id
      group by p.id, p.body, p.position order by p.position`,
  )
  return found.map(({ body, values }) => ({
    ...Parameter.parse({ ...body, values }),
    versions: values.map(({ version }) => version),
  }))
}
