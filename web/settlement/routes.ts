import { createRoute, lazyRouteComponent } from "@tanstack/react-router"
import { rootRoute } from "../root-route.tsx"
import { numberIn, oneOf, present, type RawSearch, tableIn, textIn } from "../search-params.ts"

const vouchers = createRoute({
  getParentRoute: () => rootRoute,
  path: "/vouchers",
  validateSearch: (search: RawSearch) => present({ of: oneOf(search, "of", ["organisation", "jurisdiction"]) }),
  component: lazyRouteComponent(() => import("./vouchers-page.tsx"), "VouchersPage"),
})

const statement = createRoute({
  getParentRoute: () => rootRoute,
  path: "/statement",
  validateSearch: (search: RawSearch) =>
    present({
      ...tableIn(search),
      member: textIn(search, "member"),
      month: textIn(search, "month"),
      line: numberIn(search, "line"),
    }),
  component: lazyRouteComponent(() => import("./statement-page.tsx"), "StatementPage"),
})

const ledger = createRoute({
  getParentRoute: () => rootRoute,
  path: "/ledger",
  validateSearch: (search: RawSearch) =>
    present({
      jurisdiction: textIn(search, "jurisdiction"),
      account: textIn(search, "account"),
      subject: textIn(search, "subject"),
      month: textIn(search, "month"),
    }),
  component: lazyRouteComponent(() => import("./ledger-page.tsx"), "LedgerPage"),
})

const periods = createRoute({
  getParentRoute: () => rootRoute,
  path: "/periods",
  component: lazyRouteComponent(() => import("./periods-page.tsx"), "PeriodsPage"),
})

const subsidies = createRoute({
  getParentRoute: () => rootRoute,
  path: "/subsidies",
  validateSearch: (search: RawSearch) => present({ of: oneOf(search, "of", ["organisation", "jurisdiction"]) }),
  component: lazyRouteComponent(() => import("./subsidies-page.tsx"), "SubsidiesPage"),
})

export const settlementRoutes = [vouchers, statement, ledger, periods, subsidies] as const
