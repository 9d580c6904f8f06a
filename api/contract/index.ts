/** Every route of the API. Web, command line and server share these values; the API description is made from them. */

import * as agreements from "./agreements.ts"
import * as books from "./books.ts"
import * as dividing from "./dividing.ts"
import * as duties from "./duties.ts"
import * as evidence from "./evidence.ts"
import * as exported from "./exports.ts"
import * as facilities from "./facilities.ts"
import * as governance from "./governance.ts"
import * as identity from "./identity.ts"
import * as impact from "./impact.ts"
import * as observatory from "./observatory.ts"
import * as output from "./output.ts"
import * as ownership from "./ownership.ts"
import * as plans from "./plans.ts"
import * as region from "./region.ts"
import type { Route } from "./route.ts"
import * as rulebook from "./rulebook.ts"
import * as settlement from "./settlement.ts"
import * as subsidies from "./subsidies.ts"

export { ImportReport, Problem, type Route } from "./route.ts"
export {
  agreements,
  books,
  dividing,
  duties,
  evidence,
  exported,
  facilities,
  governance,
  identity,
  impact,
  observatory,
  output,
  ownership,
  plans,
  region,
  rulebook,
  settlement,
  subsidies,
}

/** All routes, in the order in which the description lists them. */
export const routes: readonly Route[] = [
  region,
  identity,
  rulebook,
  duties,
  governance,
  impact,
  facilities,
  settlement,
  exported,
  books,
  subsidies,
  agreements,
  output,
  ownership,
  dividing,
  evidence,
  observatory,
  plans,
].flatMap((domain) => Object.values(domain).filter(isRoute))

function isRoute(value: unknown): value is Route {
  return typeof value === "object" && value !== null && "kind" in value && "path" in value && "refusals" in value
}
