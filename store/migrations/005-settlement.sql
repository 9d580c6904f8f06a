-- Money, in integer minor units. Each journal entry balances to zero inside its jurisdiction; money between two
-- members passes their pair of clearing accounts. The database refuses an unbalanced entry, an overdrawn purse and
-- any change of what is posted.

create table account (
  jurisdiction text not null references jurisdiction,
  id text not null,
  kind text not null check (kind in ('purse', 'voucher', 'clearing', 'organisation', 'platform', 'share', 'funding')),
  owner text,
  counterpart text references jurisdiction,
  balance bigint not null default 0,
  minimum bigint,
  primary key (jurisdiction, id),
  constraint account_not_overdrawn check (minimum is null or balance >= minimum)
);
comment on table account is 'by jurisdiction: accounts with their balance; positive is what the owner has';

create table journal (
  jurisdiction text not null references jurisdiction,
  id uuid not null,
  transaction uuid not null,
  at timestamptz not null,
  act text not null,
  subject_kind text not null,
  subject_jurisdiction text not null,
  subject_id text not null,
  text jsonb not null,
  list_version integer not null,
  reverses uuid,
  primary key (jurisdiction, id),
  foreign key (jurisdiction, reverses) references journal
);
comment on table journal is 'by jurisdiction: journal entries; one transaction of several members has one entry in each';
create index journal_by_time on journal (at desc, jurisdiction, id);
create index journal_by_subject on journal (subject_id);

create table posting (
  jurisdiction text not null,
  journal uuid not null,
  line integer not null,
  account text not null,
  part text not null check (part in ('fee', 'voucher', 'owner', 'platform', 'host-jurisdiction', 'home-jurisdiction', 'funding', 'issue', 'return')),
  amount bigint not null check (amount <> 0),
  primary key (jurisdiction, journal, line),
  foreign key (jurisdiction, journal) references journal,
  foreign key (jurisdiction, account) references account
);
comment on table posting is 'by jurisdiction: amounts posted to accounts, summing to zero in each journal entry';
comment on column posting.part is 'which part of the settled amount it is: what the organisation or the voucher pays, or what a party receives';
create index posting_by_account on posting (jurisdiction, account);

-- Postings of one entry come in one statement, so that one check for the statement is enough and costs little.
create function check_postings_balance() returns trigger language plpgsql as $$
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
    where account.jurisdiction = moved.jurisdiction and account.id = moved.account;
  return null;
end $$;
create trigger posting_balances after insert on posting referencing new table as posted for each statement execute function check_postings_balance();

create trigger journal_is_append_only before update or delete on journal for each statement execute function refuse_change();
create trigger posting_is_append_only before update or delete on posting for each statement execute function refuse_change();

create table voucher (
  jurisdiction text not null references jurisdiction,
  id uuid not null,
  controlling_group text not null,
  organisation text not null references organisation,
  face bigint not null check (face > 0),
  reserved bigint not null default 0 check (reserved >= 0),
  redeemed bigint not null default 0 check (redeemed >= 0),
  valid_from date not null,
  valid_until date not null,
  state text not null default 'open' check (state in ('open', 'expired', 'withdrawn')),
  issued_at timestamptz not null,
  primary key (jurisdiction, id),
  check (valid_until >= valid_from),
  constraint voucher_not_overspent check (reserved + redeemed <= face)
);
comment on table voucher is 'by jurisdiction: vouchers, kept by the jurisdiction whose purse pays';
create index voucher_by_group on voucher (controlling_group);

create table group_use (
  jurisdiction text not null references jurisdiction,
  controlling_group text not null,
  year integer not null,
  reserved bigint not null default 0 check (reserved >= 0),
  redeemed bigint not null default 0 check (redeemed >= 0),
  cap bigint not null,
  primary key (jurisdiction, controlling_group, year),
  constraint group_cap_kept check (reserved + redeemed <= cap)
);
comment on table group_use is 'by jurisdiction: what a controlling group draws from one purse in one year, against its cap';

create table voucher_use (
  jurisdiction text not null,
  voucher uuid not null,
  booking_jurisdiction text not null references jurisdiction,
  booking uuid not null,
  year integer not null,
  amount bigint not null check (amount > 0),
  state text not null check (state in ('reserved', 'redeemed', 'released')),
  at timestamptz not null,
  primary key (jurisdiction, voucher, booking),
  foreign key (jurisdiction, voucher) references voucher
);
create index voucher_use_by_booking on voucher_use (booking_jurisdiction, booking);
comment on table voucher_use is 'by jurisdiction: what each booking holds or has drawn of a voucher';

create table bill (
  jurisdiction text not null,
  booking uuid not null,
  at timestamptz not null,
  fee bigint not null,
  body jsonb not null,
  primary key (jurisdiction, booking),
  foreign key (jurisdiction, booking) references booking
);
comment on table bill is 'by jurisdiction: the settled price of each booking, with its arithmetic';
create trigger bill_is_append_only before update or delete on bill for each statement execute function refuse_change();
