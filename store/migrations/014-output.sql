-- Output in two ledgers: statistical, by place of activity, and negotiated, for internal appraisal only. Each has a type of
-- amount of its own, between which the database knows no operator, so that no statement adds one to the other. What is named
-- of another member (an activity, an agreement) is never removed, so that a name that was found stays good without a key.

create type statistical_amount as (minor bigint);
create type negotiated_amount as (minor bigint);
comment on type statistical_amount is 'output counted where the activity takes place; minor units';
comment on type negotiated_amount is 'output divided by agreement for internal appraisal only; minor units';

create table output_activity (
  jurisdiction text not null references jurisdiction,
  id text not null check (id ~ '^[a-z0-9][a-z0-9-]{0,62}$'),
  kind text not null check (kind in ('park', 'joint-project', 'relocation')),
  name jsonb not null,
  place text,
  partners text[] not null check (cardinality(partners) >= 2),
  since date not null,
  sample boolean not null default false,
  at timestamptz not null,
  primary key (jurisdiction, id),
  check ((kind = 'park') = (place is not null))
);
comment on table output_activity is 'by jurisdiction: parks, joint projects and relocated firms; of a park, where it lies';

create table output_report (
  jurisdiction text not null references jurisdiction,
  id uuid not null,
  unit text not null references organisation,
  period text not null check (period ~ '^\d{4}(-Q[1-4])?$'),
  measure text not null check (measure in ('value-added', 'gross-output', 'investment')),
  version integer not null check (version > 0),
  amount statistical_amount not null check ((amount).minor is not null),
  is_census boolean not null,
  body jsonb not null,
  sample boolean not null default false,
  organisation text not null references organisation,
  at timestamptz not null,
  primary key (jurisdiction, id),
  unique (jurisdiction, unit, period, measure, version)
);
comment on table output_report is 'by jurisdiction: what a legal unit had in a period, as the statistics body of its main place recorded it';
comment on column output_report.version is '1; the figure recorded after a reversal is the next';
comment on column output_report.body is 'main place, move, sites, activity, source';
create index output_report_by_unit on output_report (unit, measure, period);
create index output_report_by_period on output_report (period, measure, at);

create table output_reversal (
  jurisdiction text not null,
  report uuid not null,
  reason text not null check (length(reason) between 1 and 1000),
  organisation text not null references organisation,
  at timestamptz not null,
  primary key (jurisdiction, report),
  foreign key (jurisdiction, report) references output_report
);
comment on table output_reversal is 'by jurisdiction: reports that no longer count; each is reversed once';

create table output_entry (
  jurisdiction text not null,
  report uuid not null,
  line integer not null check (line >= 0),
  is_reversal boolean not null,
  member text not null references jurisdiction,
  place text not null,
  site text,
  period text not null,
  measure text not null,
  amount statistical_amount not null check ((amount).minor is not null),
  basis text not null check (basis in ('establishment', 'main-place', 'census-share', 'days')),
  share text,
  census uuid,
  activity_jurisdiction text,
  activity text,
  sample boolean not null default false,
  at timestamptz not null,
  primary key (jurisdiction, report, line, is_reversal),
  foreign key (jurisdiction, report) references output_report
);
comment on table output_entry is 'by jurisdiction: the statistical ledger, parts of reports at their places; a reversal is the same lines with the other sign';
comment on column output_entry.member is 'where the place lies: the member in whose output the entry counts';
create index output_entry_by_period on output_entry (period, measure, member);
create index output_entry_by_activity on output_entry (activity_jurisdiction, activity, period, measure) where activity is not null;

-- Entries of one report come in one statement: together they are the report, or its mirror.
create function check_output_entries() returns trigger language plpgsql as $$
declare
  odd record;
begin
  select e.jurisdiction, e.report into odd
    from (select jurisdiction, report, is_reversal, sum((amount).minor) as placed from recorded group by 1, 2, 3) e
    join output_report r on r.jurisdiction = e.jurisdiction and r.id = e.report
    where e.placed <> case when e.is_reversal then -(r.amount).minor else (r.amount).minor end
      or (e.is_reversal and not exists (select from output_reversal v where v.jurisdiction = e.jurisdiction and v.report = e.report))
    limit 1;
  if found then
    raise exception 'entries of report % of % do not sum to it', odd.report, odd.jurisdiction using errcode = 'check_violation', constraint = 'output_entries_sum';
  end if;
  return null;
