-- The rule book in force: numbered list versions, their entries, and the values of the members' parameters.

create table list_version (
  number integer primary key,
  effective_at timestamptz not null,
  enacted_at timestamptz not null,
  source text not null,
  digest text not null
);
comment on table list_version is 'reference: versions of the lists, immutable once enacted';

create table list_entry (
  version integer not null references list_version,
  id text not null,
  position integer not null,
  body jsonb not null,
  primary key (version, id)
);
comment on table list_entry is 'reference: entries of each list version, with the text and the compiled form of their policy';

create table parameter (
  id text primary key,
  body jsonb not null,
  position integer not null
);
comment on table parameter is 'reference: parameters that members may change by a vote: what each means, and its unit';

create table parameter_value (
  id text not null references parameter,
  effective_at timestamptz not null,
  value jsonb,
  source text not null,
  assumed boolean not null,
  version integer not null references list_version,
  primary key (id, effective_at)
);
comment on table parameter_value is 'reference: dated values; each holds until the next begins';

create function refuse_change() returns trigger language plpgsql as $$
begin
  raise exception 'rows of % are never changed or removed: a correction is a new row', tg_table_name using errcode = 'restrict_violation';
end $$;

create trigger list_version_is_immutable before update or delete on list_version for each statement execute function refuse_change();
create trigger list_entry_is_immutable before update or delete on list_entry for each statement execute function refuse_change();
create trigger parameter_value_is_immutable before update or delete on parameter_value for each statement execute function refuse_change();
