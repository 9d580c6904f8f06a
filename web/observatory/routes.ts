import { createRoute, lazyRouteComponent } from "@tanstack/react-router"
import { rootRoute } from "../root-route.tsx"
import { present, type RawSearch, tableIn, textIn } from "../search-params.ts"

const series = createRoute({
  getParentRoute: () => rootRoute,
  path: "/index-series",
  validateSearch: (search: RawSearch) =>
    present({ ...tableIn(search), index: textIn(search, "index"), vintage: textIn(search, "vintage") }),
  component: lazyRouteComponent(() => import("./series-page.tsx"), "SeriesPage"),
})

const targets = createRoute({
  getParentRoute: () => rootRoute,
  path: "/targets",
  validateSearch: (search: RawSearch) => tableIn(search),
  component: lazyRouteComponent(() => import("./targets-page.tsx"), "TargetsPage"),
})

export const observatoryRoutes = [series, targets] as const
