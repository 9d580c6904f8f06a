import { createRoute, lazyRouteComponent } from "@tanstack/react-router"
import { rootRoute } from "../root-route.tsx"
import { oneOf, present, type RawSearch, textIn } from "../search-params.ts"

const output = createRoute({
  getParentRoute: () => rootRoute,
  path: "/output",
  validateSearch: (search: RawSearch) =>
    present({
      period: textIn(search, "period"),
      measure: oneOf(search, "measure", ["value-added", "gross-output", "investment"]),
      member: textIn(search, "member"),
      report: textIn(search, "report"),
    }),
  component: lazyRouteComponent(() => import("./output-page.tsx"), "OutputPage"),
})

const record = createRoute({
  getParentRoute: () => rootRoute,
  path: "/output/record",
  component: lazyRouteComponent(() => import("./record-page.tsx"), "RecordPage"),
})

export const outputRoutes = [output, record] as const
