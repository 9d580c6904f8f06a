import { createRoute, lazyRouteComponent } from "@tanstack/react-router"
import { rootRoute } from "../root-route.tsx"
import { numberIn, present, type RawSearch, textIn } from "../search-params.ts"

const list = createRoute({
  getParentRoute: () => rootRoute,
  path: "/agreements",
  component: lazyRouteComponent(() => import("./agreements-page.tsx"), "AgreementsPage"),
})

/** `of` is the agreement of which the next version is written; `step` the part that is open. */
const built = createRoute({
  getParentRoute: () => rootRoute,
  path: "/agreements/new",
  validateSearch: (search: RawSearch) => present({ of: textIn(search, "of"), step: numberIn(search, "step") }),
  component: lazyRouteComponent(() => import("./new-agreement-page.tsx"), "NewAgreementPage"),
})

const one = createRoute({
  getParentRoute: () => rootRoute,
  path: "/agreements/$agreement",
  validateSearch: (search: RawSearch) => present({ version: numberIn(search, "version") }),
  component: lazyRouteComponent(() => import("./agreement-page.tsx"), "AgreementPage"),
})

export const agreementsRoutes = [list, built, one] as const
