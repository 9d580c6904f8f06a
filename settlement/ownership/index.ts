/** Who owns a result, who may do what with it alone, and how its income is divided: contract first, then law by day. */
export { answerOwnership, type OwnershipAnswered } from "./answer-ownership.ts"
export { WrittenCase } from "./case-shape.ts"
export { shownClause, shownPlace } from "./clause.ts"
export { type IncomeLeg, incomeLegs } from "./income-legs.ts"
export { ClauseAnswer, OwnershipAnswer } from "./ownership-answer.ts"
export { type OwnershipCase, readOwnershipCase } from "./read-ownership-case.ts"
export {
  type OwnershipFiles,
  type OwnershipRuleProblem,
  type OwnershipRules,
  readOwnershipRules,
} from "./read-ownership-rules.ts"
export { ownershipRefusals } from "./refusals.ts"
export { Instrument, Vocabulary } from "./rule-shapes.ts"
export { toldOwnership } from "./told-ownership.ts"
