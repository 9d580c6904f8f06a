-- Busy accounts are not waited for, and each batch of entries is proven by the log.

-- An account with a minimum has its balance of this moment, and acts wait for it. For all others entries are counted
-- later, many at once: until then an entry stands in `journal_waiting`.
create table journal_waiting (
  jurisdiction text not null,
  journal uuid not null,
  primary key (jurisdiction, journal),
  foreign key (jurisdiction, journal) references journal
);
comment on table journal_waiting is 'by jurisdiction: entries that no batch holds yet and balances of accounts without a minimum lack';
alter table journal_waiting set (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000);

create table batch (
  jurisdiction text not null references jurisdiction,
  number integer not null check (number > 0),
  at timestamptz not null,
  journals integer not null check (journals > 0),
  root bytea not null check (length(root) = 32),
  entry uuid not null,
  primary key (jurisdiction, number),
  foreign key (jurisdiction, entry) references log_entry deferrable initially deferred
);
comment on table batch is 'by jurisdiction: entries sealed together, numbered without gap; immutable';
comment on column batch.root is 'root of the tree (RFC 6962) whose leaves are the entries in canonical JSON, by id';
comment on column batch.entry is 'entry of the log that holds number, count and root';

create table batch_journal (
  jurisdiction text not null,
  journal uuid not null,
  batch integer not null,
  primary key (jurisdiction, journal),
  foreign key (jurisdiction, journal) references journal,
  foreign key (jurisdiction, batch) references batch
);
comment on table batch_journal is 'by jurisdiction: which batch holds an entry; immutable';
create index batch_journal_by_batch on batch_journal (jurisdiction, batch);

create trigger batch_is_append_only before update or delete on batch for each statement execute function refuse_change();
create trigger batch_journal_is_append_only before update or delete on batch_journal for each statement execute function refuse_change();

-- What was counted at once so far is counted with the first batches again.
update account set balance = balance - coalesce(
    (select sum(amount) from posting p where p.jurisdiction = account.jurisdiction and p.account = account.id), 0)
  where minimum is null;
insert into journal_waiting (jurisdiction, journal) select jurisdiction, id from journal;

create function await_batch() returns trigger language plpgsql as $$
begin
  insert into journal_waiting (jurisdiction, journal) select jurisdiction, id from entered;
  return null;
end $$;
create trigger journal_awaits_batch after insert on journal referencing new table as entered for each statement execute function await_batch();

create or replace function check_postings_balance() returns trigger language plpgsql as $$
declare
  odd record;
begin
  select jurisdiction, journal, sum(amount) as rest into odd
    from posted group by jurisdiction, journal having sum(amount) <> 0 limit 1;
  if found then
    raise exception 'journal entry % of % is unbalanced by %', odd.journal, odd.jurisdiction, odd.rest using errcode = 'check_violation', constraint = 'posting_balances';
  end if;
  update account set balance = balance + moved.amount
    from (select jurisdiction, account, sum(amount) as amount from posted group by jurisdiction, account order by jurisdiction, account) moved
    where account.jurisdiction = moved.jurisdiction and account.id = moved.account and account.minimum is not null;
  return null;
end $$;

-- No sum of such amounts that anyone could post is too large for a balance, so that no batch fails by its size.
alter table posting add constraint posting_amount_possible check (amount between -1000000000000000 and 1000000000000000);

create view account_balance with (security_invoker = true) as
  select a.jurisdiction, a.id, a.kind, a.owner, a.counterpart, a.minimum,
    case when a.minimum is null then a.balance + coalesce(w.amount, 0)::bigint else a.balance end as balance
  from account a
  left join (
    select p.jurisdiction, p.account, sum(p.amount) as amount
    from journal_waiting w join posting p on p.jurisdiction = w.jurisdiction and p.journal = w.journal
    group by p.jurisdiction, p.account
  ) w on w.jurisdiction = a.jurisdiction and w.account = a.id;
comment on view account_balance is 'accounts with their balance of this moment: what batches counted and what waits';

-- What a migration calls for a table whose rows are seen and written in a transaction that names their jurisdiction.
create function keep_to_books(kept regclass) returns void language plpgsql as $$
begin
  execute format('alter table %s enable row level security', kept);
  execute format('alter table %s force row level security', kept);
  execute format('create policy books on %s using (jurisdiction = any ((select nullif(current_setting(''delta.jurisdictions'', true), '''')::text[])::text[]))', kept);
end $$;
comment on function keep_to_books is 'for tables by jurisdiction that hold money: only rows of the books named in the transaction';
