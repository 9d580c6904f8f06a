import type { RefusalText } from "../base/index.ts"
import { evidenceRefusals } from "../evidence/index.ts"
import { bookingRefusals, catalogueRefusals } from "../facilities/index.ts"
import { governanceRefusals } from "../governance/index.ts"
import { observatoryRefusals } from "../observatory/index.ts"
import { regionRefusals } from "../region/index.ts"
import { rulebookRefusals } from "../rulebook/index.ts"
import { settlementRefusals } from "../settlement/index.ts"
import { storeRefusals } from "../store/refusals.ts"
import { dividingRefusals } from "./dividing-refusals.ts"
import { identityRefusals } from "./identity-refusals.ts"
import { impactRefusals } from "./impact-refusals.ts"
import { paperRefusals } from "./paper/index.ts"
import { apiRefusals } from "./refusals.ts"

/** Every refusal of every domain by its code. */
export const refusalTexts: Readonly<Record<string, RefusalText>> = {
  ...apiRefusals,
  ...identityRefusals,
  ...dividingRefusals,
  ...paperRefusals,
  ...impactRefusals,
  ...storeRefusals,
  ...regionRefusals,
  ...rulebookRefusals,
  ...governanceRefusals,
  ...settlementRefusals,
  ...observatoryRefusals,
  ...evidenceRefusals,
  ...bookingRefusals,
  ...catalogueRefusals,
}
