import { join } from "node:path"
import { sql } from "kysely"
import { type Instant, instantOf, localTime, Refusal } from "../base/index.ts"
import { type Db, firstRow } from "./database.ts"
import { appendEntry } from "./evidence.ts"
import { readFounding, saveFounding } from "./founding.ts"
import { type RegionFiles, readRegionFiles } from "./region-files.ts"
import { saveRegionFacts } from "./region-rows.ts"
import { makeSample, type Sample } from "./sample.ts"
import { chanceFrom } from "./sample-random.ts"
import { saveSample } from "./sample-rows.ts"
import { signInForSample } from "./sample-sign-in.ts"
import { readVocabulary } from "./sample-vocabulary.ts"
import { transaction } from "./transaction.ts"

/** Any number, the same in every process of the platform: of two that start at once, one loads and one finds it loaded. */
const loadingLock = 7_305_941_227

/** The usual samples: how many instruments, and the seed that makes them. */
export const usualSample = { seed: 20_261_124, instruments: 320 } as const

export interface LoadOptions {
  /** The region's data folder. */
  readonly folder: string
  /** Whether made-up organisations, people and instruments come with it, marked as samples. */
  readonly sample: boolean
  /** How many instruments the sample has; 320 when left out. */
  readonly instruments?: number
  /** Folder of the sample vocabulary; `samples` beside the regions when left out. */
  readonly samplesFolder?: string
  readonly now?: Instant
}

export interface Loaded {
  readonly region: string
  /** Whether the database holds samples. */
  readonly sample: boolean
  /** Whether it was loaded now; false when it was there before. */
  readonly loaded: boolean
}

/**
 * Loads a region into an empty database, all or nothing: its facts, the founding list version and, if wished, samples
 * that can sign in. A database that has this region is left as it is, samples or not.
 * @throws Refusal "store.other-region" when the database holds another region
 * @throws Refusal "store.lists-broken", "rulebook.unsound-rules"; Error when a data file is misshapen
 */
export async function loadRegion(db: Db, options: LoadOptions): Promise<Loaded> {
  const before = await loadedRegion(db)
  if (before !== undefined) return sameRegion(before, readRegionFiles(options.folder).file.id)
  const files = readRegionFiles(options.folder)
  const { id, timeZone } = files.file
  const now = options.now ?? instantOf(Date.now())
  // Cedar reads the lists in a process of its own, while this one makes the samples.
  const [founding, sample] = await Promise.all([
    readFounding(options.folder, now),
    options.sample ? sampleOf(files, options, now) : undefined,
  ])
  return transaction(db, async (on) => {
    await sql`select pg_advisory_xact_lock(${loadingLock})`.execute(on)
    const meanwhile = await loadedRegion(on)
    if (meanwhile !== undefined) return sameRegion(meanwhile, id)
    await saveRegionFacts(on, files, options.sample, now)
    await saveFounding(on, founding, { zone: timeZone, now })
    if (sample !== undefined) {
      await saveSample(on, sample, localTime(now, timeZone).day, now)
      await signInForSample(
        on,
        sample.people.map((person) => person.id),
      )
    }
    await recordLoading(on, files, sample, now)
    return { region: id, sample: options.sample, loaded: true }
  })
}

async function sampleOf(
  region: RegionFiles,
  { folder, samplesFolder, instruments }: LoadOptions,
  now: Instant,
): Promise<Sample> {
  return makeSample({
    region,
    vocabulary: readVocabulary(samplesFolder ?? join(folder, "..", "..", "samples")),
    seed: usualSample.seed,
    instruments: instruments ?? usualSample.instruments,
    today: localTime(now, region.file.timeZone).day,
  })
}

async function loadedRegion(db: Db): Promise<{ readonly id: string; readonly sample: boolean } | undefined> {
  return firstRow(db, sql<{ id: string; sample: boolean }>`select id, sample from region`)
}

function sameRegion(loaded: { readonly id: string; readonly sample: boolean }, asked: string): Loaded {
  if (loaded.id !== asked) throw new Refusal("store.other-region", { loaded: loaded.id, asked })
  return { region: loaded.id, sample: loaded.sample, loaded: false }
}

/** The log begins with what the database began with. */
async function recordLoading(db: Db, files: RegionFiles, sample: Sample | undefined, now: Instant): Promise<void> {
  const [first] = files.jurisdictions
  if (first === undefined) return
  await appendEntry(db, {
    id: chanceFrom(Date.parse(now) % 2_147_483_647).uuid(),
    act: "region.load",
    at: now,
    jurisdiction: first.code,
    actor: { kind: "platform" },
    organisation: null,
    of: { kind: "region", id: files.file.id },
    facts: {
      jurisdictions: files.jurisdictions.length,
      cities: files.cities.length,
      largeFacilities: files.largeFacilities.length,
      sample: sample !== undefined,
      sampleSeed: sample?.seed ?? null,
      sampleOrganisations: sample?.organisations.length ?? 0,
      sampleInstruments: sample?.instruments.length ?? 0,
    },
    listVersion: "1",
    entries: [],
  })
}
