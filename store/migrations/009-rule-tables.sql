-- What stands beside the lists: exceptions, the responsibility matrix and the duties, enacted with a list version; and
-- the duties that run, each with its clock.

create table rule_part (
  version integer not null references list_version,
  kind text not null check (kind in ('exception', 'body', 'responsibility', 'duty')),
  id text not null,
  position integer not null,
  body jsonb not null,
  primary key (version, kind, id)
);
comment on table rule_part is 'reference: exceptions, bodies, matrix rows and duties; a version without any keeps those of the one before';
create trigger rule_part_is_immutable before update or delete on rule_part for each statement execute function refuse_change();

create table obligation (
  jurisdiction text not null references jurisdiction,
  id uuid not null,
  duty text not null,
  stage integer not null check (stage >= 0),
  version integer not null references list_version,
  body text not null,
  organisation text references organisation,
  subject_kind text not null,
  subject text not null,
  opened_by text not null,
  opened_on date not null,
  warn_on date,
  due_on date,
  awaits_year integer,
  time_limit jsonb,
  warned_at timestamptz,
  overdue_at timestamptz,
  ended_on date,
  ended_by text,
  ended_how text check (ended_how in ('done', 'lapsed')),
  primary key (jurisdiction, id),
  check ((due_on is null) = (awaits_year is not null) and (due_on is null) = (warn_on is null)),
  check ((ended_on is null) = (ended_by is null) and (ended_on is null) = (ended_how is null)),
  check (due_on >= opened_on and warn_on between opened_on and due_on)
);
comment on table obligation is 'by jurisdiction: duties that run or have ended, kept by the member in which they arose';
comment on column obligation.version is 'list version whose duty it is: a later one leaves a running clock alone';
comment on column obligation.organisation is 'who owes it; null: the bodies of that kind in the jurisdiction';
comment on column obligation.awaits_year is 'its last day falls into this year, whose working days are not published; null once it is dated';
-- What is owed about one thing runs once.
create unique index obligation_runs_once on obligation (jurisdiction, subject_kind, subject, duty, stage) where ended_on is null;
create index obligation_by_due on obligation (due_on) where ended_on is null;
create index obligation_by_organisation on obligation (organisation, due_on);
