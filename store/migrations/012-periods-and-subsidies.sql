-- Closed months, entries that reverse others, corrected bills, and subsidies of which no invoice gets two.

-- A month of one member's books that takes no more entries. Once closed it stays closed: what was wrong is reversed in
-- a month that is open.
create table period (
  jurisdiction text not null references jurisdiction,
  month text not null check (month ~ '^\d{4}-(0[1-9]|1[0-2])$'),
  from_at timestamptz not null,
  until_at timestamptz not null,
  closed_at timestamptz not null,
  entries bigint not null check (entries >= 0),
  net bigint not null,
  primary key (jurisdiction, month),
  check (from_at < until_at and until_at <= closed_at),
  constraint period_never_overlaps exclude using gist (jurisdiction with =, tstzrange(from_at, until_at) with &&)
);
comment on table period is 'by jurisdiction: months closed in the books of each member';
comment on column period.net is 'what the member received from the others in that month, as its statement has it';
create trigger period_is_append_only before update or delete on period for each statement execute function refuse_change();

-- An entry waits for whoever closes a month of the same books just now, and then sees that it is closed. Whoever closes
-- takes the same lock alone (`store/periods.ts`), so that no entry slips in between its counting and its commit.
create function refuse_closed_period() returns trigger language plpgsql as $$
declare
  closed record;
begin
  perform pg_advisory_xact_lock_shared(hashtext('period'), hashtext(jurisdiction))
    from (select distinct jurisdiction from entered order by jurisdiction) books;
  select p.jurisdiction, p.month, e.at into closed
    from entered e join period p on p.jurisdiction = e.jurisdiction and e.at >= p.from_at and e.at < p.until_at limit 1;
  if found then
    raise exception 'month % of % is closed', closed.month, closed.jurisdiction
      using errcode = 'check_violation', constraint = 'period_is_open', detail = closed.jurisdiction || ' ' || closed.month;
  end if;
  return null;
end $$;
create trigger journal_in_open_period after insert on journal referencing new table as entered
  for each statement execute function refuse_closed_period();

-- A second reversal of one entry would undo it twice.
create unique index journal_is_reversed_once on journal (jurisdiction, reverses) where reverses is not null;
create index journal_by_month on journal (jurisdiction, at);

create table bill_correction (
  jurisdiction text not null,
  booking uuid not null,
  number integer not null check (number > 0),
  at timestamptz not null,
  reason text not null check (length(reason) between 1 and 500),
  reversed uuid not null,
  reversal uuid not null,
  body jsonb,
  primary key (jurisdiction, booking, number),
  foreign key (jurisdiction, booking) references bill,
  unique (jurisdiction, reversed)
);
comment on table bill_correction is 'by jurisdiction: transactions of bills that were reversed, with the corrected bill where there is one';
comment on column bill_correction.body is 'the bill that holds from then on; null where the booking has none any more';
create trigger bill_correction_is_append_only before update or delete on bill_correction for each statement execute function refuse_change();

alter table account drop constraint account_kind_check;
alter table account add constraint account_kind_check
  check (kind in ('purse', 'voucher', 'clearing', 'organisation', 'platform', 'share', 'funding', 'subsidy'));
alter table posting drop constraint posting_part_check;
alter table posting add constraint posting_part_check check (part in
  ('fee', 'voucher', 'owner', 'platform', 'host-jurisdiction', 'home-jurisdiction', 'funding', 'issue', 'return', 'subsidy'));

create table subsidy_claim (
  jurisdiction text not null references jurisdiction,
  id uuid not null,
  organisation text not null references organisation,
  controlling_group text not null,
  year integer not null,
  invoice jsonb not null,
  amount bigint not null check (amount > 0),
  content text not null,
  booking_jurisdiction text references jurisdiction,
  booking uuid,
  claimed_at timestamptz not null,
  state text not null default 'claimed' check (state in ('claimed', 'granted', 'refused', 'reversed')),
  decision jsonb,
  version integer not null default 1,
  primary key (jurisdiction, id),
  check ((booking is null) = (booking_jurisdiction is null)),
  check ((state = 'claimed') = (decision is null))
);
comment on table subsidy_claim is 'by jurisdiction: claims for part of an invoice, kept by the member whose purse is asked';
create index subsidy_claim_by_organisation on subsidy_claim (organisation, claimed_at desc);
create index subsidy_claim_by_time on subsidy_claim (jurisdiction, claimed_at desc, id);

create table subsidy_use (
  jurisdiction text not null references jurisdiction,
  controlling_group text not null,
  year integer not null,
  granted bigint not null default 0 check (granted >= 0),
  cap bigint not null,
  primary key (jurisdiction, controlling_group, year),
  constraint subsidy_cap_kept check (granted <= cap)
);
comment on table subsidy_use is 'by jurisdiction: what a controlling group is granted by one subsidy purse in one year, against its cap';

select keep_to_books('bill_correction');
select keep_to_books('subsidy_claim');
select keep_to_books('subsidy_use');

-- Unique over all members, which no key of a table by jurisdiction can be: one row for what a claim is about, small and
-- the same everywhere. It is taken in the claim's own transaction; of two at once the second waits and finds it taken.
create table subsidy_register (
  about text primary key,
  jurisdiction text not null references jurisdiction,
  claim uuid not null,
  at timestamptz not null
);
comment on table subsidy_register is 'reference: contents of invoices, and bookings, for which a subsidy is claimed or granted somewhere';

create table subsidy_trace (
  trace text not null,
  jurisdiction text not null references jurisdiction,
  claim uuid not null,
  primary key (trace, jurisdiction, claim)
);
comment on table subsidy_trace is 'reference: contents of claimed invoices with one field left out, by which near ones are found';

-- One use is subsidised once: a voucher pays nothing of a booking for which a subsidy is claimed. Who claims holds the
-- booking locked, as does who reserves, so that one of them always sees the other.
create function refuse_second_subsidy() returns trigger language plpgsql as $$
declare
  found_claim record;
begin
  select jurisdiction, claim, at into found_claim from subsidy_register
    where about = 'booking ' || new.booking_jurisdiction || '/' || new.booking;
  if found then
    raise exception 'booking % has claim % with %', new.booking, found_claim.claim, found_claim.jurisdiction
      using errcode = 'check_violation', constraint = 'one_subsidy_a_booking', detail = found_claim.jurisdiction || ' ' || found_claim.claim;
  end if;
  return new;
end $$;
create trigger one_subsidy_a_booking before insert or update on voucher_use
  for each row when (new.state = 'reserved') execute function refuse_second_subsidy();
