import * as z from "zod"
import { addMinutes, type Instant } from "../base/index.ts"
import { bookable, readUseLog, type UseRecord } from "../facilities/index.ts"
import { bookingsNamed, saveBooking } from "../store/bookings.ts"
import { saveUses, usesIn } from "../store/use-records.ts"
import { act, type Context, type Handled } from "./act.ts"
import { recordBooking } from "./bookings.ts"
import { facilities } from "./contract/index.ts"
import { readCsv } from "./csv.ts"
import { knownFacility } from "./quote.ts"
import { facilityResource } from "./resources.ts"

const columns = "booking, started, ended"

/** Metering from a facility's own log. */
export const useLogRoutes: readonly Handled[] = [
  act(facilities.importUse, {
    about: ({ params }, { db }) => facilityResource(db, params),
    run: ({ params, body }, context) => importLog(params, body, context),
  }),
]

interface Params {
  readonly jurisdiction: string
  readonly facility: string
}

async function importLog(params: Params, body: string, context: Context) {
  const { db, now, region, newId, record } = context
  const { jurisdiction, facility: id } = params
  const facility = await knownFacility(db, jurisdiction, id)
  const cells = readCsv(body, columns)
  const bookings = await bookingsNamed(db, params, idsIn(cells))
  const against = {
    jurisdiction,
    facility: id,
    slotMinutes: bookable({ ...facility, status: "operating" }).policy.slotMinutes,
    bookings: new Map(bookings.map(({ booking }) => [booking.id, booking])),
    now,
    newId,
  }
  // Read once alone to know the period of the log, then against what is on record in it.
  const alone = readUseLog(cells, { ...against, uses: [] })
  const log = readUseLog(cells, { ...against, uses: await usesIn(db, params, periodOf(alone.uses, now)) })
  const uses = await saveUses(db, jurisdiction, log.uses)
  for (const booking of log.used) {
    await saveBooking(db, booking, "kept", region.timeZone)
    await recordBooking(context, booking)
  }
  await record({
    jurisdiction,
    subject: { kind: "facility", id: `${jurisdiction}/${id}` },
    facts: {
      uses: `${uses.length}`,
      flagged: `${uses.filter(({ flags }) => flags.length > 0).length}`,
      rejected: `${log.rejected.length}`,
    },
  })
  return { accepted: uses.length, rejected: [...log.rejected], uses: [...uses] }
}

/** Everything in the file that may be a booking: which column holds them is read later. */
function idsIn(cells: readonly (readonly string[])[]): readonly string[] {
  const ids = cells.flat().map((cell) => cell.trim().toLowerCase())
  return [...new Set(ids.filter((cell) => z.uuid().safeParse(cell).success))]
}

function periodOf(uses: readonly UseRecord[], now: Instant) {
  const moments = uses.flatMap(({ started, ended }) => [started, ended ?? started]).sort()
  return { from: moments[0] ?? now, until: addMinutes(moments.at(-1) ?? now, 1) }
}