end $$;
create trigger output_entries_sum after insert on output_entry referencing new table as recorded for each statement execute function check_output_entries();

create table appraisal_agreement (
  jurisdiction text not null references jurisdiction,
  id uuid not null,
  version integer not null check (version > 0),
  activity_jurisdiction text not null,
  activity text not null,
  replaces_jurisdiction text,
  replaces uuid,
  terms jsonb not null,
  digest text not null check (digest ~ '^[0-9a-f]{64}$'),
  sample boolean not null default false,
  proposed_at timestamptz not null,
  primary key (jurisdiction, id)
);
comment on table appraisal_agreement is 'by jurisdiction: proposals to divide an activity for internal appraisal, kept by the proposer; the terms never change';
create index appraisal_agreement_by_activity on appraisal_agreement (activity_jurisdiction, activity, proposed_at);

create table appraisal_answer (
  jurisdiction text not null references jurisdiction,
  proposer text not null,
  agreement uuid not null,
  agreed boolean not null,
  digest text not null,
  organisation text not null references organisation,
  at timestamptz not null,
  primary key (jurisdiction, proposer, agreement)
);
comment on table appraisal_answer is 'by jurisdiction: what a party said to a proposal, once, and the digest of the terms that it saw';
create index appraisal_answer_by_agreement on appraisal_answer (proposer, agreement);

create table appraisal_term (
  jurisdiction text not null,
  activity text not null,
  measure text not null,
  proposer text not null,
  agreement uuid not null,
  during daterange not null,
  primary key (jurisdiction, activity, measure, proposer, agreement),
  foreign key (jurisdiction, activity) references output_activity,
  constraint appraisal_never_overlaps exclude using gist (jurisdiction with =, activity with =, measure with =, during with &&)
);
comment on table appraisal_term is 'by jurisdiction: days on which an agreed agreement divides an activity; a newer version only cuts those of the older';

create function keep_appraisal_term() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or not (old.during @> new.during)
    or (new.jurisdiction, new.activity, new.measure, new.proposer, new.agreement)
       is distinct from (old.jurisdiction, old.activity, old.measure, old.proposer, old.agreement) then
    raise exception 'the days of an agreement are only cut, by the version that takes its place' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger appraisal_term_is_kept before update or delete on appraisal_term for each row execute function keep_appraisal_term();

create table negotiated_entry (
  jurisdiction text not null references jurisdiction,
  id uuid not null,
  activity_jurisdiction text not null,
  activity text not null,
  period text not null,
  measure text not null,
  amount negotiated_amount not null check ((amount).minor <> 0),
  proposer text not null,
  agreement uuid not null,
  cause text not null check (cause in ('report', 'reversal', 'agreement')),
  cause_jurisdiction text not null,
  cause_id uuid not null,
  sample boolean not null default false,
  at timestamptz not null,
  primary key (jurisdiction, id)
);
comment on table negotiated_entry is 'by jurisdiction: the negotiated ledger, internal appraisal only; a member''s entries of an activity and period sum to its agreed part';
create index negotiated_entry_by_period on negotiated_entry (period, measure);
create index negotiated_entry_by_activity on negotiated_entry (activity_jurisdiction, activity, period, measure);

create trigger output_activity_is_append_only before update or delete on output_activity for each statement execute function refuse_change();
create trigger output_report_is_append_only before update or delete on output_report for each statement execute function refuse_change();
create trigger output_reversal_is_append_only before update or delete on output_reversal for each statement execute function refuse_change();
create trigger output_entry_is_append_only before update or delete on output_entry for each statement execute function refuse_change();
create trigger appraisal_agreement_is_append_only before update or delete on appraisal_agreement for each statement execute function refuse_change();
create trigger appraisal_answer_is_append_only before update or delete on appraisal_answer for each statement execute function refuse_change();
create trigger negotiated_entry_is_append_only before update or delete on negotiated_entry for each statement execute function refuse_change();
