import type { RefusalTexts } from "../base/index.ts"
import { autonomyRefusals } from "./autonomy/index.ts"
import { indexRefusals } from "./index/index.ts"
import { measureRefusals } from "./measures/index.ts"
import { seriesRefusals } from "./series/index.ts"

/** What this domain says when it refuses. */
export const observatoryRefusals = {
  ...autonomyRefusals,
  ...indexRefusals,
  ...measureRefusals,
  ...seriesRefusals,
} as const satisfies RefusalTexts
