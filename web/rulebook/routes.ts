import { createRoute, lazyRouteComponent } from "@tanstack/react-router"
import { rootRoute } from "../root-route.tsx"
import { oneOf, present, type RawSearch, tableIn, textIn } from "../search-params.ts"

/** The lists in the order in which they are shown. */
export const lists = ["negative", "power", "responsibility", "demand"] as const

const rules = createRoute({
  getParentRoute: () => rootRoute,
  path: "/rules",
  validateSearch: (search: RawSearch) =>
    present({
      q: textIn(search, "q"),
      list: oneOf(search, "list", lists),
      body: textIn(search, "body"),
      act: textIn(search, "act"),
      on: textIn(search, "on"),
    }),
  component: lazyRouteComponent(() => import("./rules-page.tsx"), "RulesPage"),
})

const rule = createRoute({
  getParentRoute: () => rootRoute,
  path: "/rules/$entry",
  validateSearch: (search: RawSearch) => present({ on: textIn(search, "on") }),
  component: lazyRouteComponent(() => import("./rule-page.tsx"), "RulePage"),
})

const changes = createRoute({
  getParentRoute: () => rootRoute,
  path: "/rule-changes",
  validateSearch: (search: RawSearch) =>
    present({ from: textIn(search, "from"), to: textIn(search, "to"), entry: textIn(search, "entry") }),
  component: lazyRouteComponent(() => import("./rule-changes-page.tsx"), "RuleChangesPage"),
})

const matrix = createRoute({
  getParentRoute: () => rootRoute,
  path: "/matrix",
  validateSearch: (search: RawSearch) =>
    present({
      ...tableIn(search),
      on: textIn(search, "on"),
      member: textIn(search, "member"),
      body: textIn(search, "body"),
    }),
  component: lazyRouteComponent(() => import("./matrix-page.tsx"), "MatrixPage"),
})

const divergences = createRoute({
  getParentRoute: () => rootRoute,
  path: "/divergences",
  validateSearch: (search: RawSearch) => present({ on: textIn(search, "on") }),
  component: lazyRouteComponent(() => import("./divergences-page.tsx"), "DivergencesPage"),
})

const duties = createRoute({
  getParentRoute: () => rootRoute,
  path: "/duties",
  validateSearch: (search: RawSearch) => present({ show: oneOf(search, "show", ["ended"]) }),
  component: lazyRouteComponent(() => import("./duties-page.tsx"), "DutiesPage"),
})

const parameters = createRoute({
  getParentRoute: () => rootRoute,
  path: "/parameters",
  validateSearch: (search: RawSearch) => tableIn(search),
  component: lazyRouteComponent(() => import("./parameters-page.tsx"), "ParametersPage"),
})

const parameter = createRoute({
  getParentRoute: () => rootRoute,
  path: "/parameters/$parameter",
  component: lazyRouteComponent(() => import("./parameter-page.tsx"), "ParameterPage"),
})

export const rulebookRoutes = [rules, rule, changes, matrix, divergences, duties, parameters, parameter] as const
