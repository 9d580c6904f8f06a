/**
 * How rules change: motions, votes by written formulas, sealed ballots, enactment, and what a draft would have done.
 * Pure: clock, ids and the rules in force arrive as arguments; each act gives the next state and what the log is told.
 */
export { apply, applyCounted, mattersOf } from "./apply.ts"
export { Ballot, Nonce, SealedCommitment } from "./ballot.ts"
export { attend, cast, openBallot } from "./cast.ts"
export { Change, ListChange, ParameterChange, ProposedEntry } from "./change.ts"
export { close, type Enactment, enact, votesOf } from "./close.ts"
export { comment, openConsultation, returnToDraft } from "./consultation.ts"
export type { Difference, DifferenceKind } from "./difference.ts"
export { amend, type DraftContext, draft, type Proposal, withdraw } from "./draft.ts"
export {
  type Counts,
  countNames,
  evaluate,
  type Formula,
  type FormulaProblem,
  inNumbers,
  parseFormula,
  printFormula,
  type VoteCounts,
} from "./formula/index.ts"
export { type Compared, compareRuns, type Impact, type ImpactCase, type MemberImpact } from "./impact.ts"
export { classFor, MatterClass, readMatterClasses } from "./matter-class.ts"
export { Comment, Motion, MotionState, MotionText, Round, textOf } from "./motion.ts"
export { type Recount, type RecountKeys, recount } from "./recount.ts"
export { governanceRefusals } from "./refusals.ts"
export { CountedFormula, Result, Tally } from "./result.ts"
export { effectiveOf, type Ground, type RuleVersion } from "./rule-version.ts"
export { commitmentTo, type SealedChoice, seal, shownBallots, unseal } from "./sealed.ts"
export type { Seat, Step } from "./step.ts"
export { tally } from "./tally.ts"
export { Choice, CountingRules, Delegation, Vote } from "./vote.ts"
export { VoteExport, VoteRecord, voteExport, voteRecord, voteText } from "./vote-record.ts"
