import { createRoute, lazyRouteComponent } from "@tanstack/react-router"
import { rootRoute } from "../root-route.tsx"
import { present, type RawSearch, textIn } from "../search-params.ts"

/** `case` holds what the page works on, packed; without it an example is shown. */
const ownership = createRoute({
  getParentRoute: () => rootRoute,
  path: "/ownership",
  validateSearch: (search: RawSearch) => present({ case: textIn(search, "case") }),
  component: lazyRouteComponent(() => import("./ownership-page.tsx"), "OwnershipPage"),
})

export const ownershipRoutes = [ownership] as const
