import { sql } from "kysely"
import type { Instant } from "../base/index.ts"
import { type Db, rows } from "./database.ts"

/** A mail that an act wrote, to be sent afterwards. */
export interface Mail {
  readonly jurisdiction: string
  readonly id: string
  readonly person: string
  readonly address: string
  readonly subject: string
  readonly body: string
  /** An iTIP file that goes with it. */
  readonly calendar: string | null
  readonly madeAt: Instant
}

/** A mail with what became of it. */
export interface MailState extends Mail {
  readonly sentAt: Instant | null
  readonly error: string | null
}

const columns = sql`jurisdiction, id, person, address, subject, body, calendar, made_at as "madeAt", sent_at as "sentAt", error`

/** Writes a mail in the transaction of its act. */
export async function addMail(db: Db, mail: Mail): Promise<void> {
  await sql`
    insert into outbox (jurisdiction, id, person, address, subject, body, calendar, made_at)
    values (${mail.jurisdiction}, ${mail.id}, ${mail.person}, ${mail.address}, ${mail.subject}, ${mail.body},
      ${mail.calendar}, ${mail.madeAt})`.execute(db)
}

/** The newest mails to a person. */
export async function mailsTo(db: Db, person: string, limit: number): Promise<readonly MailState[]> {
  return rows(
    db,
    sql<MailState>`select ${columns} from outbox where person = ${person} order by made_at desc, id desc limit ${limit}`,
  )
}

/** How often a mail is tried. */
const tries = 8

/**
 * The next mail that waits, locked; one that failed waits twice as long each time, from a minute. Mails to one person go
 * in the order in which they were written: a withdrawal must not overtake its invitation.
 */
export async function nextMail(db: Db, now: Instant): Promise<(MailState & { readonly attempts: number }) | undefined> {
  const [found] = await rows(
    db,
    sql<MailState & { readonly attempts: number }>`
      select ${columns}, attempts from outbox o
      where sent_at is null and attempts < ${tries} and (tried_at is null or tried_at + interval '1 minute' * (2 ^ (attempts - 1)) <= ${now})
        and not exists (select 1 from outbox e where e.person = o.person and e.sent_at is null and e.attempts < ${tries}
          and (e.made_at, e.id) < (o.made_at, o.id))
      order by made_at, id limit 1 for update skip locked`,
  )
  return found
}

/** Notes that a mail was handed over, or why not. */
export async function noteMail(
  db: Db,
  { jurisdiction, id }: Pick<Mail, "jurisdiction" | "id">,
  { at, error }: { readonly at: Instant; readonly error: string | null },
): Promise<void> {
  await sql`update outbox set attempts = attempts + 1, tried_at = ${at}, error = ${error},
      sent_at = case when ${error}::text is null then ${at}::timestamptz end
    where jurisdiction = ${jurisdiction} and id = ${id}`.execute(db)
}
