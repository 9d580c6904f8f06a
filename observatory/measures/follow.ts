import type { DayTally } from "./day-tally.ts"
import type { LoggedAct } from "./logged-act.ts"
import type { Waits } from "./waits.ts"

/** Where those who follow the log put down what they find. */
export interface Ground {
  readonly waits: Waits
  /** The tally of the day on which a moment falls in the region's zone. */
  day(at: number): DayTally
  /** The moment at which a day (2026-11-24) is over in the region's zone; null for what is no day. */
  dayEnd(on: string): number | null
}

/** Takes in the next entry of the log. */
export type Follow = (entry: LoggedAct) => void
