import { createRoute, lazyRouteComponent } from "@tanstack/react-router"
import { rootRoute } from "../root-route.tsx"
import { oneOf, present, type RawSearch, textIn } from "../search-params.ts"
import { findIn } from "./find-address.ts"

/** Whose bookings are looked at. */
export const bookingLists = ["me", "organisation", "owned"] as const
/** States of a booking, in the order of its life. */
export const bookingStates = ["requested", "confirmed", "in-use", "used", "settled", "declined", "cancelled"] as const

const find = createRoute({
  getParentRoute: () => rootRoute,
  path: "/facilities",
  validateSearch: findIn,
  component: lazyRouteComponent(() => import("./find-page.tsx"), "FindPage"),
})

/** The day or week shown, and the time chosen: a link reproduces the view. */
const timeIn = (search: RawSearch) =>
  present({ day: textIn(search, "day"), from: textIn(search, "from"), until: textIn(search, "until") })

const facility = createRoute({
  getParentRoute: () => rootRoute,
  path: "/facilities/$jurisdiction/$facility",
  validateSearch: timeIn,
  component: lazyRouteComponent(() => import("./facility-page.tsx"), "FacilityPage"),
})

const running = createRoute({
  getParentRoute: () => rootRoute,
  path: "/facilities/$jurisdiction/$facility/run",
  component: lazyRouteComponent(() => import("./run-page.tsx"), "RunPage"),
})

const bookings = createRoute({
  getParentRoute: () => rootRoute,
  path: "/bookings",
  validateSearch: (search: RawSearch) =>
    present({
      of: oneOf(search, "of", bookingLists),
      state: oneOf(search, "state", bookingStates),
      facility: textIn(search, "facility"),
    }),
  component: lazyRouteComponent(() => import("./bookings-page.tsx"), "BookingsPage"),
})

const booking = createRoute({
  getParentRoute: () => rootRoute,
  path: "/bookings/$jurisdiction/$booking",
  validateSearch: (search: RawSearch) =>
    present({ ...timeIn(search), act: oneOf(search, "act", ["move", "cancel", "hand-over", "decline"]) }),
  component: lazyRouteComponent(() => import("./booking-page.tsx"), "BookingPage"),
})

export const facilitiesRoutes = [find, facility, running, bookings, booking] as const
