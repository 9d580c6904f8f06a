import { sql } from "kysely"
import type { Day, Instant, Text } from "../base/index.ts"
import type { Obligation, ParameterUse, Standing } from "../rulebook/index.ts"
import { type Db, rows } from "./database.ts"

/** A duty that runs or has ended, as it is kept. */
export interface OwedDuty extends Obligation {
  readonly id: string
  /** List version whose duty it is. */
  readonly version: number
  /** Who owes it; null: the bodies of that kind in the jurisdiction. */
  readonly organisation: string | null
  readonly subjectKind: string
  readonly openedBy: string
}

interface Row extends Omit<OwedDuty, "ended"> {
  readonly endedOn: Day | null
  readonly endedBy: string
  readonly endedHow: "done" | "lapsed"
  readonly limit: ParameterUse | null
}

const columns = sql`o.jurisdiction, o.id, o.duty, o.stage, o.version, o.body, o.organisation, o.subject_kind as "subjectKind",
  o.subject, o.opened_by as "openedBy", o.opened_on as "openedOn", o.warn_on as "warnOn", o.due_on as "dueOn",
  o.awaits_year as "awaitsYear", o.time_limit as "limit", o.ended_on as "endedOn", o.ended_by as "endedBy",
  o.ended_how as "endedHow"`

async function owed(db: Db, where: ReturnType<typeof sql>): Promise<readonly OwedDuty[]> {
  const found = await rows(db, sql<Row>`select ${columns} from obligation o ${where}`)
  return found.map(({ endedOn, endedBy, endedHow, ...rest }) => ({
    ...rest,
    ended: endedOn === null ? null : { on: endedOn, by: endedBy, how: endedHow },
  }))
}

/** What a duty is about. */
export interface About {
  readonly jurisdiction: string
  readonly kind: string
  readonly id: string
}

/** What is owed about something now; locked until the end of the transaction. */
export async function owedAbout(db: Db, { jurisdiction, kind, id }: About): Promise<readonly OwedDuty[]> {
  return owed(
    db,
    sql`where jurisdiction = ${jurisdiction} and subject_kind = ${kind} and subject = ${id} and ended_on is null
      order by duty, stage for update`,
  )
}

/** Opens duties. One that runs already about the same thing stays as it is. */
export async function saveOwed(db: Db, opened: readonly OwedDuty[]): Promise<void> {
  if (opened.length === 0) return
  await sql`
    insert into obligation (jurisdiction, id, duty, stage, version, body, organisation, subject_kind, subject, opened_by,
      opened_on, warn_on, due_on, awaits_year, time_limit)
    select jurisdiction, id, duty, stage, version, body, organisation, "subjectKind", subject, "openedBy", "openedOn", "warnOn",
      "dueOn", "awaitsYear", nullif("limit", 'null'::jsonb)
    from jsonb_to_recordset(${JSON.stringify(opened)}::jsonb) as given (jurisdiction text, id uuid, duty text, stage integer,
      version integer, body text, organisation text, "subjectKind" text, subject text, "openedBy" text, "openedOn" date,
      "warnOn" date, "dueOn" date, "awaitsYear" integer, "limit" jsonb)
    on conflict (jurisdiction, subject_kind, subject, duty, stage) where ended_on is null do nothing`.execute(db)
}

/** Ends duties. */
export async function endOwed(db: Db, ended: readonly OwedDuty[]): Promise<void> {
  for (const { jurisdiction, id, ended: end } of ended)
    await sql`update obligation set ended_on = ${end?.on}, ended_by = ${end?.by}, ended_how = ${end?.how}
      where jurisdiction = ${jurisdiction} and id = ${id} and ended_on is null`.execute(db)
}

/** Duties without a last day; locked, those at work elsewhere passed over. */
export async function owedUndated(db: Db, limit: number): Promise<readonly OwedDuty[]> {
  return owed(
    db,
    sql`where ended_on is null and due_on is null order by opened_on, id limit ${limit} for update skip locked`,
  )
}

/** Gives a duty its last day. */
export async function dateOwed(db: Db, { jurisdiction, id, warnOn, dueOn }: OwedDuty): Promise<void> {
  await sql`update obligation set warn_on = ${warnOn}, due_on = ${dueOn}, awaits_year = null
    where jurisdiction = ${jurisdiction} and id = ${id}`.execute(db)
}

/** Duties whose last days run and of which nobody was warned; locked, those at work elsewhere passed over. */
export async function owedToWarn(db: Db, today: Day, limit: number): Promise<readonly OwedDuty[]> {
  return owed(
    db,
    sql`where ended_on is null and warned_at is null and warn_on <= ${today} and due_on >= ${today}
      order by due_on, id limit ${limit} for update skip locked`,
  )
}

