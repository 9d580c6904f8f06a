import { createRoute, lazyRouteComponent } from "@tanstack/react-router"
import { rootRoute } from "../root-route.tsx"
import { numberIn, oneOf, present, type RawSearch, textIn } from "../search-params.ts"

const log = createRoute({
  getParentRoute: () => rootRoute,
  path: "/log",
  validateSearch: (search: RawSearch) =>
    present({
      entry: numberIn(search, "entry"),
      act: textIn(search, "act"),
      subject: textIn(search, "subject"),
      order: oneOf(search, "order", ["newest", "oldest"]),
    }),
  component: lazyRouteComponent(() => import("./log-page.tsx"), "LogPage"),
})

const logEntry = createRoute({
  getParentRoute: () => rootRoute,
  path: "/log/$id",
  component: lazyRouteComponent(() => import("./log-entry-page.tsx"), "LogEntryPage"),
})

export const evidenceRoutes = [log, logEntry] as const
