import { createRoute, lazyRouteComponent } from "@tanstack/react-router"
import { rootRoute } from "../root-route.tsx"
import { present, type RawSearch, textIn } from "../search-params.ts"

const home = createRoute({
  getParentRoute: () => rootRoute,
  path: "/",
  validateSearch: (search: RawSearch) => present({ city: textIn(search, "city") }),
  component: lazyRouteComponent(() => import("./home-page.tsx"), "HomePage"),
})

export const homeRoutes = [home] as const
