import type pg from "pg"

/** How a table is spread over the machines of a distributed PostgreSQL: what its comment starts with. */
const spreads = ["by jurisdiction", "reference", "local"] as const

export interface Table {
  readonly name: string
  readonly spread: (typeof spreads)[number] | undefined
}

/** A primary key, unique constraint or index, or exclusion constraint. */
export interface Index {
  readonly name: string
  readonly table: string
  readonly columns: readonly string[]
  readonly exclusion: boolean
  /** Whether an exclusion compares column `jurisdiction` by `=`. */
  readonly equalOnJurisdiction: boolean
}

export interface ForeignKey {
  readonly name: string
  readonly table: string
  readonly target: string
  readonly columns: readonly string[]
  readonly targets: readonly string[]
}

export interface DatabaseSchema {
  readonly tables: readonly Table[]
  readonly indexes: readonly Index[]
  readonly foreignKeys: readonly ForeignKey[]
}

/** What keeps a schema from being spread by jurisdiction; empty when nothing does. */
export function wrongIn({ tables, indexes, foreignKeys }: DatabaseSchema): readonly string[] {
  const spread = new Map(tables.map((table) => [table.name, table.spread]))
  const wrong = tables
    .filter((table) => table.spread === undefined)
    .map(({ name }) => `table ${name}: its comment starts with none of ${spreads.join(", ")}`)
  for (const { name } of tables.filter((table) => table.spread === "by jurisdiction")) {
    const own = indexes.filter(({ table }) => table === name)
    if (own.length === 0) wrong.push(`table ${name}: no primary key`)
    for (const index of own.filter((each) => !holdsJurisdiction(each)))
      wrong.push(`index ${index.name}: jurisdiction does not stand first in (${index.columns.join(", ")})`)
  }
  return [...wrong, ...foreignKeys.flatMap((key) => wrongKey(key, spread))]
}

function holdsJurisdiction({ columns, exclusion, equalOnJurisdiction }: Index): boolean {
  return exclusion ? equalOnJurisdiction : columns[0] === "jurisdiction"
}

function wrongKey(key: ForeignKey, spread: ReadonlyMap<string, Table["spread"]>): readonly string[] {
  const [from, to] = [spread.get(key.table), spread.get(key.target)]
  if (from === "reference" && to === "by jurisdiction")
    return [`foreign key ${key.name}: reference table ${key.table} refers to ${key.target}, which is by jurisdiction`]
  const both = from === "by jurisdiction" && to === "by jurisdiction"
  if (both && !(key.columns[0] === "jurisdiction" && key.targets[0] === "jurisdiction"))
    return [`foreign key ${key.name}: jurisdiction does not stand first on both sides`]
  return []
}

/** Reads what the catalogue of PostgreSQL knows of the tables of schema `public`. */
export async function readSchema(pool: pg.Pool): Promise<DatabaseSchema> {
  const tables = await pool.query<{ name: string; comment: string | null }>(`
    select relname as name, obj_description(oid, 'pg_class') as comment from pg_class
    where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') and not relispartition order by 1`)
  const indexes = await pool.query<Index>(`
    select i.relname as name, t.relname as table, coalesce(c.contype = 'x', false) as exclusion,
      array(select coalesce(a.attname::text, '(expression)') from unnest(x.indkey) with ordinality as k (attnum, place)
        left join pg_attribute a on a.attrelid = x.indrelid and a.attnum = k.attnum and k.attnum > 0
        where k.place <= x.indnkeyatts order by k.place) as columns,
      exists (select from unnest(c.conkey, c.conexclop) as e (attnum, operator)
        join pg_attribute a on a.attrelid = x.indrelid and a.attnum = e.attnum
        join pg_operator o on o.oid = e.operator
        where a.attname = 'jurisdiction' and o.oprname = '=') as "equalOnJurisdiction"
    from pg_index x join pg_class i on i.oid = x.indexrelid join pg_class t on t.oid = x.indrelid
    left join pg_constraint c on c.conindid = x.indexrelid and c.contype in ('p', 'u', 'x')
    where t.relnamespace = 'public'::regnamespace and not t.relispartition and (x.indisunique or x.indisexclusion)
    order by 1`)
  const foreignKeys = await pool.query<ForeignKey>(`
    select c.conname as name, t.relname as table, f.relname as target,
      array(select a.attname::text from unnest(c.conkey) with ordinality as k (attnum, place)
        join pg_attribute a on a.attrelid = c.conrelid and a.attnum = k.attnum order by place) as columns,
      array(select a.attname::text from unnest(c.confkey) with ordinality as k (attnum, place)
        join pg_attribute a on a.attrelid = c.confrelid and a.attnum = k.attnum order by place) as targets
    from pg_constraint c join pg_class t on t.oid = c.conrelid join pg_class f on f.oid = c.confrelid
    where c.contype = 'f' and t.relnamespace = 'public'::regnamespace and not t.relispartition order by 1`)
  return {
    tables: tables.rows.map(({ name, comment }) => ({ name, spread: spreadOf(comment) })),
    indexes: indexes.rows,
    foreignKeys: foreignKeys.rows,
  }
}

function spreadOf(comment: string | null): Table["spread"] {
  return spreads.find((spread) => comment?.startsWith(`${spread}:`))
}
