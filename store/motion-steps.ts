import { sql } from "kysely"
import type { Instant } from "../base/index.ts"
import type { Motion, MotionState } from "../governance/index.ts"
import type { Entry } from "../rulebook/index.ts"
import { type Db, firstRow } from "./database.ts"
import { numberOfMotion } from "./motions.ts"

/** Names the lock under which motions get their numbers. */
const numberLock = 7_305_941_228

/** The id of the next motion; who takes it keeps others waiting until the end of the transaction, so that no number is left out. */
export async function nextMotionId(db: Db): Promise<string> {
  await sql`select pg_advisory_xact_lock(${numberLock}::bigint)`.execute(db)
  const row = await firstRow(db, sql<{ next: number }>`select coalesce(max(number), 0) + 1 as next from motion`)
  return `M-${row?.next ?? 1}`
}

/** What a step brings beside the motion itself. */
export interface StepSaved {
  readonly now: Instant
  /** Entries read from the newest text, when the step brought one. */
  readonly drafted?: readonly Entry[]
  /** Signed note over the round, when the step counted one. */
  readonly note?: string
}

/** Keeps a motion that was drafted. */
export async function insertMotion(db: Db, motion: Motion, saved: StepSaved): Promise<void> {
  const { proposer, matter, state } = motion
  await sql`insert into motion (number, proposer, class, state, state_body, due_at, drafted_at) values (${numberOf(motion)},
    ${proposer}, ${JSON.stringify(matter)}::jsonb, ${state.kind}, ${bodyOf(state)}::jsonb, ${dueOf(state)}, ${saved.now})`.execute(
    db,
  )
  await saveTexts(db, motion, 0, saved)
}

/**
 * Keeps what an act changed of a motion whose row it has locked: new texts, comments, ballots, a round opened or counted,
 * and the state.
 * @param before as it was read under the lock
 */
export async function saveMotion(db: Db, before: Motion, after: Motion, saved: StepSaved): Promise<void> {
  await saveTexts(db, after, before.texts.length, saved)
  for (const { id, textVersion, author, text, at } of after.comments.slice(before.comments.length))
    await sql`insert into motion_comment (motion, id, text_version, author, text, at)
      values (${numberOf(after)}, ${id}::uuid, ${textVersion}, ${author}, ${text}, ${at})`.execute(db)
  await saveVoting(db, before, after, saved)
  const { state } = after
  await sql`update motion set state = ${state.kind}, state_body = ${bodyOf(state)}::jsonb, due_at = ${dueOf(state)}
    where number = ${numberOf(after)}`.execute(db)
}

async function saveTexts(db: Db, motion: Motion, kept: number, { drafted = [] }: StepSaved): Promise<void> {
  for (const { version, title, reasons, change, at } of motion.texts.slice(kept))
    await sql`insert into motion_text (motion, version, title, reasons, change, drafted, at) values (${numberOf(motion)},
      ${version}, ${JSON.stringify(title)}::jsonb, ${JSON.stringify(reasons)}::jsonb, ${JSON.stringify(change)}::jsonb,
      ${JSON.stringify(drafted)}::jsonb, ${at})`.execute(db)
}

async function saveVoting(db: Db, before: Motion, after: Motion, { now, note }: StepSaved): Promise<void> {
  const counted = after.rounds.slice(before.rounds.length)
  for (const { round, counted: at, result } of counted)
    await sql`update motion_round set counted = ${at}, result = ${JSON.stringify(result)}::jsonb, note = ${note ?? null}
      where motion = ${numberOf(after)} and round = ${round}`.execute(db)
  if (after.state.kind !== "ballot") return
  const round = after.rounds.length + 1
  const { opened, closes, finishes, delegations } = after.state
  const voting = before.state.kind === "ballot" ? before.state : undefined
  if (voting === undefined)
    await sql`insert into motion_round (motion, round, text_version, opened, closes, finishes, delegations)
      values (${numberOf(after)}, ${round}, ${after.texts.length}, ${opened}, ${closes}, ${finishes},
        ${JSON.stringify(delegations)}::jsonb)`.execute(db)
  for (const member of after.state.attendance.filter((one) => voting?.attendance.includes(one) !== true))
    await sql`insert into motion_attendance (motion, round, member, at)
      values (${numberOf(after)}, ${round}, ${member}, ${now})`.execute(db)
  // An act leaves the ballots that it does not touch as the very same values.
  for (const ballot of after.state.ballots.filter((one) => voting?.ballots.includes(one) !== true))
    await saveBallot(db, { motion: numberOf(after), round }, ballot)
}

type Ballot = Extract<MotionState, { kind: "ballot" }>["ballots"][number]

async function saveBallot(db: Db, of: { readonly motion: number; readonly round: number }, ballot: Ballot) {
  const { motion, round } = of
  const { member, at } = ballot
  if (ballot.kind === "sealed" && ballot.opened !== null) {
    const { choice, nonce, at: openedAt } = ballot.opened
    await sql`insert into motion_opening (motion, round, member, choice, nonce, at)
      values (${motion}, ${round}, ${member}, ${choice}, ${nonce}, ${openedAt})`.execute(db)
    return
  }
  const [choice, commitment] = ballot.kind === "open" ? [ballot.choice, null] : [null, ballot.commitment]
  await sql`insert into motion_ballot (motion, round, member, place, choice, commitment, at)
    select ${motion}, ${round}, ${member}, coalesce(max(place), 0) + 1, ${choice}, ${commitment}, ${at}
    from motion_ballot where motion = ${motion} and round = ${round} and member = ${member}`.execute(db)
}

function numberOf({ id }: Motion): number {
  const number = numberOfMotion(id)
  if (number === undefined) throw new Error(`${id} is no id of a motion`)
  return number
}

/** What belongs to a state; of a ballot nothing, since its round has it. */
function bodyOf(state: MotionState): string {
  const { kind: _, ...body } = state
  return state.kind === "ballot" ? "{}" : JSON.stringify(body)
}

/** When the clock acts on a motion: a ballot without anything sealed is counted at its close. */
function dueOf(state: MotionState): Instant | null {
  if (state.kind === "consultation") return state.until
  if (state.kind !== "ballot") return null
  return state.ballots.every((one) => one.kind === "open" || one.opened !== null) ? state.closes : state.finishes
}
