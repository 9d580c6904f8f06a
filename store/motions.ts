import { sql } from "kysely"
import { type Instant, Refusal } from "../base/index.ts"
import { Motion, type MotionState, type Result, type Round } from "../governance/index.ts"
import { Entry } from "../rulebook/index.ts"
import { type Db, firstRow, rows } from "./database.ts"

/** A motion, and the entries that were read from the Cedar texts of its newest text. */
export interface KeptMotion {
  readonly motion: Motion
  readonly drafted: readonly Entry[]
}

interface MotionRow {
  readonly proposer: string
  readonly matter: unknown
  readonly state: MotionState["kind"]
  readonly state_body: object
}

/** Number of a motion from its id, `M-12`; undefined for any other text. */
export function numberOfMotion(id: string): number | undefined {
  const digits = /^M-([1-9]\d{0,8})$/.exec(id)?.[1]
  return digits === undefined ? undefined : Number(digits)
}

/**
 * One motion, whole; with `lock`, others that would act on it wait until the end of the transaction.
 * @throws Refusal "governance.unknown-motion"
 */
export async function motionOn(db: Db, id: string, { lock = false } = {}): Promise<KeptMotion> {
  const number = numberOfMotion(id) ?? 0
  const row = await firstRow(
    db,
    sql<MotionRow>`select proposer, class as matter, state, state_body from motion
      where number = ${number} ${lock ? sql`for update` : sql``}`,
  )
  if (row === undefined) throw new Refusal("governance.unknown-motion", { motion: id })
  const texts = await rows(
    db,
    sql<Motion["texts"][number] & { readonly drafted: readonly unknown[] }>`
      select version, title, reasons, change, at, drafted from motion_text where motion = ${number} order by version`,
  )
  const comments = await rows(
    db,
    sql<Motion["comments"][number]>`select id, text_version as "textVersion", author, text, at
      from motion_comment where motion = ${number} order by at, id`,
  )
  const rounds = await roundsOf(db, number)
  const { proposer, matter, state } = row
  return {
    motion: Motion.parse({
      id,
      proposer,
      matter,
      texts: texts.map(({ drafted: _, ...text }) => text),
      comments,
      rounds: rounds.filter(({ counted }) => counted !== null),
      state: { kind: state, ...row.state_body, ...(state === "ballot" ? votingOf(rounds.at(-1)) : {}) },
    }),
    drafted: texts.at(-1)?.drafted.map((entry) => Entry.parse(entry)) ?? [],
  }
}

type RoundRow = Omit<Round, "counted" | "result"> & {
  readonly counted: Instant | null
  readonly result: Result | null
}

function votingOf(round: RoundRow | undefined) {
  if (round === undefined) throw new Error("a motion in ballot has no round")
  const { opened, closes, finishes, delegations, attendance, ballots } = round
  return { opened, closes, finishes, delegations, attendance, ballots }
}

async function roundsOf(db: Db, motion: number): Promise<readonly RoundRow[]> {
  const found = await rows(
    db,
    sql<Omit<RoundRow, "attendance" | "ballots">>`
      select round, text_version as "textVersion", opened, closes, finishes, delegations, counted, result
      from motion_round where motion = ${motion} order by round`,
  )
  const present = await rows(
    db,
    sql<{
      round: number
      member: string
    }>`select round, member from motion_attendance where motion = ${motion} order by member`,
  )
  const ballots = await ballotsOf(db, motion)
  return found.map((round) => ({
    ...round,
    attendance: present.filter((one) => one.round === round.round).map(({ member }) => member),
    ballots: ballots.filter((one) => one.round === round.round).map(({ ballot }) => ballot),
  }))
}

interface BallotRow {
  readonly round: number
  readonly member: string
  readonly choice: "yes" | "no" | "abstain" | null
  readonly commitment: string | null
  readonly at: Instant
  readonly opened_choice: "yes" | "no" | "abstain" | null
  readonly nonce: string | null
  readonly opened_at: Instant | null
}

/** The newest ballot of each member, in the order in which they came. */
async function ballotsOf(db: Db, motion: number) {
  const found = await rows(
    db,
    sql<BallotRow>`select * from (
        select distinct on (b.round, b.member) b.round, b.member, b.choice, b.commitment, b.at,
          o.choice as opened_choice, o.nonce, o.at as opened_at
        from motion_ballot b left join motion_opening o on o.motion = b.motion and o.round = b.round and o.member = b.member
        where b.motion = ${motion} order by b.round, b.member, b.place desc
      ) newest order by round, at, member`,
  )
  return found.map(({ round, member, choice, commitment, at, opened_choice, nonce, opened_at }) => {
    if (choice !== null) return { round, ballot: { kind: "open" as const, member, choice, at } }
    const opened =
      opened_choice === null || nonce === null || opened_at === null
        ? null
        : { choice: opened_choice, nonce, at: opened_at }
    return { round, ballot: { kind: "sealed" as const, member, commitment: commitment ?? "", at, opened } }
  })
}

/** Ids of motions on which the clock has something to do. */
export async function motionsDue(db: Db, state: "consultation" | "ballot", now: Instant, limit: number) {
  const found = await rows(
    db,
    sql<{
      number: number
    }>`select number from motion where state = ${state} and due_at <= ${now} order by due_at, number limit ${limit}`,
  )
  return found.map(({ number }) => `M-${number}`)
}

/** The signed note over a counted round. @throws Refusal "governance.unknown-round" */
export async function voteNote(db: Db, id: string, round: number): Promise<string> {
  const found = await firstRow(
    db,
    sql<{ note: string }>`select note from motion_round
      where motion = ${numberOfMotion(id) ?? 0} and round = ${round} and note is not null`,
  )
  if (found === undefined) throw new Refusal("governance.unknown-round", { motion: id, round: `${round}` })
  return found.note
}
