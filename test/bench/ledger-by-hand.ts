import type pg from "pg"
import type { NewJournal } from "../../store/ledger.ts"

/** Tables of the same columns, checks and indexes as the ledger's, without triggers, row-level security and batches. */
export async function prepareByHand(owner: pg.Pool): Promise<void> {
  for (const name of ["account", "journal", "posting"])
    await owner.query(`create table hand_${name} (like ${name} including all)`)
  await owner.query(`
    alter table hand_account add foreign key (jurisdiction) references jurisdiction;
    alter table hand_journal add foreign key (jurisdiction) references jurisdiction;
    alter table hand_posting add foreign key (jurisdiction, journal) references hand_journal,
      add foreign key (jurisdiction, account) references hand_account`)
}

/**
 * Posts batches as who knows PostgreSQL writes it by hand: accounts made where they are missing and locked in order,
 * then one statement for entries, postings and balances.
 */
export async function byHand(pool: pg.Pool, transfers: () => readonly NewJournal[], batches: number): Promise<void> {
  const client = await pool.connect()
  try {
    for (let at = 0; at < batches; at++) {
      const { accounts, entries, postings } = rowsOf(transfers())
      await client.query("begin")
      await client.query(
        `insert into hand_account (jurisdiction, id, kind, owner) select jurisdiction, id, kind, owner
         from jsonb_to_recordset($1::jsonb) as given (jurisdiction text, id text, kind text, owner text)
         order by jurisdiction, id on conflict do nothing`,
        [accounts],
      )
      await client.query(
        `select 1 from hand_account join jsonb_to_recordset($1::jsonb) as given (jurisdiction text, id text) using (jurisdiction, id)
         order by jurisdiction, id for no key update of hand_account`,
        [accounts],
      )
      await client.query(
        `with given as (
           select * from jsonb_to_recordset($2::jsonb)
             as given (jurisdiction text, journal uuid, line integer, account text, part text, amount bigint)),
         entry as (
           insert into hand_journal (jurisdiction, id, transaction, at, act, subject_kind, subject_jurisdiction, subject_id, text, list_version)
           select * from jsonb_to_recordset($1::jsonb)
             as given (jurisdiction text, id uuid, transaction uuid, at timestamptz, act text, subject_kind text,
               subject_jurisdiction text, subject_id text, text jsonb, list_version integer)),
         posted as (insert into hand_posting (jurisdiction, journal, line, account, part, amount) select * from given)
         update hand_account a set balance = a.balance + moved.amount
         from (select jurisdiction, account, sum(amount) as amount from given group by jurisdiction, account) moved
         where a.jurisdiction = moved.jurisdiction and a.id = moved.account`,
        [entries, postings],
      )
      await client.query("commit")
    }
  } finally {
    client.release()
  }
}

function rowsOf(transfers: readonly NewJournal[]) {
  const accounts = new Map(
    transfers.flatMap(({ jurisdiction, postings }) =>
      postings.map(({ account: { id, kind, owner } }) => [id, { jurisdiction, id, kind, owner }] as const),
    ),
  )
  const entries = transfers.map(({ jurisdiction, id, transaction, at, act, subject, text, listVersion }) => ({
    ...{ jurisdiction, id, transaction, at, act, text, list_version: listVersion },
    ...{ subject_kind: subject.kind, subject_jurisdiction: subject.jurisdiction, subject_id: subject.id },
  }))
  const postings = transfers.flatMap(({ jurisdiction, id, postings }) =>
    postings.map(({ account, part, amount }, at) => ({
      ...{ jurisdiction, journal: id, line: at + 1, account: account.id, part, amount: `${amount}` },
    })),
  )
  const text = (given: unknown) => JSON.stringify(given)
  return { accounts: text([...accounts.values()]), entries: text(entries), postings: text(postings) }
}
