import type { Day } from "../base/index.ts"
import { type LoggedAct, type Measuring, openMeasuring } from "../observatory/index.ts"
import { entries } from "../store/evidence.ts"
import { measureDefinitionsOn } from "../store/measure-definitions.ts"
import type { Context } from "./act.ts"
import type { Platform } from "./platform.ts"

/** How many entries are read from the log at once. */
const page = 2_000

/** A measuring of the log that goes on for the life of a server, and the reading that is under way. */
interface Kept {
  readonly measuring: Measuring
  reading: Promise<void>
}

const kept = new WeakMap<Platform, Kept>()

/**
 * The live measures of a period. The first call of a server reads the whole log, later ones what came since; the figures
 * are sums by day in memory, so that a period costs its days.
 */
export async function measuresOf(
  { from, to }: { readonly from?: Day | undefined; readonly to?: Day | undefined },
  { db, platform, now, today }: Pick<Context, "db" | "platform" | "now" | "today">,
) {
  const found = kept.get(platform) ?? { measuring: openOn(platform), reading: Promise.resolve() }
  kept.set(platform, found)
  const { measuring } = found
  // One after the other, so that each entry is read once; a reading that failed is gone on with where it stopped.
  found.reading = found.reading.catch(() => undefined).then(() => readOn(db, measuring))
  await found.reading
  return measuring.report({ from, to, now, definitions: measureDefinitionsOn(today) })
}

function openOn({ region, logKey }: Platform): Measuring {
  const { id, name, timeZone, currency, jurisdictions } = region
  return openMeasuring({
    region: { id, name, timeZone },
    currency,
    members: jurisdictions.map(({ code, name: called }) => ({ code, name: called })),
    origin: logKey.name,
  })
}

async function readOn(db: Context["db"], measuring: Measuring): Promise<void> {
  for (;;) {
    const found = await entries(db, measuring.size(), page)
    // What the log holds was checked when it was written.
    for (const { body } of found) measuring.read(JSON.parse(body) as LoggedAct)
    if (found.length < page) return
  }
}
