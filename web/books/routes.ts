import { createRoute, lazyRouteComponent } from "@tanstack/react-router"
import { rootRoute } from "../root-route.tsx"
import { oneOf, present, type RawSearch } from "../search-params.ts"

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

export const booksRoutes = [periods, subsidies] as const
