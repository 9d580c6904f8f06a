import type { Handled } from "./act.ts"
import { agreementExecutionRoutes } from "./agreement-executions.ts"
import { agreementSimulationRoutes } from "./agreement-simulation.ts"
import { agreementRoutes } from "./agreements.ts"
import { bookingActsRoutes } from "./booking-acts.ts"
import { bookingTimedRoutes } from "./booking-timed.ts"
import { bookingsRoutes } from "./bookings.ts"
import { calendarRoutes } from "./calendar.ts"
import { dividingRoutes } from "./dividing.ts"
import { dutiesRoutes } from "./duties.ts"
import { dutiesTimedRoutes } from "./duties-timed.ts"
import { evidenceRoutes } from "./evidence.ts"
import { exportRoutes } from "./exports.ts"
import { facilitiesRoutes } from "./facilities.ts"
import { governanceRoutes } from "./governance.ts"
import { governanceActRoutes } from "./governance-acts.ts"
import { governanceTimedRoutes } from "./governance-timed.ts"
import { identityRoutes } from "./identity.ts"
import { impactRoutes } from "./impact.ts"
import { observatoryRoutes } from "./observatory.ts"
import { outputRoutes } from "./output.ts"
import { ownershipRoutes } from "./ownership.ts"
import { paymentRoutes } from "./payments.ts"
import { periodRoutes } from "./periods.ts"
import { planRoutes } from "./plans.ts"
import { regionRoutes } from "./region.ts"
import { reversalRoutes } from "./reversals.ts"
import { ruleMatrixRoutes } from "./rule-matrix.ts"
import { ruleTextRoutes } from "./rule-text.ts"
import { rulebookRoutes } from "./rulebook.ts"
import { settlementRoutes } from "./settlement.ts"
import { subsidyRoutes } from "./subsidies.ts"
import { useLogRoutes } from "./use-log.ts"

/** The work of every route. A test holds this list against the contract. */
export const handlers: readonly Handled[] = [
  ...regionRoutes,
  ...identityRoutes,
  ...rulebookRoutes,
  ...ruleMatrixRoutes,
  ...ruleTextRoutes,
  ...dutiesRoutes,
  ...dutiesTimedRoutes,
  ...governanceRoutes,
  ...governanceActRoutes,
  ...governanceTimedRoutes,
  ...facilitiesRoutes,
  ...bookingsRoutes,
  ...bookingActsRoutes,
  ...bookingTimedRoutes,
  ...useLogRoutes,
  ...calendarRoutes,
  ...settlementRoutes,
  ...exportRoutes,
  ...periodRoutes,
  ...paymentRoutes,
  ...reversalRoutes,
  ...subsidyRoutes,
  ...outputRoutes,
  ...agreementRoutes,
  ...agreementExecutionRoutes,
  ...agreementSimulationRoutes,
  ...ownershipRoutes,
  ...dividingRoutes,
  ...impactRoutes,
  ...evidenceRoutes,
  ...observatoryRoutes,
  ...planRoutes,
]
