/** Who answers for each act, and what is owed by when. */
export { checkMatrix, type MatrixFinding, requireComplete } from "./check-matrix.ts"
export { dutyMail } from "./duty-mail.ts"
export { type MatrixRow, matrix } from "./matrix.ts"
export {
  actsWithDuties,
  afterAct,
  type ClockBy,
  dateDuty,
  dueOn,
  type Obligation,
  type ObligationState,
  openDuty,
  opens,
  stateOn,
} from "./obligation.ts"
export {
  Body,
  Duty,
  Part,
  type Responsibilities,
  Responsibility,
  readResponsibilities,
  Standing,
} from "./responsibility.ts"
