import { addDays, type Day } from "../base/index.ts"
import type { Facility } from "../facilities/index.ts"
import type { Voucher } from "../settlement/index.ts"
import type { RegionFiles } from "./region-files.ts"
import { type InstrumentRun, makeInstrument } from "./sample-instruments.ts"
import { makeOrganisations } from "./sample-organisations.ts"
import { makeOutput, type SampleOutput } from "./sample-output.ts"
import { makePeople, type SamplePerson } from "./sample-people.ts"
import { chanceFrom } from "./sample-random.ts"
import type { SampleOrganisation, SampleVocabulary } from "./sample-vocabulary.ts"

/** Money that a jurisdiction puts into its purse of vouchers; minor units. */
export interface SampleBudget {
  readonly jurisdiction: string
  readonly amount: bigint
}

/** Made-up organisations, people, instruments and vouchers, all marked as samples. */
export interface Sample {
  readonly seed: number
  readonly organisations: readonly SampleOrganisation[]
  readonly people: readonly SamplePerson[]
  readonly instruments: readonly Facility[]
  readonly budgets: readonly SampleBudget[]
  readonly vouchers: readonly Voucher[]
  readonly output: SampleOutput
}

export interface SampleWish {
  readonly region: RegionFiles
  readonly vocabulary: SampleVocabulary
  /** The same seed gives the same samples. */
  readonly seed: number
  readonly instruments: number
  /** From which day vouchers hold. */
  readonly today: Day
}

/** Institutes and universities share instruments, and every fourth firm does. */
function hostsAmong(organisations: readonly SampleOrganisation[]): SampleOrganisation[] {
  const firms = organisations.filter(({ kind }) => kind === "firm")
  const sharing = new Set(firms.filter((_, at) => at % 4 === 3).map(({ id }) => id))
  return organisations.filter(({ id, kind }) => kind === "institute" || kind === "university" || sharing.has(id))
}

const divisor = (a: number, b: number): number => (b === 0 ? a : divisor(b, a % b))

/**
 * Kinds and hosts are gone through in turn, so that every kind and every host has some. Each round of kinds shifts the
 * hosts by a step without common divisor, so that in time every kind stands at every host.
 */
function makeInstruments(run: InstrumentRun, hosts: readonly SampleOrganisation[], count: number): Facility[] {
  const { kinds } = run.vocabulary
  let shift = 1
  while (divisor(kinds.length + shift, hosts.length) > 1) shift += 1
  const ofHost = new Map<string, number>()
  return Array.from({ length: count }, (_, at) => {
    const kind = kinds[at % kinds.length]
    const host = hosts[(at + shift * Math.floor(at / kinds.length)) % hosts.length]
    if (kind === undefined || host === undefined) throw new RangeError("samples need at least one kind and one host")
    const before = ofHost.get(host.id) ?? 0
    ofHost.set(host.id, before + 1)
    return makeInstrument(run, kind, host, at + 1, before)
  })
}

function makeVouchers(
  { vocabulary, region, today }: SampleWish,
  organisations: readonly SampleOrganisation[],
  run: InstrumentRun,
): Voucher[] {
  const unit = 10n ** BigInt(region.file.currency.decimals)
  const firms = organisations.filter(({ kind }) => kind === "firm")
  // Each first firm has one, each firm of a group too (the cap counts them together), the others by chance.
  const inGroups = new Set(
    firms.filter(({ id, controllingGroup }) => id !== controllingGroup).map((firm) => firm.controllingGroup),
  )
  return firms
    .filter((firm) => firm.id.endsWith("-01") || inGroups.has(firm.controllingGroup) || run.chance.between(1, 2) === 1)
    .map((firm) => ({
      jurisdiction: firm.jurisdiction,
      id: run.chance.uuid(),
      controllingGroup: firm.controllingGroup,
      organisation: firm.id,
      face: BigInt(run.chance.pick(vocabulary.voucherFaces)) * unit,
      reserved: 0n,
      redeemed: 0n,
      validFrom: today,
      validUntil: addDays(today, vocabulary.voucherDays),
      state: "open" as const,
    }))
}

/**
 * Makes the samples of a region.
 * @example makeSample({ region, vocabulary, seed: 20261124, instruments: 320, today: day("2026-11-24") }).instruments.length // 320
 */
export function makeSample(wish: SampleWish): Sample {
  const { region, vocabulary, seed, instruments } = wish
  const chance = chanceFrom(seed)
  const run: InstrumentRun = {
    seed,
    chance,
    vocabulary,
    currency: region.file.currency,
    cities: new Map(region.cities.map((city) => [city.code, city])),
  }
  const organisations = makeOrganisations(region, vocabulary, chance)
  const hosts = hostsAmong(organisations)
  const bureaus = organisations.filter(({ id }) => id.endsWith(`-${vocabulary.output.statistics.id}`))
  const others = organisations.filter((organisation) => !bureaus.includes(organisation))
  const unit = 10n ** BigInt(region.file.currency.decimals)
  return {
    seed,
    organisations,
    people: [
      ...makePeople(others, new Set(hosts.map(({ id }) => id)), vocabulary, chance),
      // By chance of their own: what was made before there were bureaus stays as it was.
      ...makePeople(bureaus, new Set(), vocabulary, chanceFrom(seed + 2)),
    ],
    vouchers: makeVouchers(wish, organisations, run),
    budgets: region.jurisdictions.map(({ code }) => ({ jurisdiction: code, amount: BigInt(vocabulary.purse) * unit })),
    instruments: makeInstruments(run, hosts, instruments),
    output: makeOutput({ region, vocabulary, organisations, seed: seed + 3, today: wish.today }),
  }
}
