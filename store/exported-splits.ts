import { type RawBuilder, sql } from "kysely"
import { type ExportPeriod, type ExportRow, moment, within } from "./export-period.ts"

/** What was decided up to the end of a period: caps over the term, and over a year, count what lies before it too. */
const before = (period: ExportPeriod): ExportPeriod => ({ ...period, from: null })

/** Versions of agreements by which something was divided. */
export function agreementRows(period: ExportPeriod): RawBuilder<ExportRow> {
  return sql<ExportRow>`
    select 'AG-' || v.agreement as agreement, a.proposer, v.version, v.terms, v.digest,
      (select coalesce(jsonb_agg(jsonb_build_object('member', s.member, 'day', s.day, 'digest', s.digest) order by s.at, s.member), '[]')
        from agreement_signature s where s.agreement = v.agreement and s.version = v.version) as signatures
    from agreement_version v join agreement a on a.number = v.agreement
    where exists (select from agreement_execution e
      where e.agreement = v.agreement and e.version = v.version and ${within("e.at", before(period))})
    order by v.agreement, v.version`
}

export function executionRows(period: ExportPeriod): RawBuilder<ExportRow> {
  return sql<ExportRow>`
    select (e.body - 'steps') || jsonb_build_object('agreement', 'AG-' || e.agreement, 'version', e.version,
      'at', ${moment("e.at")}, 'transaction', e.transaction, 'listVersion', e.list_version,
      'reversed', case when r.transaction is not null
        then jsonb_build_object('at', ${moment("r.at")}, 'transaction', r.reversal) end) as row
    from agreement_execution e left join agreement_reversal r on r.jurisdiction = e.jurisdiction
      and r.agreement = e.agreement and r.transaction = e.transaction
    where ${within("e.at", before(period))} order by e.at, e.agreement, e.transaction`
}

/** A claim keeps its last decision; what was paid, and when, stands in the books. */
export function subsidyRows(period: ExportPeriod): RawBuilder<ExportRow> {
  return sql<ExportRow>`
    select c.jurisdiction, c.id as claim, c.organisation, c.controlling_group as "group", c.year, c.content,
      c.amount::text as invoiced, ${moment("c.claimed_at")} as "claimedAt", ${moment("j.at")} as at, j.transaction,
      c.decision ->> 'amount' as amount, ${moment("r.at")} as "reversedAt"
    from journal j join subsidy_claim c on c.jurisdiction = j.jurisdiction and c.id::text = j.subject_id
      left join journal r on r.jurisdiction = j.jurisdiction and r.reverses = j.id
    where j.subject_kind = 'subsidy' and j.reverses is null and ${within("j.at", before(period))}
    order by j.at, c.jurisdiction, c.id`
}

/** Batches that hold an entry of the period, each with the entry of the log that names its root. */
export function batchRows(period: ExportPeriod): RawBuilder<ExportRow> {
  return sql<ExportRow>`
    select b.jurisdiction, b.number, ${moment("b.at")} as at, b.journals, encode(b.root, 'hex') as root, b.entry,
      l.leaf_index::float8 as index
    from batch b join log_entry l on l.jurisdiction = b.jurisdiction and l.id = b.entry
    where (b.jurisdiction, b.number) in (select m.jurisdiction, m.batch from journal j
      join batch_journal m on m.jurisdiction = j.jurisdiction and m.journal = j.id where ${within("j.at", period)})
    order by b.jurisdiction, b.number`
}
