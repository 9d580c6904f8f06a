import type { RefusalTexts } from "../base/index.ts"
import { autonomyRefusals } from "./autonomy/index.ts"
import { indexRefusals } from "./index/index.ts"
import { measureRefusals } from "./measures/index.ts"
import { planRefusals, termRefusals } from "./plan-audit/index.ts"
import { seriesRefusals } from "./series/index.ts"
import { targetRefusals } from "./targets/index.ts"

/** What this domain says when it refuses. */
export const observatoryRefusals = {
  ...autonomyRefusals,
  ...indexRefusals,
  ...measureRefusals,
  ...planRefusals,
  ...seriesRefusals,
  ...termRefusals,
  ...targetRefusals,
} as const satisfies RefusalTexts
