import { Refusal } from "../base/index.ts"
import { lapse } from "../facilities/index.ts"
import { attempt } from "../store/attempt.ts"
import { bookingsFlagged, bookingsToSettle, requestsOverdue } from "../store/bookings.ts"
import { act, type Handled } from "./act.ts"
import { acceptRequest, declineRequest, settleUse } from "./booking-acts.ts"
import { facilities } from "./contract/index.ts"
import { bookingParameters } from "./quote.ts"
import { filesOf } from "./region-facts.ts"

/** How many one call takes on; the next call comes soon. */
const mostAtOnce = 200

/** What the clock does to bookings. */
export const bookingTimedRoutes: readonly Handled[] = [
  act(facilities.lapseSilence, {
    run: async (_, context) => {
      const { db, today, now, rules, region, platform } = context
      const { workingDays: calendar } = filesOf(platform.regionFolder)
      const against = {
        today,
        now,
        parameters: bookingParameters(rules, now),
        clock: { zone: region.timeZone, calendar },
      }
      const count = { accepted: 0, declined: 0 }
      for (const named of await requestsOverdue(db, { today, now }, mostAtOnce)) {
        const effect = lapse(named.booking, against)
        if (effect?.state === "confirmed") {
          await acceptRequest(context, named)
          count.accepted += 1
        } else if (effect?.state === "declined") {
          await declineRequest(context, named, silent)
          count.declined += 1
        }
      }
      return count
    },
  }),
  act(facilities.settleDue, {
    run: async (_, context) => {
      let settled = 0
      const refused: string[] = []
      let due = await bookingsToSettle(context.db, mostAtOnce)
      // Bills that are refused, however many, keep no other from being made.
      while (due.length > 0 && settled < mostAtOnce) {
        for (const { booking } of due) {
          const outcome = await attempt(context.db, () => settleUse(context, booking))
          if (outcome instanceof Refusal) refused.push(booking.id)
          else settled += 1
        }
        due = await bookingsToSettle(context.db, mostAtOnce, refused)
      }
      return { settled, flagged: refused.length + (await bookingsFlagged(context.db)) }
    },
  }),
]

const silent = {
  zh: "设施方在规定的工作日内没有答复。",
  en: "The owner did not answer within the working days set.",
}
