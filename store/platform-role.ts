import pg from "pg"
import { Refusal } from "../base/index.ts"

/**
 * As whom the platform works in its database: a role that owns nothing, so that neither a mistake of ours nor who gets
 * into the running platform can change what is posted or pass the row-level security.
 */
export const platformRole = "delta_platform"

/** What the platform may change of tables where it changes some columns only; nothing of these is deleted. */
const changing: Readonly<Record<string, readonly string[]>> = {
  account: ["balance"],
  log_entry: ["leaf_index"],
  voucher: ["reserved", "redeemed", "state"],
}

/**
 * Makes the role where it is missing, lets the connected user take it, and grants it what the platform needs: rows of
 * tables that refuse any change are only read and added, those that are kept by a trigger are not deleted either.
 * @throws Refusal "store.role-needed" when this user may not make the role, "store.role-too-strong"
 */
export async function grantPlatform(client: pg.PoolClient): Promise<void> {
  await ensureRole(client)
  const { rows: tables } = await client.query<{ name: string; frozen: boolean; kept: boolean }>(`
    select relname as name,
      exists (select from pg_trigger where tgrelid = c.oid and tgfoid = to_regproc('public.refuse_change')) as frozen,
      exists (select from pg_trigger t join pg_proc p on p.oid = t.tgfoid where tgrelid = c.oid and p.proname like 'keep\\_%') as kept
    from pg_class c where relnamespace = 'public'::regnamespace and relkind in ('r', 'p', 'v')`)
  const statements = [
    `grant usage on schema public to ${platformRole}`,
    `revoke all on all tables in schema public from ${platformRole}`,
    `grant usage, select on all sequences in schema public to ${platformRole}`,
    ...tables.map(({ name, frozen, kept }) => {
      const columns = changing[name]?.join(", ")
      const change = columns === undefined ? "update" : `update (${columns})`
      const more = frozen || name === "migration" ? [] : kept || columns !== undefined ? [change] : ["update", "delete"]
      const rights = name === "migration" ? ["select"] : ["select", "insert", ...more]
      return `grant ${rights.join(", ")} on ${pg.escapeIdentifier(name)} to ${platformRole}`
    }),
  ]
  // One message is one transaction: no other server ever finds half of the rights.
  await client.query(statements.join(";\n"))
}

/** Whether the role has what it needs here: a database that was restored on another server brings no roles along. */
export async function isGranted(client: pg.PoolClient): Promise<boolean> {
  const { rows } = await client.query<{ granted: boolean }>(
    `select exists (select from pg_roles where rolname = $1) and has_table_privilege($1, 'migration', 'select') as granted`,
    [platformRole],
  )
  return rows[0]?.granted === true && (await mayTakeRole(client))
}

async function ensureRole(client: pg.PoolClient): Promise<void> {
  const { rows } = await client.query<{ strong: boolean }>(
    "select rolsuper or rolbypassrls or rolcanlogin as strong from pg_roles where rolname = $1",
    [platformRole],
  )
  if (rows[0]?.strong === true) throw new Refusal("store.role-too-strong", { role: platformRole })
  try {
    // Roles are the whole server's, and no lock of ours reaches over to its other databases.
    if (rows.length === 0)
      await client.query(
        `do $$ begin create role ${platformRole} nologin; exception when duplicate_object or unique_violation then null; end $$`,
      )
    if (!(await mayTakeRole(client)))
      await client.query(
        `do $$ begin grant ${platformRole} to current_user; exception when unique_violation then null; end $$`,
      )
  } catch (error) {
    throw roleRefused(error, client) ?? error
  }
}

async function mayTakeRole(client: pg.PoolClient): Promise<boolean> {
  const took = await client.query(`set role ${platformRole}`).then(
    () => true,
    () => false,
  )
  if (took) await client.query("reset role")
  return took
}

/** Codes of PostgreSQL: not permitted, and a role that does not exist. */
const notTaken = new Set(["42501", "22023"])

/** The refusal for a failure to make or take the role; undefined for any other error. */
export function roleRefused(error: unknown, { user }: { readonly user?: string | undefined }): Refusal | undefined {
  if (!(error instanceof pg.DatabaseError) || !notTaken.has(error.code ?? "")) return undefined
  return new Refusal("store.role-needed", { role: platformRole, user: user ?? "", cause: error.message })
}
