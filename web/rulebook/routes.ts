import { createRoute, lazyRouteComponent } from "@tanstack/react-router"
import { rootRoute } from "../root-route.tsx"
import { oneOf, present, type RawSearch, tableIn, textIn } from "../search-params.ts"

/** The lists in the order in which they are shown. */
export const lists = ["negative", "power", "responsibility", "demand"] as const

const rules = createRoute({
  getParentRoute: () => rootRoute,
  path: "/rules",
  validateSearch: (search: RawSearch) =>
    present({ q: textIn(search, "q"), list: oneOf(search, "list", lists), on: textIn(search, "on") }),
  component: lazyRouteComponent(() => import("./rules-page.tsx"), "RulesPage"),
})

const rule = createRoute({
  getParentRoute: () => rootRoute,
  path: "/rules/$entry",
  component: lazyRouteComponent(() => import("./rule-page.tsx"), "RulePage"),
})

const parameters = createRoute({
  getParentRoute: () => rootRoute,
  path: "/parameters",
  validateSearch: (search: RawSearch) => present({ ...tableIn(search), id: textIn(search, "id") }),
  component: lazyRouteComponent(() => import("./parameters-page.tsx"), "ParametersPage"),
})

export const rulebookRoutes = [rules, rule, parameters] as const
