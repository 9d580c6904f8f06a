import type { Currency, Text } from "../base/index.ts"
import type { CostModel, Facility, SlotPolicy, Specification } from "../facilities/index.ts"
import type { CityFacts } from "./region-files.ts"
import type { Chance } from "./sample-random.ts"
import type { InstrumentKind, SampleOrganisation, SampleVocabulary } from "./sample-vocabulary.ts"

/** What the instruments of one run share. */
export interface InstrumentRun {
  readonly seed: number
  readonly currency: Currency
  readonly cities: ReadonlyMap<string, CityFacts>
  readonly vocabulary: SampleVocabulary
  readonly chance: Chance
}

/** "Transmission electron microscope" → "transmission …", but "X-ray …" and "GPU …" stay. */
function inPhrase(name: string): string {
  return /^[A-Z][a-z]/.test(name) ? name.slice(0, 1).toLowerCase() + name.slice(1) : name
}

function nameOf(kind: InstrumentKind, variant: Text | { zh: string; en: string }): Text {
  if (variant.zh === "") return kind.name
  return { zh: `${variant.zh}${kind.name.zh}`, en: `${variant.en} ${inPhrase(kind.name.en)}` }
}

function specificationsOf(kind: InstrumentKind, chance: Chance): Specification[] {
  return kind.specs.map(([quantity, zh, en, unit, choices]) => {
    const choice = chance.pick(choices)
    const [low, high] = typeof choice === "number" ? [choice, choice] : choice
    return { quantity, label: { zh, en }, low, high, unit }
  })
}

function costsOf(kind: InstrumentKind, { currency, vocabulary, chance }: InstrumentRun): CostModel {
  const unit = 10n ** BigInt(currency.decimals)
  const [low, high] = kind.hourly
  const hourly = BigInt(chance.between(Math.ceil(low / 10), Math.floor(high / 10)) * 10) * unit
  const parts = vocabulary.costParts.map(({ share, part }) => ({ part, amount: (hourly * BigInt(share)) / 100n }))
  const rest = hourly - parts.reduce((sum, { amount }) => sum + amount, 0n)
  const perHour = parts.map((part, at) => (at === 0 ? { ...part, amount: part.amount + rest } : part))
  return { setUp: BigInt(chance.pick([0, 0, 0, 100, 200, 300])) * unit, perHour }
}

function policyOf({ vocabulary, chance }: InstrumentRun, acceptance: SlotPolicy["acceptance"]): SlotPolicy {
  const { opening, slotMinutes, minimumMinutes, maximumMinutes, noticeHours, horizonDays } = chance.weighted(
    vocabulary.policies,
  )
  return {
    opening: opening.flatMap(({ weekdays, from, until }) => weekdays.map((weekday) => ({ weekday, from, until }))),
    slotMinutes,
    minimumMinutes,
    maximumMinutes,
    noticeHours,
    horizonDays,
    acceptance,
    // Where the owner accepts each booking, there is something to look at before.
    qualification: acceptance === "owner" || chance.between(1, 4) === 1 ? chance.pick(vocabulary.qualifications) : null,
    charge: chance.between(1, 10) <= 7 ? "booked" : "used",
    residency: [],
  }
}

/**
 * Makes one instrument.
 * @param ofHost how many its host has already: the first is free to book, the second asks for the owner's acceptance
 */
export function makeInstrument(
  run: InstrumentRun,
  kind: InstrumentKind,
  host: SampleOrganisation,
  serial: number,
  ofHost: number,
): Facility {
  const { chance } = run
  const name = nameOf(kind, chance.pick(kind.variants))
  const city = run.cities.get(host.city)
  const asks = ofHost === 1 || (ofHost > 1 && chance.between(1, 100) <= 35)
  return {
    jurisdiction: host.jurisdiction,
    id: `${kind.id}-${`${serial}`.padStart(4, "0")}`,
    kind: "instrument",
    name,
    acronym: kind.acronym,
    organisation: { id: host.id, name: host.name },
    city: { code: host.city, name: city?.name ?? host.name },
    instrumentClass: kind.class,
    field: null,
    tier: null,
    status: "operating",
    yearOpened: chance.between(2012, 2025),
    description: {
      zh: `样例：${host.name.zh}的${name.zh}。主机、参数与价格均为虚构。`,
      en: `Sample: ${inPhrase(name.en)} of ${host.name.en}. Host, figures and price are made up.`,
    },
    techniques: [kind.name, ...kind.also],
    specifications: specificationsOf(kind, chance),
    accessories: chance.some(kind.accessories, chance.between(0, kind.accessories.length)),
    costs: costsOf(kind, run),
    policy: policyOf(run, asks ? "owner" : "automatic"),
    note: null,
    source: `sample generator, seed ${run.seed}`,
    confidence: "sample",
    sample: true,
    version: 1,
  }
}
