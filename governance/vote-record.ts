import { bytesToHex, utf8ToBytes } from "@noble/hashes/utils.js"
import * as z from "zod"
import { Refusal } from "../base/index.ts"
import { canonicalJson, type Hash, plainHash } from "../evidence/index.ts"
import { type Motion, MotionText, Round } from "./motion.ts"
import { CountingRules } from "./vote.ts"

/** All that a stranger needs to count a vote again: text, delegations, ballots, formulas, and the result as printed. */
export const VoteRecord = z
  .strictObject({
    format: z.literal("delta-vote-1"),
    region: z.string().min(1),
    motion: z.string().min(1),
    proposer: z.string().min(1),
    /** Id of the matter's class. */
    class: z.string().min(1),
    ballot: z.enum(["open", "sealed"]),
    rules: CountingRules,
    text: MotionText,
    round: Round,
  })
  .meta({ id: "VoteRecord" })
export type VoteRecord = z.infer<typeof VoteRecord>

/** A record with the signature lines of a signed note (C2SP) over `voteText`. */
export const VoteExport = z
  .strictObject({ vote: VoteRecord, signatures: z.array(z.string().startsWith("— ")).readonly() })
  .meta({ id: "VoteExport" })
export type VoteExport = z.infer<typeof VoteExport>

/**
 * The public record of a finished round. Before the count there is none, so that sealed ballots stay sealed.
 * @param round its number, from 1
 * @throws Refusal "governance.unknown-round"
 * @example voteRecord("harbour", motion, 1).round.result.outcome // "enacted"
 */
export function voteRecord(region: string, motion: Motion, round: number): VoteRecord {
  const counted = motion.rounds.find((one) => one.round === round)
  const text = motion.texts.find(({ version }) => version === counted?.textVersion)
  if (counted === undefined || text === undefined)
    throw new Refusal("governance.unknown-round", { motion: motion.id, round: `${round}` })
  const { id, ballot, quorum, majority, unopened, tie, noQuorum } = motion.matter
  return {
    format: "delta-vote-1",
    region,
    motion: motion.id,
    proposer: motion.proposer,
    class: id,
    ballot,
    rules: { quorum, majority, unopened, tie, noQuorum },
    text,
    round: counted,
  }
}

/**
 * The text that the operator signs for a record, ready for `signNote`: two lines, so that it can never be taken for a
 * head of the log.
 * @throws TypeError when the record is not exact JSON
 */
export function voteText(vote: unknown, hash: Hash = plainHash): string {
  return `delta vote\nsha256 ${bytesToHex(hash(utf8ToBytes(canonicalJson(vote))))}\n`
}

/** Puts a record and its signed note together. @param note what `signNote(voteText(vote), signer)` gave */
export function voteExport(vote: VoteRecord, note: string): VoteExport {
  const text = voteText(vote)
  if (!note.startsWith(`${text}\n`)) throw new RangeError("the note is not over this record")
  return {
    vote,
    signatures: note
      .slice(text.length + 1)
      .split("\n")
      .filter((line) => line !== ""),
  }
}
