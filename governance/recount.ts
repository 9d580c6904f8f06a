import { Refusal } from "../base/index.ts"
import { claimsOf, holds, parseNote, type VerifierKey, type VerifySignature } from "../evidence/index.ts"
import type { Ballot } from "./ballot.ts"
import { votesOf } from "./close.ts"
import { type Difference, difference } from "./difference.ts"
import type { Result } from "./result.ts"
import { commitmentTo } from "./sealed.ts"
import { tally } from "./tally.ts"
import { VoteExport, type VoteRecord, voteText } from "./vote-record.ts"

/** Keys of those who may have signed, and the one verifier of signatures. Without keys signatures are not checked. */
export interface RecountKeys {
  readonly keys: readonly VerifierKey[]
  readonly verify: VerifySignature
}

/** What a recount came to; it confirms the vote when there is no difference. */
export interface Recount {
  readonly differences: readonly Difference[]
  /** The result as recomputed; null when it could not be counted. */
  readonly result: Result | null
  readonly vote: VoteRecord | null
  /** Names of the keys whose signature holds. */
  readonly signedBy: readonly string[]
}

/**
 * Counts a vote again from its public export, by the formulas printed there.
 * @param raw what the JSON file holds; anything at all
 * @param keys who may have signed it
 * @returns every difference: shape, signature, ballots of no delegation, twice, out of time or not as committed, each
 * figure that comes out otherwise. It never throws.
 * @example recount(JSON.parse(file), { keys: [], verify }).differences // []
 */
export function recount(raw: unknown, keys: RecountKeys): Recount {
  const read = VoteExport.safeParse(raw)
  if (read.data === undefined) {
    const differences = read.error.issues.map(({ path, message }) =>
      difference("unreadable", { where: path.join(".") || "–", found: message }),
    )
    return { differences, result: null, vote: null, signedBy: [] }
  }
  const { vote } = read.data
  const signature = checkSignature(raw, read.data, keys)
  const counted = count(vote)
  return {
    differences: [
      ...signature.differences,
      ...frameDifferences(vote),
      ...electorateDifferences(vote),
      ...vote.round.ballots.flatMap((ballot) => ballotDifferences(ballot, vote)),
      ...countedTooEarly(vote),
      ...counted.differences,
    ],
    result: counted.result,
    vote,
    signedBy: signature.signedBy,
  }
}

function checkSignature(raw: unknown, { signatures }: VoteExport, { keys, verify }: RecountKeys) {
  if (keys.length === 0) return { differences: [], signedBy: [] }
  const note = parseNote(`${textOfRaw(raw)}\n${signatures.map((line) => `${line}\n`).join("")}`)
  const claims = note === undefined ? [] : claimsOf(note, keys).filter((claim) => claim !== undefined)
  const right = claims.filter((claim) => holds(claim, verify))
  const wrong = claims.filter((claim) => !right.includes(claim))
  return {
    differences: [
      ...(claims.length === 0 ? [difference("not-signed")] : []),
      ...wrong.map(({ by }) => difference("wrong-signature", { name: by.name })),
    ],
    signedBy: right.map(({ by }) => by.name),
  }
}

/** The signed text over the record as the file holds it, before anything was read into it. */
function textOfRaw(raw: unknown): string {
  if (typeof raw !== "object" || raw === null || !("vote" in raw)) return "\n"
  try {
    return voteText(raw.vote)
  } catch (error) {
    // What is not exact JSON cannot have been signed.
    if (error instanceof TypeError) return "\n"
    throw error
  }
}

/** That the text is the one voted on, and that an open ballot ends with its close. */
function frameDifferences({ ballot, text, round }: VoteRecord): readonly Difference[] {
  const { textVersion, closes, finishes } = round
  return [
    ...(text.version === textVersion
      ? []
      : [difference("other-text", { voted: `${textVersion}`, found: `${text.version}` })]),
    ...(ballot === "sealed" || finishes === closes ? [] : [difference("open-after-close", { closes, finishes })]),
  ]
}

function electorateDifferences({ round }: VoteRecord): readonly Difference[] {
  const members = round.delegations.map(({ member }) => member)
  const voting = [...new Set([...round.ballots.map(({ member }) => member), ...round.attendance])]
  return [
    ...twice(members).map((member) => difference("delegation-twice", { member })),
    ...twice(round.ballots.map(({ member }) => member)).map((member) => difference("double-ballot", { member })),
    ...voting.filter((member) => !members.includes(member)).map((member) => difference("no-delegation", { member })),
  ]
}

function twice(list: readonly string[]): readonly string[] {
  return [...new Set(list.filter((one, index) => list.indexOf(one) !== index))]
}

function ballotDifferences(ballot: Ballot, vote: VoteRecord): readonly Difference[] {
  const { opened, closes, finishes } = vote.round
  const { member } = ballot
  const outOf = (at: string, from: string, until: string) =>
    at < from || at >= until ? [difference("out-of-time", { member, at, from, until })] : []
  const found = [
    ...(ballot.kind === vote.ballot ? [] : [difference("wrong-kind", { member })]),
    ...outOf(ballot.at, opened, closes),
  ]
  if (ballot.kind === "open" || ballot.opened === null) return found
  const { choice, nonce, at } = ballot.opened
  const isAsCommitted = commitmentTo({ motion: vote.motion, member, choice, nonce }) === ballot.commitment
  return [...found, ...outOf(at, closes, finishes), ...(isAsCommitted ? [] : [difference("wrong-opening", { member })])]
}

function countedTooEarly({ round }: VoteRecord): readonly Difference[] {
  const isAllOpen = round.ballots.every((one) => one.kind === "open" || one.opened !== null)
  const until = isAllOpen ? round.closes : round.finishes
  return round.counted < until ? [difference("counted-early", { at: round.counted, until })] : []
}

function count(vote: VoteRecord): { readonly differences: readonly Difference[]; readonly result: Result | null } {
  try {
    const result = tally(votesOf(vote.round), vote.round.delegations, vote.rules)
    const [printed, recounted] = [leavesOf(vote.round.result), leavesOf(result)]
    const differences = [...new Set([...printed.keys(), ...recounted.keys()])]
      .filter((where) => printed.get(where) !== recounted.get(where))
      .map((where) =>
        difference("result", { where, printed: printed.get(where) ?? "–", recounted: recounted.get(where) ?? "–" }),
      )
    return { differences, result }
  } catch (refusal) {
    if (!(refusal instanceof Refusal)) throw refusal
    return { differences: [difference("uncountable", { found: refusal.message })], result: null }
  }
}

/** Each figure and text of a value, by its path. */
function leavesOf(value: unknown, path = ""): ReadonlyMap<string, string> {
  if (typeof value !== "object" || value === null) return new Map([[path, `${value}`]])
  return new Map(
    Object.entries(value).flatMap(([key, inner]) => [...leavesOf(inner, path === "" ? key : `${path}.${key}`)]),
  )
}
