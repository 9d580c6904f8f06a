import type { Resource } from "../rulebook/index.ts"
import { monthOf, type Statement, statement } from "../settlement/index.ts"
import { agreementClearingOf } from "../store/agreement-executions.ts"
import { clearingOf, clearingSum } from "../store/bills.ts"
import { paymentsOf, type RecordedPayment } from "../store/payments.ts"
import { closedPeriods } from "../store/periods.ts"
import type { Context } from "./act.ts"
import { known, nothing } from "./vouchers.ts"

interface Asked {
  readonly member: string
  readonly month: string
}

/** A member's month as the rule book sees it. @throws Refusal "region.unknown-jurisdiction" */
export function statementResource({ member, month }: Asked, region: Context["region"]): Resource {
  return { ...nothing, kind: "statement", id: `${member}/${month}`, jurisdiction: known(member, region) }
}

/** A statement as it is read: with when the member closed the month, and what of it was paid. */
export interface ReadStatement extends Statement {
  readonly closedAt: Statement["lines"][number]["at"] | null
  readonly payments: readonly RecordedPayment[]
}

/** A member's statement of a month, with when the member closed it and what was paid. */
export async function statementOn(
  { member, month }: Asked,
  { db, region: { currency, timeZone } }: Pick<Context, "db" | "region">,
): Promise<ReadStatement> {
  const period = monthOf(month, timeZone)
  const postings = await clearingOf(db, member, period)
  const agreements = await agreementClearingOf(db, member, period)
  const regionSum = await clearingSum(db, period)
  const shown = statement({ member, month, currency, postings, agreements, regionSum })
  const closed = (await closedPeriods(db, [member])).find((each) => each.month === month)
  return { ...shown, closedAt: closed?.closedAt ?? null, payments: await paymentsOf(db, member, month) }
}
