-- Benefit-sharing agreements: versions whose terms never change, what their parties do with them, and what was executed.

create table agreement (
  number integer primary key check (number > 0),
  proposer text not null references jurisdiction,
  made_at timestamptz not null
);
comment on table agreement is 'reference: agreements, cited as AG-1, AG-2; the row is locked by each act on the agreement';
create trigger agreement_is_append_only before update or delete on agreement for each statement execute function refuse_change();

create table agreement_version (
  agreement integer not null references agreement,
  version integer not null check (version > 0),
  terms jsonb not null,
  digest text not null,
  made_by text not null references jurisdiction,
  made_at timestamptz not null,
  primary key (agreement, version)
);
comment on table agreement_version is 'reference: the terms of agreements, each change the next version; immutable';
comment on column agreement_version.digest is 'SHA-256 of the terms, which signatures and the log name';
create trigger agreement_version_is_append_only before update or delete on agreement_version for each statement execute function refuse_change();

create table agreement_proposal (
  agreement integer not null,
  version integer not null,
  at timestamptz not null,
  primary key (agreement, version),
  foreign key (agreement, version) references agreement_version
);
comment on table agreement_proposal is 'reference: versions laid before the parties; immutable';
create trigger agreement_proposal_is_append_only before update or delete on agreement_proposal for each statement execute function refuse_change();

create table agreement_signature (
  agreement integer not null,
  version integer not null,
  member text not null references jurisdiction,
  at timestamptz not null,
  day date not null,
  digest text not null,
  primary key (agreement, version, member),
  foreign key (agreement, version) references agreement_version
);
comment on table agreement_signature is 'reference: signatures of members under versions; immutable';
create trigger agreement_signature_is_append_only before update or delete on agreement_signature for each statement execute function refuse_change();

create table agreement_withdrawal (
  agreement integer not null,
  version integer not null,
  member text not null references jurisdiction,
  at timestamptz not null,
  reason text not null,
  primary key (agreement, version),
  foreign key (agreement, version) references agreement_version
);
comment on table agreement_withdrawal is 'reference: versions taken back or declined before all had signed; immutable';
create trigger agreement_withdrawal_is_append_only before update or delete on agreement_withdrawal for each statement execute function refuse_change();

create table agreement_exit (
  agreement integer not null,
  version integer not null,
  member text not null references jurisdiction,
  at timestamptz not null,
  last_day date not null,
  reason text not null,
  primary key (agreement, version),
  foreign key (agreement, version) references agreement_version
);
comment on table agreement_exit is 'reference: notices by which a member leaves an agreement in force, with its last day; immutable';
create trigger agreement_exit_is_append_only before update or delete on agreement_exit for each statement execute function refuse_change();

-- Kept by the member that proposed the agreement, whoever collects: so that one key holds over all versions.
create table agreement_execution (
  jurisdiction text not null references jurisdiction,
  agreement integer not null,
  trigger text not null,
  version integer not null,
  during daterange not null,
  at timestamptz not null,
  transaction uuid not null,
  list_version integer not null,
  body jsonb not null,
  primary key (jurisdiction, agreement, trigger),
  foreign key (agreement, version) references agreement_version,
  constraint agreement_period_once exclude using gist (jurisdiction with =, agreement with =, during with &&)
);
comment on table agreement_execution is 'by jurisdiction: agreements executed on a trigger, with parts, steps and transfers; a trigger and a period once';
create index agreement_execution_by_transaction on agreement_execution (transaction);
create trigger agreement_execution_is_append_only before update or delete on agreement_execution for each statement execute function refuse_change();

alter table posting drop constraint posting_part_check;
alter table posting add constraint posting_part_check check (part in
  ('fee', 'voucher', 'owner', 'platform', 'host-jurisdiction', 'home-jurisdiction', 'funding', 'issue', 'return', 'subsidy', 'agreement'));
