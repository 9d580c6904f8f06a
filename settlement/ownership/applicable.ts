import { type Day, Refusal, type Text } from "../../base/index.ts"
import type { Held } from "./clause.ts"
import type { OwnershipCase, Party } from "./read-ownership-case.ts"
import { type OwnershipRules, versionHeld } from "./read-ownership-rules.ts"
import type { Provision } from "./rule-shapes.ts"

const order = ["programme", "local", "national"] as const

/** Whether one jurisdiction lies in another: its code begins with the other's. @example liesIn("CN-SH", "CN") // true */
export function liesIn(inner: string, outer: string): boolean {
  return inner === outer || inner.startsWith(`${outer}-`)
}

/**
 * Provisions that apply to a case on a day: of programmes that it names, and of the jurisdictions in which the parties that
 * a provision speaks of are, or of the one whose law the contract chose. Programmes first, then local, then national ones.
 */
export function applicable(rules: OwnershipRules, given: OwnershipCase, on: Day): readonly Held[] {
  const law = chosenLaw(given)
  const held = rules.instruments.flatMap((instrument) => {
    const version = versionHeld(instrument, on)
    return version === undefined ? [] : version.version.provisions.map((provision): Held => ({ ...version, provision }))
  })
  return held
    .filter(({ provision }) => fitsCase(provision, given))
    .filter(({ instrument, provision }) => {
      const { jurisdiction } = instrument
      if (jurisdiction === null) return given.programmes.includes(instrument.id)
      // What a unit owes its makers is no matter of which law the parties chose.
      if (law !== undefined && rewards(provision) === undefined) return liesIn(law, jurisdiction)
      return addressed(provision, given.parties).some((party) => liesIn(party.jurisdiction, jurisdiction))
    })
    .sort((a, b) => order.indexOf(a.instrument.layer) - order.indexOf(b.instrument.layer))
}

const rewards = ({ reward, within, award }: Provision) => reward ?? within ?? award

/** The jurisdiction whose law the contract chose. */
export function chosenLaw({ contract }: OwnershipCase): string | undefined {
  const clause = contract?.clauses.find((one) => one.about === "law")
  return clause?.about === "law" ? clause.jurisdiction : undefined
}

function fitsCase({ kinds, when = {}, unless = {} }: Provision, { kind, facts }: OwnershipCase): boolean {
  if (kinds !== undefined && !kinds.includes(kind)) return false
  if (Object.entries(unless).some(([fact, values]) => values.some((value) => value === facts[fact]))) return false
  return Object.entries(when).every(([fact, values]) => {
    const value = facts[fact]
    return value !== undefined && values.includes(value)
  })
}

/** The parties that a provision speaks of: by its roles, by kind of unit, else all. */
function addressed(provision: Provision, parties: readonly Party[]): readonly Party[] {
  const units = provision.reward?.units ?? provision.within?.units
  if (units !== undefined) return parties.filter(({ kind }) => units.includes(kind))
  const roles = [
    ...(provision.owners?.roles ?? []),
    ...[...provision.rights, ...provision.duties].map(({ role }) => role),
    ...provision.acts.flatMap(({ by }) => (by === undefined ? [] : [by])),
  ]
  return roles.length === 0 ? parties : parties.filter(({ role }) => roles.includes(role))
}

/** A jurisdiction of a party for whose law no instrument is on record on the day. */
export interface Gap {
  readonly jurisdiction: string
  readonly day: Day
  readonly text: Text
}

/**
 * Jurisdictions of parties for which nothing on record holds on a day.
 * @throws Refusal "settlement.unknown-programme" for a programme that is not on record at all
 */
export function gapsOf(rules: OwnershipRules, given: OwnershipCase, on: Day): readonly Gap[] {
  const programmes = rules.instruments.filter(({ layer }) => layer === "programme").map(({ id }) => id)
  const unknown = given.programmes.find((programme) => !programmes.includes(programme))
  if (unknown !== undefined)
    throw new Refusal("settlement.unknown-programme", { programme: unknown, known: programmes.join(", ") })
  const law = chosenLaw(given)
  const places = new Set(law === undefined ? given.parties.map(({ jurisdiction }) => jurisdiction) : [law])
  return [...places].flatMap((jurisdiction) => {
    const known = rules.instruments.some(
      (one) =>
        one.jurisdiction !== null && liesIn(jurisdiction, one.jurisdiction) && versionHeld(one, on) !== undefined,
    )
    return known ? [] : [{ jurisdiction, day: on, text: gapText(jurisdiction, on) }]
  })
}

function gapText(jurisdiction: string, day: Day): Text {
  return {
    zh: `${jurisdiction} 在 ${day} 没有在案的规定；这里不替它回答。`,
    en: `For ${jurisdiction} no rule is on record for ${day}; nothing is answered in its place.`,
  }
}

/**
 * Instruments that speak of rewards on income, or of awards on grant, and are on record only from a later day: what held
 * before is not known here, so that silence must not read as "nothing is owed".
 */
export function earlierGaps(rules: OwnershipRules, given: OwnershipCase): readonly Gap[] {
  const asked: readonly (readonly [Day | undefined, (one: Provision) => boolean])[] = [
    [given.income?.day, ({ reward }) => reward?.modes.includes(given.income?.mode ?? "") === true],
    [given.grant?.day, ({ award }) => award?.patents.includes(given.grant?.patent ?? "") === true],
  ]
  return asked.flatMap(([on, speaks]) => {
    if (on === undefined) return []
    return rules.instruments.flatMap(({ jurisdiction, title, versions }) => {
      const [from, first] = Object.entries(versions).sort(([a], [b]) => (a < b ? -1 : 1))[0] ?? []
      if (jurisdiction === null || from === undefined || from <= on) return []
      const provisions = (first?.provisions ?? []).filter((one) => fitsCase(one, given) && speaks(one))
      const isAsked = provisions.some((one) =>
        addressed(one, given.parties).some((party) => liesIn(party.jurisdiction, jurisdiction)),
      )
      return isAsked ? [{ jurisdiction, day: on, text: earlierText(title, from, on) }] : []
    })
  })
}

function earlierText(title: Text, from: string, on: Day): Text {
  return {
    zh: `${title.zh}在案的文本自 ${from} 起；${on} 的奖励和报酬规定不在案，这里不替它回答。`,
    en: `${title.en} is on record from ${from}; what it asked of rewards on ${on} is not, and nothing is answered in its place.`,
  }
}
