import { createRoute, lazyRouteComponent } from "@tanstack/react-router"
import { rootRoute } from "../root-route.tsx"
import { oneOf, present, type RawSearch, textIn } from "../search-params.ts"

/** A motion's states in the order in which it passes through them. */
export const motionStates = ["draft", "consultation", "ballot", "enacted", "rejected", "withdrawn"] as const

/** The past period that an impact is worked out over, as days; without them a period that reaches up to today. */
const period = (search: RawSearch) => ({ start: textIn(search, "start"), end: textIn(search, "end") })

const motions = createRoute({
  getParentRoute: () => rootRoute,
  path: "/motions",
  validateSearch: (search: RawSearch) =>
    present({ state: oneOf(search, "state", motionStates), parameter: textIn(search, "parameter") }),
  component: lazyRouteComponent(() => import("./motions-page.tsx"), "MotionsPage"),
})

const newMotion = createRoute({
  getParentRoute: () => rootRoute,
  path: "/motions/new",
  validateSearch: (search: RawSearch) =>
    present({
      of: oneOf(search, "of", ["parameter", "entries"]),
      parameter: textIn(search, "parameter"),
      ...period(search),
    }),
  component: lazyRouteComponent(() => import("./new-motion-page.tsx"), "NewMotionPage"),
})

const motion = createRoute({
  getParentRoute: () => rootRoute,
  path: "/motions/$motion",
  validateSearch: (search: RawSearch) =>
    present({ act: oneOf(search, "act", ["amend", "withdraw"]), ...period(search) }),
  component: lazyRouteComponent(() => import("./motion-page.tsx"), "MotionPage"),
})

export const governanceRoutes = [motions, newMotion, motion] as const
