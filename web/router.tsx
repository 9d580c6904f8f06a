import { createRouter } from "@tanstack/react-router"
import { accountRoutes } from "./account/routes.ts"
import { agreementsRoutes } from "./agreements/routes.ts"
import { dividingRoutes } from "./dividing/routes.ts"
import { evidenceRoutes } from "./evidence/routes.ts"
import { facilitiesRoutes } from "./facilities/routes.ts"
import { FaultPage } from "./frame/fault-page.tsx"
import { governanceRoutes } from "./governance/routes.ts"
import { homeRoutes } from "./home/routes.ts"
import { observatoryRoutes } from "./observatory/routes.ts"
import { outputRoutes } from "./output/routes.ts"
import { ownershipRoutes } from "./ownership/routes.ts"
import { regionRoutes } from "./region/routes.ts"
import { rootRoute } from "./root-route.tsx"
import { rulebookRoutes } from "./rulebook/routes.ts"
import { settlementRoutes } from "./settlement/routes.ts"
import { navigation } from "./ui/page.tsx"
import { PageSkeleton } from "./ui/skeletons.tsx"

export const router = createRouter({
  routeTree: rootRoute.addChildren([
    ...homeRoutes,
    ...accountRoutes,
    ...facilitiesRoutes,
    ...settlementRoutes,
    ...agreementsRoutes,
    ...outputRoutes,
    ...ownershipRoutes,
    ...dividingRoutes,
    ...regionRoutes,
    ...rulebookRoutes,
    ...governanceRoutes,
    ...evidenceRoutes,
    ...observatoryRoutes,
  ]),
  defaultPreload: "intent",
  defaultPendingComponent: PageSkeleton,
  defaultErrorComponent: FaultPage,
  scrollRestoration: true,
})

router.subscribe("onBeforeNavigate", ({ fromLocation, pathChanged }) => {
  if (fromLocation !== undefined && pathChanged) navigation.happened = true
})

declare module "@tanstack/react-router" {
  interface Register {
    readonly router: typeof router
  }
}
