import { createRoute, lazyRouteComponent } from "@tanstack/react-router"
import { rootRoute } from "../root-route.tsx"
import { present, type RawSearch, textIn } from "../search-params.ts"

const signIn = createRoute({
  getParentRoute: () => rootRoute,
  path: "/sign-in",
  // Only a path of ours is gone back to, so that a link cannot send a person elsewhere after signing in.
  validateSearch: (search: RawSearch) => {
    const back = textIn(search, "back")
    return present({
      back: back !== undefined && /^\/(?![/\\])/.test(back) ? back : undefined,
      error: textIn(search, "error"),
    })
  },
  component: lazyRouteComponent(() => import("./sign-in-page.tsx"), "SignInPage"),
})

const account = createRoute({
  getParentRoute: () => rootRoute,
  path: "/account",
  component: lazyRouteComponent(() => import("./account-page.tsx"), "AccountPage"),
})

export const accountRoutes = [signIn, account] as const
