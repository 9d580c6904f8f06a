-- Every act answers a repeated request with its first reply: the key is written in the act's own transaction.

create table act_reply (
  jurisdiction text not null references jurisdiction,
  person text not null,
  key text not null check (length(key) between 8 and 200),
  act text not null,
  request_digest bytea not null,
  status integer,
  reply text,
  at timestamptz not null,
  primary key (jurisdiction, person, key)
);
comment on table act_reply is 'by jurisdiction: replies by idempotency key, kept by the home of who asked';
create index act_reply_by_age on act_reply (at);
