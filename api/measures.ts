import { type Day, millisecondsOf } from "../base/index.ts"
import { type LoggedAct, type MeasuresReport, type Measuring, openMeasuring } from "../observatory/index.ts"
import { entries } from "../store/evidence.ts"
import { measureDefinitionsOn } from "../store/measure-definitions.ts"
import type { Context } from "./act.ts"
import type { Platform } from "./platform.ts"

/** How many entries are read from the log at once. */
const page = 2_000

/** How long a report of the same entries is given again: a reader who clicks on costs no second reckoning. */
const keptFor = 30_000
/** Periods whose reports are kept at most. */
const mostKept = 50

/** A measuring of the log that goes on for the life of a server, and the reading that is under way. */
interface Kept {
  readonly measuring: Measuring
  reading: Promise<void>
  /** Newest reports by period. What waits is told as at their own moment, which they name. */
  readonly reports: Map<string, { readonly size: number; readonly at: number; readonly report: MeasuresReport }>
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
  const found = kept.get(platform) ?? { measuring: openOn(platform), reading: Promise.resolve(), reports: new Map() }
  kept.set(platform, found)
  const { measuring, reports } = found
  // One after the other, so that each entry is read once; a reading that failed is gone on with where it stopped.
  found.reading = found.reading.catch(() => undefined).then(() => readOn(db, measuring))
  await found.reading
  const name = `${from ?? ""} ${to ?? ""} ${today}`
  const at = millisecondsOf(now)
  const known = reports.get(name)
  if (known?.size === measuring.size() && at >= known.at && at - known.at < keptFor) return known.report
  const report = measuring.report({ from, to, now, definitions: measureDefinitionsOn(today) })
  if (reports.size >= mostKept) reports.clear()
  reports.set(name, { size: measuring.size(), at, report })
  return report
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
