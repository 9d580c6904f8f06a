-- Sign-in: what the sign-in library keeps beside `person`, and the keys of programs, which are ours.

create table session (
  id text primary key,
  token text not null unique,
  person text not null references person on delete cascade,
  expires_at timestamptz not null,
  ip_address text,
  user_agent text,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
comment on table session is 'reference: sessions of signed-in people; a row removed is a session ended';
create index session_by_person on session (person);

create table sign_in_account (
  id text primary key,
  person text not null references person on delete cascade,
  provider text not null,
  account text not null,
  password text,
  access_token text,
  refresh_token text,
  id_token text,
  access_token_expires_at timestamptz,
  refresh_token_expires_at timestamptz,
  scope text,
  created_at timestamptz not null,
  updated_at timestamptz not null,
  unique (provider, account)
);
comment on table sign_in_account is 'reference: ways by which a person signs in: a password hash, or an account at a provider';
create index sign_in_account_by_person on sign_in_account (person);

create table verification (
  id text primary key,
  identifier text not null,
  value text not null,
  expires_at timestamptz not null,
  created_at timestamptz not null,
  updated_at timestamptz not null
);
comment on table verification is 'reference: challenges under way, of passkeys and of providers';
create index verification_by_identifier on verification (identifier);

create table passkey (
  id text primary key,
  person text not null references person on delete cascade,
  name text,
  public_key text not null,
  credential text not null unique,
  counter integer not null,
  device_type text not null,
  backed_up boolean not null,
  transports text,
  aaguid text,
  created_at timestamptz
);
comment on table passkey is 'reference: public keys of people''s passkeys';
create index passkey_by_person on passkey (person);

create table api_key (
  id text primary key,
  person text not null references person,
  organisation text not null references organisation,
  name text not null,
  start text not null,
  secret_hash text not null unique,
  scopes text[] not null check (cardinality(scopes) > 0),
  made_at timestamptz not null,
  expires_at timestamptz not null,
  last_used_at timestamptz,
  revoked_at timestamptz
);
comment on table api_key is 'reference: keys of programs, kept as hashes, each for one organisation and named acts; a revoked one stays as a trace';
create index api_key_by_person on api_key (person);
