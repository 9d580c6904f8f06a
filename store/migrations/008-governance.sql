-- How rules change: motions with their texts, comments and ballots. Small tables, the same in the whole region.

create table motion (
  number integer primary key check (number > 0),
  proposer text not null references jurisdiction,
  class jsonb not null,
  state text not null check (state in ('draft', 'consultation', 'ballot', 'enacted', 'rejected', 'withdrawn')),
  -- What belongs to the state: an obstacle, times, a reason, the version enacted.
  state_body jsonb not null,
  due_at timestamptz,
  drafted_at timestamptz not null,
  check ((state in ('consultation', 'ballot')) = (due_at is not null))
);
comment on table motion is 'reference: motions, cited as M-1, M-2; the row is locked by each act on the motion';
comment on column motion.class is 'how the matter is decided, as it stood at the first draft';
comment on column motion.due_at is 'when the clock acts: the ballot opens, or it is counted';
create index motion_by_due on motion (due_at) where due_at is not null;

create function keep_motion() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.state in ('enacted', 'rejected', 'withdrawn')
    or (new.number, new.proposer, new.class, new.drafted_at) is distinct from (old.number, old.proposer, old.class, old.drafted_at) then
    raise exception 'a motion is never removed, and what was decided stays' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger motion_is_kept before update or delete on motion for each row execute function keep_motion();

create table motion_text (
  motion integer not null references motion,
  version integer not null check (version > 0),
  title jsonb not null,
  reasons jsonb not null,
  change jsonb not null,
  drafted jsonb not null,
  at timestamptz not null,
  primary key (motion, version)
);
comment on table motion_text is 'reference: texts of motions, each amendment the next; immutable';
comment on column motion_text.drafted is 'entries as read from the Cedar texts of the change, with the compiled form of their policy';

create table motion_comment (
  motion integer not null references motion,
  id uuid not null,
  text_version integer not null,
  author text not null check (length(author) between 1 and 200),
  text text not null check (length(text) between 1 and 5000),
  at timestamptz not null,
  primary key (motion, id),
  foreign key (motion, text_version) references motion_text
);
comment on table motion_comment is 'reference: public comments in consultations; immutable';

create table motion_round (
  motion integer not null references motion,
  round integer not null check (round > 0),
  text_version integer not null,
  opened timestamptz not null,
  closes timestamptz not null,
  finishes timestamptz not null,
  delegations jsonb not null,
  counted timestamptz,
  result jsonb,
  note text,
  primary key (motion, round),
  foreign key (motion, text_version) references motion_text,
  check (opened < closes and closes <= finishes),
  check (num_nulls(counted, result, note) in (0, 3))
);
comment on table motion_round is 'reference: ballots on motions; electorate and times are fixed when one opens, the result when it is counted';
comment on column motion_round.note is 'signed note over the record of the vote, made when it was counted';
create unique index motion_round_runs_once on motion_round (motion) where counted is null;

create function keep_motion_round() returns trigger language plpgsql as $$
begin
  if tg_op = 'DELETE' or old.counted is not null or new.counted is null
    or (new.motion, new.round, new.text_version, new.opened, new.closes, new.finishes, new.delegations)
       is distinct from (old.motion, old.round, old.text_version, old.opened, old.closes, old.finishes, old.delegations) then
    raise exception 'a ballot is counted once, and nothing else of it changes' using errcode = 'restrict_violation';
  end if;
  return new;
end $$;
create trigger motion_round_is_kept before update or delete on motion_round for each row execute function keep_motion_round();

create table motion_attendance (
  motion integer not null,
  round integer not null,
  member text not null references jurisdiction,
  at timestamptz not null,
  primary key (motion, round, member),
  foreign key (motion, round) references motion_round
);
comment on table motion_attendance is 'reference: members that declared their presence at a ballot; immutable';

create table motion_ballot (
  motion integer not null,
  round integer not null,
  member text not null references jurisdiction,
  place integer not null check (place > 0),
  choice text check (choice in ('yes', 'no', 'abstain')),
  commitment text check (commitment ~ '^[0-9a-f]{64}$'),
  at timestamptz not null,
  primary key (motion, round, member, place),
  foreign key (motion, round) references motion_round,
  check (num_nulls(choice, commitment) = 1)
);
comment on table motion_ballot is 'reference: ballots, open by their choice or sealed by their commitment; immutable';
comment on column motion_ballot.place is '1; where the class lets a ballot be replaced, the highest counts';

create table motion_opening (
  motion integer not null,
  round integer not null,
  member text not null references jurisdiction,
  choice text not null check (choice in ('yes', 'no', 'abstain')),
  nonce text not null check (nonce ~ '^[0-9a-f]{64}$'),
  at timestamptz not null,
  primary key (motion, round, member),
  foreign key (motion, round) references motion_round
);
comment on table motion_opening is 'reference: what sealed ballots held; shown only when all can be shown together; immutable';

create trigger motion_text_is_immutable before update or delete on motion_text for each statement execute function refuse_change();
create trigger motion_comment_is_immutable before update or delete on motion_comment for each statement execute function refuse_change();
create trigger motion_attendance_is_immutable before update or delete on motion_attendance for each statement execute function refuse_change();
create trigger motion_ballot_is_immutable before update or delete on motion_ballot for each statement execute function refuse_change();
create trigger motion_opening_is_immutable before update or delete on motion_opening for each statement execute function refuse_change();

-- A later version may set another value for a moment that is still to come: the value of the latest version holds.
alter table parameter_value drop constraint parameter_value_pkey;
alter table parameter_value add primary key (id, effective_at, version);
