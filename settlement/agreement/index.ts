/** Benefit-sharing agreements: how one is written, checked, signed, executed on each trigger and tried before. */
export {
  type AgreementActor,
  draftAgreement,
  leaveAgreement,
  proposeAgreement,
  requireInForce,
  requireSoundTerms,
  reviseAgreement,
  signAgreement,
  type WrittenTerms,
  withdrawAgreement,
} from "./acts.ts"
export {
  Agreement,
  type AgreementState,
  type AgreementStep,
  AgreementVersion,
  agreementStates,
} from "./agreement.ts"
export { agreementJournals, dueByMember, explainAgreement } from "./agreement-journals.ts"
export { checkTerms, type TermsGround } from "./check-terms.ts"
export { holdsOf, isSigned, signersNeeded, signersOf, stateOn, versionInForce } from "./course.ts"
export { type ExecutionGround, executeAgreement } from "./execute-agreement.ts"
export { AgreementExecution } from "./execution.ts"
export { shareIn } from "./read-number.ts"
export { agreementRefusals } from "./refusals.ts"
export {
  amountsOf,
  type GroupAlone,
  type GroupWorth,
  type Simulation,
  type SimulationRequest,
  simulateAgreement,
  standingAloneText,
} from "./simulate-agreement.ts"
export { agreementParts, type TermProblem } from "./term-problem.ts"
export { type AgreementParty, AgreementTerms, emptyTerms, frequencies, keyKinds, triggerKinds } from "./terms.ts"
export { AgreementTrigger, isPeriod, periodOf } from "./trigger.ts"
