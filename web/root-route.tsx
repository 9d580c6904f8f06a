import { createRootRoute } from "@tanstack/react-router"
import { FaultPage } from "./frame/fault-page.tsx"
import { Frame } from "./frame/frame.tsx"
import { NotFound } from "./frame/not-found.tsx"

/** Every page stands in the frame; a domain's `routes.ts` hangs its pages on this. */
export const rootRoute = createRootRoute({
  component: Frame,
  notFoundComponent: NotFound,
  errorComponent: FaultPage,
})