/** Duties that are overdue and have not been told as such; locked, those at work elsewhere passed over. */
export async function owedToTell(db: Db, today: Day, limit: number): Promise<readonly OwedDuty[]> {
  return owed(
    db,
    sql`where ended_on is null and overdue_at is null and due_on < ${today}
      order by due_on, id limit ${limit} for update skip locked`,
  )
}

/** Notes that whoever owes a duty was warned of it, or that it was told as overdue. */
export async function noteOwed(
  db: Db,
  { jurisdiction, id }: Pick<OwedDuty, "jurisdiction" | "id">,
  what: "warned" | "overdue",
  at: Instant,
): Promise<void> {
  const column = what === "warned" ? sql`warned_at` : sql`overdue_at`
  await sql`update obligation set ${column} = ${at} where jurisdiction = ${jurisdiction} and id = ${id}`.execute(db)
}

/** Running duties of an organisation, or of the bodies that it belongs to, the next due first; ended ones latest first. */
export async function owedBy(
  db: Db,
  organisation: { readonly id: string; readonly jurisdiction: string },
  {
    bodies,
    anywhere,
    ended,
    limit,
  }: {
    /** Bodies for which the organisation stands. */
    readonly bodies: readonly string[]
    /** Whether it stands for them in every jurisdiction. */
    readonly anywhere: boolean
    readonly ended: boolean
    readonly limit: number
  },
): Promise<readonly OwedDuty[]> {
  const place = anywhere ? sql`true` : sql`jurisdiction = ${organisation.jurisdiction}`
  const order = ended ? sql`ended_on desc, id desc` : sql`due_on nulls last, id`
  return owed(
    db,
    sql`where (organisation = ${organisation.id} or (organisation is null and body = any(${[...bodies]}) and ${place}))
      and (ended_on is not null) = ${ended} order by ${order} limit ${limit}`,
  )
}

/** Overdue duties of all members, the longest overdue first. */
export async function owedOverdue(db: Db, today: Day, limit: number): Promise<readonly OwedDuty[]> {
  return owed(db, sql`where ended_on is null and due_on < ${today} order by due_on, id limit ${limit}`)
}

/** Running duties of all members that have no last day yet. */
export async function owedWithoutDay(db: Db, limit: number): Promise<readonly OwedDuty[]> {
  return owed(db, sql`where ended_on is null and due_on is null order by opened_on, id limit ${limit}`)
}

/** How many duties run, by member and duty. */
export async function owedCounts(db: Db, today: Day) {
  const found = await rows(
    db,
    sql<{ jurisdiction: string; duty: string; running: number; overdue: number; undated: number }>`
      select jurisdiction, duty, count(*)::integer as running, (count(*) filter (where due_on < ${today}))::integer as overdue,
        (count(*) filter (where due_on is null))::integer as undated
      from obligation where ended_on is null group by jurisdiction, duty order by jurisdiction, duty`,
  )
  return found
}

/** Names of organisations. */
export async function organisationNames(db: Db, ids: readonly string[]): Promise<ReadonlyMap<string, Text>> {
  if (ids.length === 0) return new Map()
  const found = await rows(
    db,
    sql<{ id: string; name: Text }>`select id, jsonb_build_object('zh', name_zh, 'en', name_en) as name
      from organisation where id = any(${[...ids]})`,
  )
  return new Map(found.map(({ id, name }) => [id, name]))
}

/**
 * People who act for whoever owes a duty, with the address for mails; suspended ones left out: facility managers of an
 * owner, administrators of others.
 */
export async function peopleOwing(
  db: Db,
  { organisation, jurisdiction }: Pick<OwedDuty, "organisation" | "jurisdiction">,
  { standing, today }: { readonly standing: Standing | null; readonly today: Day },
): Promise<readonly { readonly person: string; readonly address: string }[]> {
  const role = standing === "owner" ? "facility-manager" : "organisation-admin"
  const who =
    organisation !== null
      ? sql`o.id = ${organisation}`
      : standing === "government"
        ? sql`o.kind = 'government' and o.jurisdiction = ${jurisdiction}`
        : standing === "office"
          ? sql`o.kind = 'office'`
          : sql`false`
  return rows(
    db,
    sql<{ person: string; address: string }>`
      select distinct p.id as person, p.email as address
      from organisation o join membership m on m.organisation = o.id join person p on p.id = m.person
      where ${who} and m.role = ${role} and p.status = 'active' and m.from_day <= ${today}
        and (m.until_day is null or m.until_day > ${today}) order by person`,
  )
}
