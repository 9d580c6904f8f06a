-- What holds any facility in a given time: who looks for a gap asks for a few hours of a few days.
drop index occupancy_by_end;
create index occupancy_in_time on occupancy using gist (during) include (jurisdiction, facility);
