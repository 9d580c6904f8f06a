-- Proof of every act: entries are written in the act's own transaction and taken into one Merkle tree afterwards.

create table log_entry (
  jurisdiction text not null references jurisdiction,
  id uuid not null,
  at timestamptz not null,
  act text not null,
  organisation text,
  subject_kind text not null,
  subject_id text not null,
  body text not null,
  leaf_hash bytea not null check (length(leaf_hash) = 32),
  leaf_index bigint,
  primary key (jurisdiction, id)
);
comment on table log_entry is 'by jurisdiction: entries of the log as canonical JSON; the index is given once, when the entry is taken into the tree';
create index log_entry_waiting on log_entry (at, jurisdiction, id) where leaf_index is null;
create index log_entry_by_subject on log_entry (subject_id, at);
create index log_entry_by_organisation on log_entry (organisation, at);

create function keep_log_entry() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.leaf_index is not null or new.leaf_index is null
    or (new.jurisdiction, new.id, new.at, new.act, new.organisation, new.subject_kind, new.subject_id, new.body, new.leaf_hash)
       is distinct from (old.jurisdiction, old.id, old.at, old.act, old.organisation, old.subject_kind, old.subject_id, old.body, old.leaf_hash) then
    raise exception 'entries of the log are never changed or removed' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger log_entry_is_append_only before update or delete on log_entry for each row execute function keep_log_entry();

create table log_leaf (
  index bigint primary key,
  jurisdiction text not null,
  entry uuid not null,
  unique (jurisdiction, entry)
);
comment on table log_leaf is 'local: which entry stands at which index of the tree';

create table log_node (
  level integer not null,
  index bigint not null,
  hash bytea not null check (length(hash) = 32),
  primary key (level, index)
);
comment on table log_node is 'local: hashes of the complete subtrees; level 0 holds the leaves';

create table log_head (
  size bigint primary key,
  root bytea not null check (length(root) = 32),
  at timestamptz not null,
  checkpoint text not null
);
comment on table log_head is 'local: signed heads of the tree';

create table log_key (
  key_id text primary key,
  verifier text not null,
  since timestamptz not null
);
comment on table log_key is 'local: public keys that sign the log, so that all servers use one';

create trigger log_leaf_is_append_only before update or delete on log_leaf for each statement execute function refuse_change();
create trigger log_node_is_append_only before update or delete on log_node for each statement execute function refuse_change();
create trigger log_head_is_append_only before update or delete on log_head for each statement execute function refuse_change();
