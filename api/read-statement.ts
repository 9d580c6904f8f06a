import type { Resource } from "../rulebook/index.ts"
import { monthOf, type Statement, statement } from "../settlement/index.ts"
import { agreementClearingOf } from "../store/agreements.ts"
import { clearingOf, clearingSum } from "../store/bills.ts"
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

/** A member's statement of a month, with when the member closed it. */
export async function statementOn(
  { member, month }: Asked,
  { db, region: { currency, timeZone } }: Pick<Context, "db" | "region">,
): Promise<Statement & { readonly closedAt: Statement["lines"][number]["at"] | null }> {
  const period = monthOf(month, timeZone)
  const postings = await clearingOf(db, member, period)
  const agreements = await agreementClearingOf(db, member, period)
  const regionSum = await clearingSum(db, period)
  const shown = statement({ member, month, currency, postings, agreements, regionSum })
  const closed = (await closedPeriods(db, [member])).find((each) => each.month === month)
  return { ...shown, closedAt: closed?.closedAt ?? null }
}
