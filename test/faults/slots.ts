import { sql } from "kysely"
import { addDays, type Instant, instantAt, instantOf, localTime } from "../../base/index.ts"
import type { SlotPolicy } from "../../facilities/index.ts"
import { type Db, rows } from "../../store/database.ts"
import { facilityOn, insertFacilities } from "../../store/facilities.ts"
import { regionOn } from "../../store/region.ts"
import { samplePassword } from "../../store/sample-sign-in.ts"
import { type Answer, type Client, client, signIn } from "./client.ts"

const firstHour = 8
const slotsADay = 12
const days = 60

/** Booked by everybody, at once, by the hour. */
const policy: SlotPolicy = {
  opening: [1, 2, 3, 4, 5, 6, 7].map((weekday) => ({
    weekday,
    from: firstHour * 60,
    until: (firstHour + slotsADay) * 60,
  })),
  slotMinutes: 60,
  minimumMinutes: 60,
  maximumMinutes: 60,
  noticeHours: 1,
  horizonDays: days + 30,
  acceptance: "automatic",
  qualification: null,
  charge: "booked",
  residency: [],
}

/** Many free slots of an hour: the first `count` numbers name as many different ones. */
export interface Slots {
  readonly jurisdiction: string
  readonly count: number
  of(number: number): { readonly facility: string; readonly from: Instant; readonly until: Instant }
}

/** Puts facilities into the catalogue that are like a sample instrument and free for two months. */
export async function makeSlots(db: Db, facilities: number): Promise<Slots> {
  const [like] = await rows(
    db,
    sql<{ jurisdiction: string; id: string }>`select jurisdiction, id from facility where sample and opening is not null
      order by jurisdiction, id limit 1`,
  )
  const facility = like && (await facilityOn(db, like.jurisdiction, like.id))
  if (facility === undefined) throw new Error("the region has no bookable sample")
  const now = instantOf(Date.now())
  const { timeZone } = await regionOn(db)
  const today = localTime(now, timeZone).day
  const made = Array.from({ length: facilities }, (_, at) => ({ ...facility, id: slotFacility(at), policy }))
  await insertFacilities(db, made, now)
  return {
    jurisdiction: facility.jurisdiction,
    count: facilities * slotsADay * days,
    of(number) {
      const slot = Math.floor(number / facilities)
      const day = addDays(today, 2 + Math.floor(slot / slotsADay))
      const minute = (firstHour + (slot % slotsADay)) * 60
      return {
        facility: slotFacility(number % facilities),
        from: instantAt(day, minute, timeZone),
        until: instantAt(day, minute + 60, timeZone),
      }
    },
  }
}

function slotFacility(at: number): string {
  return `slots-${1_000 + at}`
}

/** Books one slot. */
export function bookSlot(one: Client, slots: Slots, number: number, key: string, breakAfter?: number): Promise<Answer> {
  const { facility, from, until } = slots.of(number)
  return one.send(`/api/facilities/${slots.jurisdiction}/${facility}/bookings`, {
    method: "POST",
    key,
    body: { from, until, voucher: null, purpose: "examine a sample", acceptTerms: true },
    ...(breakAfter === undefined ? {} : { breakAfter }),
  })
}

/** Each signs in once: hashing a password takes long on purpose. */
const people = 4

/** So many clients, signed in as a few sample engineers. */
export async function engineers(db: Db, url: string, count: number): Promise<readonly Client[]> {
  const found = await rows(
    db,
    sql<{ email: string }>`select distinct p.email from person p join membership m on m.person = p.id
      where p.sample and m.role = 'engineer' and p.status = 'active' order by p.email limit ${people}`,
  )
  const signedIn = found.map(() => client(url))
  for (const [at, one] of signedIn.entries()) await signIn(one, found[at]?.email ?? "", samplePassword)
  return Array.from({ length: count }, (_, at) => {
    const one = signedIn[at % signedIn.length]
    if (one === undefined) throw new Error("the region has no sample engineers")
    return at < signedIn.length ? one : one.at(url)
  })
}
