import { createRoute, lazyRouteComponent } from "@tanstack/react-router"
import { rootRoute } from "../root-route.tsx"
import { numberIn, oneOf, present, type RawSearch, tableIn, textIn, textsIn } from "../search-params.ts"
import { tableNames } from "./autonomy/table-names.ts"
import { editorParts } from "./index/editor-parts.ts"
import { viewNames } from "./index/views/index-results.ts"
import { quantities } from "./measures/quantities.ts"

const series = createRoute({
  getParentRoute: () => rootRoute,
  path: "/index-series",
  validateSearch: (search: RawSearch) =>
    present({
      ...tableIn(search),
      index: textIn(search, "index"),
      vintage: textIn(search, "vintage"),
      component: textIn(search, "component"),
      unit: oneOf(search, "unit", ["points", "percent"]),
      manner: oneOf(search, "manner", ["year-on-year", "average", "compound"]),
      since: oneOf(search, "since", ["first", "base"]),
    }),
  component: lazyRouteComponent(() => import("./series-page.tsx"), "SeriesPage"),
})

const targets = createRoute({
  getParentRoute: () => rootRoute,
  path: "/targets",
  validateSearch: (search: RawSearch) => present({ ...tableIn(search), on: textIn(search, "on") }),
  component: lazyRouteComponent(() => import("./targets-page.tsx"), "TargetsPage"),
})

/** The days that are measured, and what flows are counted in. */
const measures = createRoute({
  getParentRoute: () => rootRoute,
  path: "/measures",
  validateSearch: (search: RawSearch) =>
    present({ from: textIn(search, "from"), to: textIn(search, "to"), of: oneOf(search, "of", quantities) }),
  component: lazyRouteComponent(() => import("./measures/measures-page.tsx"), "MeasuresPage"),
})

/** What the workbench shows: the example that it began with, the open part of the editor, and the view with its choices. */
const workbench = createRoute({
  getParentRoute: () => rootRoute,
  path: "/index-workbench",
  validateSearch: (search: RawSearch) =>
    present({
      example: textIn(search, "example"),
      edit: oneOf(search, "edit", editorParts),
      view: oneOf(search, "view", viewNames),
      node: textIn(search, "node"),
      indicator: textIn(search, "indicator"),
      period: numberIn(search, "period"),
      from: numberIn(search, "from"),
      unit: textIn(search, "unit"),
      other: textIn(search, "other"),
    }),
  component: lazyRouteComponent(() => import("./index/index-workbench-page.tsx"), "IndexWorkbenchPage"),
})

/** A supply chain: the example, what counts as home, what is looked at, what is taken away. */
const autonomy = createRoute({
  getParentRoute: () => rootRoute,
  path: "/autonomy",
  validateSearch: (search: RawSearch) =>
    present({
      example: textIn(search, "example"),
      home: textsIn(search, "home"),
      product: textIn(search, "product"),
      tag: textIn(search, "tag"),
      supplier: textsIn(search, "supplier"),
      country: textsIn(search, "country"),
      component: textsIn(search, "component"),
      table: oneOf(search, "table", tableNames),
    }),
  component: lazyRouteComponent(() => import("./autonomy/autonomy-page.tsx"), "AutonomyPage"),
})

/** The cell that is read: a plan, an area or theme, and which of its passages. */
const planAudit = createRoute({
  getParentRoute: () => rootRoute,
  path: "/plan-audit",
  validateSearch: (search: RawSearch) =>
    present({ plan: textIn(search, "plan"), topic: textIn(search, "topic"), at: numberIn(search, "at") }),
  component: lazyRouteComponent(() => import("./plans/plan-audit-page.tsx"), "PlanAuditPage"),
})

export const observatoryRoutes = [planAudit, series, targets, workbench, autonomy, measures] as const
