-- What a search by city reads, the holds to come of a facility or of all, and bookings by when they were made.

create index facility_by_city on facility (city, instrument_class);
drop index occupancy_by_time;
create index occupancy_by_end on occupancy ((upper(during))) include (during);
create index occupancy_of_facility on occupancy ((jurisdiction || '/' || facility), (upper(during)));

-- What a statement over a past period reads.
create index booking_by_making on booking (made_at);
