import { createRoute, lazyRouteComponent } from "@tanstack/react-router"
import { rootRoute } from "../root-route.tsx"
import { oneOf, present, type RawSearch, textIn } from "../search-params.ts"

/** Kinds of organisations, in the order in which they are offered. */
export const kinds = ["firm", "institute", "university", "government", "office"] as const

const organisations = createRoute({
  getParentRoute: () => rootRoute,
  path: "/organisations",
  validateSearch: (search: RawSearch) =>
    present({
      q: textIn(search, "q"),
      jurisdiction: textIn(search, "jurisdiction"),
      kind: oneOf(search, "kind", kinds),
    }),
  component: lazyRouteComponent(() => import("./organisations-page.tsx"), "OrganisationsPage"),
})

const registering = createRoute({
  getParentRoute: () => rootRoute,
  path: "/organisations/new",
  component: lazyRouteComponent(() => import("./register-page.tsx"), "RegisterPage"),
})

const organisation = createRoute({
  getParentRoute: () => rootRoute,
  path: "/organisations/$organisation",
  component: lazyRouteComponent(() => import("./organisation-page.tsx"), "OrganisationPage"),
})

const importing = createRoute({
  getParentRoute: () => rootRoute,
  path: "/import",
  validateSearch: (search: RawSearch) => present({ of: oneOf(search, "of", ["organisations", "facilities"]) }),
  component: lazyRouteComponent(() => import("./import-page.tsx"), "ImportPage"),
})

export const regionRoutes = [organisations, registering, organisation, importing] as const
