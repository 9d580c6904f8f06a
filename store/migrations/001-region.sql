-- Who takes part: the region's members and places, organisations, people and their roles.
-- Tables marked `reference` are small and looked up from everywhere; a cluster keeps a copy on each node.

create extension if not exists btree_gist;
create extension if not exists pg_trgm;

create table region (
  id text primary key,
  body jsonb not null,
  sample boolean not null,
  loaded_at timestamptz not null
);
comment on table region is 'reference: the one region that this database runs, as its data folder describes it';
create unique index region_is_one on region ((true));

create table jurisdiction (
  code text primary key,
  name jsonb not null,
  colour text not null,
  position integer not null
);
comment on table jurisdiction is 'reference: the members of the region';

create table city (
  code text primary key,
  jurisdiction text not null references jurisdiction,
  name jsonb not null,
  slug text not null unique,
  longitude double precision,
  latitude double precision,
  facts jsonb not null,
  source text not null
);
comment on table city is 'reference: cities by official code; names collide, codes do not';

create table instrument_class (
  code text primary key,
  name jsonb not null,
  position integer not null,
  source text not null
);
comment on table instrument_class is 'reference: classes of instruments';

create table working_day_exception (
  day date primary key,
  working boolean not null,
  name text not null
);
comment on table working_day_exception is 'reference: published holidays, and make-up days worked for them';

create table working_day_year (
  year integer primary key,
  source text not null
);
comment on table working_day_year is 'reference: years whose notice is published; other years are refused, not guessed';

create table organisation (
  id text primary key,
  jurisdiction text not null references jurisdiction,
  city text not null references city,
  kind text not null check (kind in ('firm', 'institute', 'university', 'government', 'office')),
  name_zh text not null,
  name_en text not null,
  credit_code text unique,
  controlling_group text not null,
  ror text unique,
  status text not null default 'active' check (status in ('active', 'suspended')),
  sample boolean not null default false,
  version integer not null default 1,
  made_at timestamptz not null
);
comment on table organisation is 'reference: organisations, referred to by bookings, vouchers and accounts of every jurisdiction';
create index organisation_by_group on organisation (controlling_group);
create index organisation_by_name on organisation using gin ((name_zh || ' ' || name_en || ' ' || coalesce(credit_code, '')) gin_trgm_ops);

create table person (
  id text primary key,
  name text not null,
  name_en text not null default '',
  email text not null unique,
  email_verified boolean not null default false,
  image text,
  orcid text unique,
  status text not null default 'active' check (status in ('active', 'suspended')),
  sample boolean not null default false,
  salt bytea not null default uuid_send(gen_random_uuid()) || uuid_send(gen_random_uuid()) check (length(salt) = 32),
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now()
);
comment on table person is 'reference: people; the sign-in library keeps its users here';
comment on column person.salt is 'secret; the log names the person by a hash under it, so that erasing the salt erases the link';

create table membership (
  organisation text not null references organisation,
  person text not null references person,
  role text not null,
  from_day date not null,
  until_day date,
  primary key (organisation, person, role, from_day),
  check (until_day is null or until_day >= from_day)
);
comment on table membership is 'reference: which person has which role in which organisation, and when';
create index membership_by_person on membership (person);

create table index_value (
  index text not null,
  component text not null,
  year integer not null,
  vintage text not null,
  status text not null,
  body jsonb not null,
  primary key (index, component, year, vintage, status)
);
comment on table index_value is 'reference: published values of reference indices, by vintage';

create table target (
  id text primary key,
  body jsonb not null,
  position integer not null
);
comment on table target is 'reference: targets with actual values and sources';
