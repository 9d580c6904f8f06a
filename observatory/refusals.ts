import type { RefusalTexts } from "../base/index.ts"
import { indexRefusals } from "./index/index.ts"

/** What this domain says when it refuses. */
export const observatoryRefusals = { ...indexRefusals } as const satisfies RefusalTexts
