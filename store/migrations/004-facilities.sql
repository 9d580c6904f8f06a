-- The catalogue and its bookings, by the jurisdiction of the host. Two holds of one facility never overlap: the
-- exclusion constraint on `occupancy` forbids it, whoever asks and however many ask at once.

create table facility (
  jurisdiction text not null references jurisdiction,
  id text not null,
  kind text not null check (kind in ('large-facility', 'instrument')),
  organisation text references organisation,
  city text not null references city,
  instrument_class text references instrument_class,
  name_zh text not null,
  name_en text not null,
  acronym text,
  status text not null check (status in ('operating', 'partly-operating', 'commissioning', 'under-construction', 'retired')),
  hourly bigint check (hourly >= 0),
  opening text,
  notice_hours integer,
  slot_minutes integer,
  body jsonb not null,
  search tsvector not null,
  sample boolean not null default false,
  version integer not null default 1,
  made_at timestamptz not null,
  primary key (jurisdiction, id)
);
comment on column facility.opening is 'weekly hours as JSON; null where the facility is not booked here';
comment on table facility is 'by jurisdiction: large facilities and instruments of the catalogue';
create index facility_search on facility using gin (search);
create index facility_by_organisation on facility (organisation);
create index facility_facets on facility (jurisdiction, city, instrument_class, kind, hourly, opening);
create index facility_by_class on facility (instrument_class);
create index facility_by_name on facility (name_zh, jurisdiction, id);
create index facility_by_name_en on facility (name_en, jurisdiction, id);
-- As the catalogue sorts when nothing is looked for by words: what can be booked first, and by price with the unpriced last.
create index facility_by_bookable on facility (((case when opening is null then 1 else 0 end)::float8), jurisdiction, id);
create index facility_by_price on facility ((coalesce(hourly, 9e18)::float8), jurisdiction, id);

-- How many facilities are alike in what a catalogue is filtered by, kept by the database itself: counts of a large
-- catalogue are read from some thousand rows. Absent values are empty texts and -1.
create table facility_group (
  jurisdiction text not null,
  city text not null,
  instrument_class text not null,
  kind text not null,
  opening text not null,
  notice_hours integer not null,
  slot_minutes integer not null,
  facilities bigint not null check (facilities >= 0),
  primary key (jurisdiction, city, instrument_class, kind, opening, notice_hours, slot_minutes)
);
comment on table facility_group is 'by jurisdiction: counts of facilities that are alike, for the catalogue';

create function count_facilities() returns trigger language plpgsql as $$
begin
  if tg_op <> 'INSERT' then
    update facility_group g set facilities = g.facilities - gone.facilities
      from (select jurisdiction, city, coalesce(instrument_class, '') as instrument_class, kind, coalesce(opening, '') as opening,
          coalesce(notice_hours, -1) as notice_hours, coalesce(slot_minutes, -1) as slot_minutes, count(*) as facilities
        from before group by 1, 2, 3, 4, 5, 6, 7) gone
      where (g.jurisdiction, g.city, g.instrument_class, g.kind, g.opening, g.notice_hours, g.slot_minutes)
        = (gone.jurisdiction, gone.city, gone.instrument_class, gone.kind, gone.opening, gone.notice_hours, gone.slot_minutes);
  end if;
  insert into facility_group as g (jurisdiction, city, instrument_class, kind, opening, notice_hours, slot_minutes, facilities)
    select jurisdiction, city, coalesce(instrument_class, ''), kind, coalesce(opening, ''), coalesce(notice_hours, -1),
      coalesce(slot_minutes, -1), count(*)
    from after group by 1, 2, 3, 4, 5, 6, 7 order by 1, 2, 3, 4, 5, 6, 7
  on conflict (jurisdiction, city, instrument_class, kind, opening, notice_hours, slot_minutes)
    do update set facilities = g.facilities + excluded.facilities;
  return null;
end $$;
create trigger facilities_are_counted after insert on facility referencing new table as after
  for each statement execute function count_facilities();
