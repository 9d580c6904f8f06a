import { dataRefusals } from "./data-refusals.ts"
import { indexInputRefusals } from "./input-refusals.ts"
import { scoreRefusals } from "./score-refusals.ts"
import { statisticsRefusals } from "./statistics/index.ts"
import { weighRefusals } from "./weights/weigh-refusals.ts"

/** What an index is refused for: its files and method, the steps on data, weights, scores. */
export const indexRefusals = {
  ...indexInputRefusals,
  ...dataRefusals,
  ...weighRefusals,
  ...scoreRefusals,
  ...statisticsRefusals,
} as const
