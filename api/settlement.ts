import * as z from "zod"
import { Instant, Refusal } from "../base/index.ts"
import type { Resource } from "../rulebook/index.ts"
import { accountName, monthOf } from "../settlement/index.ts"
import { billOn } from "../store/bills.ts"
import { type JournalFilter, type JournalPosition, journalsOn, type PostedJournal } from "../store/ledger.ts"
import { type Context, type Handled, read } from "./act.ts"
import type { Actor } from "./actor.ts"
import { billResource } from "./bill-resource.ts"
import { settlement } from "./contract/index.ts"
import { cursorOf, readCursor } from "./cursor.ts"
import { statementOn, statementResource } from "./read-statement.ts"
import { acting, nothing, voucherRoutes } from "./vouchers.ts"

const journalPosition = z.object({ at: Instant, jurisdiction: z.string(), id: z.uuid() })

/** Purses, vouchers, bills, statements and the ledger. */
export const settlementRoutes: readonly Handled[] = [
  ...voucherRoutes,
  read(settlement.readBill, {
    about: ({ params }, before) => billResource(params, before),
    run: async ({ params: { jurisdiction, booking } }, { db }) => {
      const bill = await billOn(db, jurisdiction, booking)
      if (bill === undefined) throw new Refusal("settlement.not-settled", { booking })
      return bill
    },
  }),
  read(settlement.readStatement, {
    about: ({ params }, { region }) => statementResource(params, region),
    run: ({ params }, context) => statementOn(params, context),
  }),
  read(settlement.listLedger, {
    about: ({ query }, { actor }) => ledgerResource(query.jurisdiction, actor),
    run: ({ query }, context) => listLedger(query, context),
  }),
]

/** The caller's own entries, in the books of one member. */
function ledgerResource(jurisdiction: string | undefined, { organisation }: Actor): Resource {
  return {
    ...nothing,
    kind: "ledger",
    jurisdiction: jurisdiction ?? organisation?.jurisdiction ?? "",
    organisation: organisation?.id ?? "",
  }
}

/**
 * How far the rule book lets the caller see: the books asked for (all members' when none is named), else those of the
 * own jurisdiction, else entries that touch the own account.
 */
function seen(
  asked: string | undefined,
  { actor, mayDo }: Context,
): Pick<JournalFilter, "jurisdiction" | "organisation"> {
  const { id, jurisdiction } = acting(actor)
  const may = (of: string) => mayDo("settlement.read-ledger", { ...nothing, kind: "ledger", jurisdiction: of })
  if (may(asked ?? "")) return { jurisdiction: asked }
  if (asked === undefined && may(jurisdiction)) return { jurisdiction }
  return { jurisdiction: asked, organisation: id }
}

interface LedgerQuery {
  readonly cursor?: string | undefined
  readonly limit: number
  readonly jurisdiction?: string | undefined
  readonly account?: string | undefined
  readonly subject?: string | undefined
  readonly month?: string | undefined
}

async function listLedger({ cursor, limit, jurisdiction, account, subject, month }: LedgerQuery, context: Context) {
  const { db, region } = context
  const period = month === undefined ? undefined : monthOf(month, region.timeZone)
  const filter = { ...seen(jurisdiction, context), account, subject, period }
  const found = await journalsOn(db, filter, limit, readCursor<JournalPosition>(cursor, journalPosition))
  const last = found.length < limit ? undefined : found.at(-1)
  return {
    items: found.map(shownJournal),
    next: last === undefined ? null : cursorOf({ at: last.at, jurisdiction: last.jurisdiction, id: last.id }),
  }
}

function shownJournal({ postings, ...journal }: PostedJournal) {
  return {
    ...journal,
    postings: postings.map(({ account, kind, of, part, amount }) => ({
      account,
      name: accountName(kind, of),
      part,
      amount,
    })),
  }
}