create trigger facilities_are_counted_anew after update on facility referencing old table as before new table as after
  for each statement execute function count_facilities();

create table specification (
  jurisdiction text not null,
  facility text not null,
  quantity text not null,
  unit text not null,
  low double precision not null,
  high double precision not null,
  primary key (jurisdiction, facility, quantity),
  foreign key (jurisdiction, facility) references facility,
  check (low <= high)
);
comment on table specification is 'by jurisdiction: what each facility can do, for range filters; units are the canonical ones of the quantity';
create index specification_by_quantity on specification (quantity, high, low);

create table occupancy (
  jurisdiction text not null,
  facility text not null,
  id uuid not null,
  kind text not null check (kind in ('booking', 'closure')),
  during tstzrange not null check (not isempty(during) and lower_inc(during) and not upper_inc(during)),
  reason jsonb,
  primary key (jurisdiction, facility, id),
  foreign key (jurisdiction, facility) references facility,
  constraint occupancy_never_overlaps exclude using gist (jurisdiction with =, facility with =, during with &&)
);
create index occupancy_by_time on occupancy using gist (during);
comment on table occupancy is 'by jurisdiction: what holds a facility when, bookings and closures alike';

create table booking (
  jurisdiction text not null,
  id uuid not null,
  facility text not null,
  during tstzrange not null,
  state text not null check (state in ('requested', 'confirmed', 'in-use', 'used', 'settled', 'declined', 'cancelled')),
  home_jurisdiction text not null references jurisdiction,
  organisation text not null references organisation,
  person text not null references person,
  purpose text not null,
  quote jsonb not null,
  acceptance_due date,
  sequence integer not null default 0,
  moves integer not null default 0,
  version integer not null default 1,
  made_at timestamptz not null,
  changed_at timestamptz not null,
  primary key (jurisdiction, id),
  foreign key (jurisdiction, facility) references facility
);
comment on table booking is 'by jurisdiction: bookings, kept by the host';
create index booking_by_person on booking (person, (lower(during)));
create index booking_by_organisation on booking (organisation, (lower(during)));
create index booking_by_facility on booking (jurisdiction, facility, (lower(during)));
create index booking_waiting on booking (acceptance_due) where state = 'requested';
create index booking_to_settle on booking (changed_at) where state = 'used';

create table use_record (
  jurisdiction text not null,
  id uuid not null,
  facility text not null,
  booking uuid,
  started timestamptz not null,
  ended timestamptz,
  source text not null check (source in ('check-in', 'log')),
  flags text[] not null default '{}',
  primary key (jurisdiction, id),
  foreign key (jurisdiction, facility) references facility,
  foreign key (jurisdiction, booking) references booking,
  check (ended is null or ended >= started)
);
comment on table use_record is 'by jurisdiction: metered uses, with what is not clean about each';
create index use_record_by_booking on use_record (jurisdiction, booking);
create unique index use_record_once on use_record (jurisdiction, facility, started, source);

create table calendar_address (
  secret_hash text primary key,
  person text not null references person,
  facility_jurisdiction text,
  facility text,
  made_at timestamptz not null
);
comment on table calendar_address is 'reference: secret calendar addresses, kept as hashes';
create unique index calendar_address_one_each on calendar_address (person, coalesce(facility_jurisdiction, ''), coalesce(facility, ''));

create table outbox (
  jurisdiction text not null references jurisdiction,
  id uuid not null,
  person text not null references person,
  address text not null,
  subject text not null,
  body text not null,
  calendar text,
  made_at timestamptz not null,
  sent_at timestamptz,
  attempts integer not null default 0,
  tried_at timestamptz,
  error text,
  primary key (jurisdiction, id)
);
comment on table outbox is 'by jurisdiction: mails written in the act that caused them, sent afterwards';
create index outbox_by_person on outbox (person, made_at desc);
create index outbox_waiting on outbox (made_at) where sent_at is null;
