-- An execution of an agreement may be reversed; its trigger and its period are then free for a corrected one.

alter table agreement_execution drop constraint agreement_execution_pkey;
alter table agreement_execution add primary key (jurisdiction, agreement, transaction);
alter table agreement_execution drop constraint agreement_period_once;

create table agreement_period (
  jurisdiction text not null references jurisdiction,
  agreement integer not null,
  trigger text not null,
  during daterange not null,
  transaction uuid not null,
  primary key (jurisdiction, agreement, trigger),
  foreign key (jurisdiction, agreement, transaction) references agreement_execution,
  constraint agreement_period_once exclude using gist (jurisdiction with =, agreement with =, during with &&)
);
comment on table agreement_period is 'by jurisdiction: triggers and periods of agreements that are taken by an execution which is not reversed';
insert into agreement_period (jurisdiction, agreement, trigger, during, transaction)
  select jurisdiction, agreement, trigger, during, transaction from agreement_execution;

create table agreement_reversal (
  jurisdiction text not null references jurisdiction,
  agreement integer not null,
  transaction uuid not null,
  reversal uuid not null,
  at timestamptz not null,
  reason text not null,
  primary key (jurisdiction, agreement, transaction),
  foreign key (jurisdiction, agreement, transaction) references agreement_execution
);
comment on table agreement_reversal is 'by jurisdiction: executions of agreements that were reversed, with the transaction of the mirror; immutable';
create index agreement_reversal_by_reversal on agreement_reversal (reversal);
create trigger agreement_reversal_is_append_only before update or delete on agreement_reversal for each statement execute function refuse_change();
