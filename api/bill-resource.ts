import { Refusal } from "../base/index.ts"
import type { Resource } from "../rulebook/index.ts"
import { bookingSides } from "../store/bills.ts"
import type { Before } from "./act.ts"
import { nothing } from "./vouchers.ts"

/** A bill as the rule book sees it: in the caller's jurisdiction where its books are touched, else in the host's. */
export async function billResource(
  { jurisdiction, booking }: { readonly jurisdiction: string; readonly booking: string },
  { db, actor }: Pick<Before, "db" | "actor">,
): Promise<Resource> {
  const sides = await bookingSides(db, { jurisdiction, id: booking })
  if (sides === undefined) throw new Refusal("facilities.unknown-booking", { booking })
  const own = actor.organisation?.jurisdiction ?? ""
  const concerned = [jurisdiction, sides.home, sides.issuer].includes(own)
  return {
    ...nothing,
    kind: "bill",
    id: `${jurisdiction}/${booking}`,
    jurisdiction: concerned ? own : jurisdiction,
    owner: sides.owner ?? "",
    organisation: sides.organisation,
    status: sides.state,
  }
}
