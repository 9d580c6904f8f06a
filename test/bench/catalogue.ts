import { instantOf } from "../../base/index.ts"
import { type Client, client } from "../faults/client.ts"
import { serve } from "../faults/served.ts"
import { type AskedQuery, catalogueQueries } from "./catalogue-queries.ts"
import { type Figure, percentile, table, within } from "./figures.ts"
import { type BenchRegion, type BenchServer, loadBenchRegion, onServer } from "./region.ts"

const instruments = 50_000
const bookings = 20_000
const clients = 2
const rounds = 3
/** Milliseconds within which 95 of 100 searches are answered. */
const limit = 50

/** Searches a catalogue of 50,000 instruments with 20,000 bookings through the API, by two clients at once. */
export async function benchCatalogue(server: BenchServer): Promise<readonly Figure[]> {
  const region = await loadBenchRegion(server, instruments)
  try {
    await holdFacilities(region)
    const served = await serve({ folder: `${server.folder}/catalogue`, databaseUrl: region.url })
    const timed = await measureSearch(served.url).finally(() => served.end("SIGTERM"))
    tell(timed)
    const all = timed.map(({ milliseconds }) => milliseconds)
    const what = `catalogue search p95, ${instruments} instruments, ${bookings} bookings, ${clients} clients`
    return [within(what, percentile(all, 0.95), limit, "ms")]
  } finally {
    await region.drop()
  }
}

/** Bookings as the catalogue sees them: holds of an hour to eight in the next two weeks, on one bookable instrument in eight. */
export async function holdFacilities({ url, database: { pool } }: BenchRegion): Promise<void> {
  await pool.query(
    `insert into occupancy (jurisdiction, facility, id, kind, during)
     select f.jurisdiction, f.id, gen_random_uuid(), 'booking', tstzrange(start, start + make_interval(hours => 1 + (place + n)::int % 8))
     from (select jurisdiction, id, row_number() over (order by md5(id)) as place from facility where opening is not null) f
     cross join generate_series(0, 4) n
     cross join lateral (select date_trunc('day', now()) + make_interval(days => 1 + (n::int * 3 + place::int) % 14, hours => (place + n)::int % 8) as start) slot
     where place <= ${bookings / 5}`,
  )
  await onServer(url, "vacuum (analyze) occupancy")
}

interface Timed extends AskedQuery {
  readonly milliseconds: number
}

export async function measureSearch(url: string): Promise<readonly Timed[]> {
  const queries = catalogueQueries(instantOf(Date.now()))
  const timed: Timed[] = []
  // The first round warms up code and caches, as any running server is.
  for (let round = 0; round <= rounds; round++) {
    const waiting = shuffled(queries)
    const some = Array.from({ length: clients }, () => client(url))
    const answered = await Promise.all(some.map((one) => ask(one, waiting)))
    for (const one of some) one.close()
    if (round > 0) timed.push(...answered.flat())
  }
  return timed
}

async function ask(one: Client, waiting: AskedQuery[]): Promise<Timed[]> {
  const timed: Timed[] = []
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const began = performance.now()
    const { status, json } = await one.send(`/api/facilities?${next.query}`)
    if (status !== 200) throw new Error(`${next.query}: ${status} ${JSON.stringify(json)}`)
    timed.push({ ...next, milliseconds: performance.now() - began })
  }
  return timed
}

/** Kinds mixed, the same way in every run. */
function shuffled(queries: readonly AskedQuery[]): AskedQuery[] {
  return Array.from({ length: queries.length }, (_, at) => queries[(at * 101) % queries.length]).filter(
    (query) => query !== undefined,
  )
}

export function tell(timed: readonly Timed[]): void {
  const kinds = Map.groupBy(timed, ({ kind }) => kind)
  const lines = [...kinds, ["all", timed] as const].map(([kind, of]) => {
    const all = of.map(({ milliseconds }) => milliseconds)
    return [kind, `${all.length}`, ...[0.5, 0.95, 1].map((share) => percentile(all, share).toFixed(1))]
  })
  console.log(table([["catalogue search", "queries", "p50 ms", "p95 ms", "max ms"], ...lines]))
}
