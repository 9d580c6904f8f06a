import { createRoute, lazyRouteComponent } from "@tanstack/react-router"
import { rootRoute } from "../root-route.tsx"
import { present, type RawSearch, textIn } from "../search-params.ts"

/** `case` holds what the page works on, packed; without it a worked example is shown. */
const validateSearch = (search: RawSearch) => present({ case: textIn(search, "case") })

const apportionment = createRoute({
  getParentRoute: () => rootRoute,
  path: "/apportionment",
  validateSearch,
  component: lazyRouteComponent(() => import("./apportionment-page.tsx"), "ApportionmentPage"),
})

const shares = createRoute({
  getParentRoute: () => rootRoute,
  path: "/shares",
  validateSearch,
  component: lazyRouteComponent(() => import("./shares-page.tsx"), "SharesPage"),
})

const claims = createRoute({
  getParentRoute: () => rootRoute,
  path: "/claims",
  validateSearch,
  component: lazyRouteComponent(() => import("./claims-page.tsx"), "ClaimsPage"),
})

export const dividingRoutes = [apportionment, shares, claims] as const
