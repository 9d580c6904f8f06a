import type { Handled } from "./act.ts"
import { evidenceRoutes } from "./evidence.ts"
import { identityRoutes } from "./identity.ts"
import { observatoryRoutes } from "./observatory.ts"
import { regionRoutes } from "./region.ts"
import { rulebookRoutes } from "./rulebook.ts"

/** The work of every route. A test holds this list against the contract. */
export const handlers: readonly Handled[] = [
  ...regionRoutes,
  ...identityRoutes,
  ...rulebookRoutes,
  ...evidenceRoutes,
  ...observatoryRoutes,
]
