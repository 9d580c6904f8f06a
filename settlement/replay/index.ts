/** Past bookings run again by the engines that decided them, under the rules then in force or under others. */
export type { ReplayGround } from "./held.ts"
export { type Money, moneyOf, moneys } from "./money.ts"
export type { Ending, ParametersAt, Past, PastBooking, PastHold, PostedAmounts } from "./past.ts"
export { type Outcome, type Replayed, replay } from "./replay.ts"
export { type Measure, type StandingAlone, standAlone } from "./stand-alone.ts"
