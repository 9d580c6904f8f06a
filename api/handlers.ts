import type { Handled } from "./act.ts"
import { evidenceRoutes } from "./evidence.ts"
import { observatoryRoutes } from "./observatory.ts"
import { rulebookRoutes } from "./rulebook.ts"

/** The work of every route. A test holds this list against the contract. */
export const handlers: readonly Handled[] = [...rulebookRoutes, ...evidenceRoutes, ...observatoryRoutes]
