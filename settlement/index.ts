/** Fees, vouchers, the ledger, and how a settled amount is divided. */
export {
  type Account,
  type AccountKind,
  accountName,
  clearingAccount,
  fundingAccount,
  organisationAccount,
  platformAccount,
  purseAccount,
  shareAccount,
  voucherAccount,
} from "./account.ts"
export { apportion } from "./apportion.ts"
export {
  type ApportionedPart,
  type Apportionment,
  ApportionmentAnswer,
  type ApportionmentCase,
  answerOf,
  apportionUnder,
  type Limited,
  type PackProblem,
  type PackVersion,
  type RulePack,
  readCase,
  readRulePack,
  type Step,
  type Unit,
  versionOn,
  withinLimits,
} from "./apportionment/index.ts"
export { Bill, BillShare, Statement } from "./bill.ts"
export {
  adjustedProportional,
  type ClaimsProblem,
  constrainedEgalitarian,
  constrainedEqualAwards,
  constrainedEqualLosses,
  piniles,
  proportional,
  randomArrival,
  talmud,
} from "./claims/index.ts"
export { divideFee, type FeeShare, type ShareParameters } from "./divide-fee.ts"
export { type DrawnPart, drawnForCancellation, drawnForUse } from "./drawn-part.ts"
export { exactNumber, requireHeld } from "./exact-input.ts"
export { type Fee, feeFor, lateFee } from "./fee.ts"
export {
  type Imbalance,
  imbalances,
  type Journal,
  journalsOf,
  type Leg,
  type Occasion,
  type Part,
  type Posting,
} from "./journal.ts"
export { fundPurse, issueVoucher, largestAmount, movable, returnVoucher } from "./purse.ts"
export { settlementRefusals } from "./refusals.ts"
export {
  type Ending,
  type Measure,
  type Money,
  moneyOf,
  moneys,
  type Outcome,
  type ParametersAt,
  type Past,
  type PastBooking,
  type PastHold,
  type PostedAmounts,
  type Replayed,
  type ReplayGround,
  replay,
  type StandingAlone,
  standAlone,
} from "./replay/index.ts"
export { explainPart, type Party, type Settled, type Settlement, settle } from "./settle.ts"
export {
  type Allocation,
  airportGame,
  type Blocking,
  type ByPlayer,
  bankruptcyGame,
  banzhaf,
  banzhafNormalised,
  banzhafSums,
  type CoreFinding,
  checkNucleolus,
  coreTest,
  type Game,
  gameFrom,
  gameOf,
  gloveGame,
  type LeastCore,
  type Level,
  leastCore,
  membersOf,
  mostPlayers,
  type Nucleolus,
  type NucleolusFault,
  nucleolus,
  owen,
  prenucleolus,
  type Synergy,
  shapley,
  synergyGame,
  tau,
  votingGame,
  weightedShapley,
  worthOf,
} from "./shares/index.ts"
export { type ClearingPosting, monthOf, type StatementRequest, statement } from "./statement.ts"
export { GroupUse, Voucher } from "./voucher.ts"
export { type VoucherClaim, type VoucherPart, voucherPart } from "./voucher-part.ts"
