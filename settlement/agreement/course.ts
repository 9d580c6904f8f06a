import { Day, type Day as DayType } from "../../base/index.ts"
import type { Agreement, AgreementState, AgreementVersion } from "./agreement.ts"
import { minorIn } from "./read-number.ts"
import type { AgreementTerms } from "./terms.ts"

/** Members that must sign, in the order of the parties. @example signersOf(terms) // ["CN-SH", "CN-JS"] */
export function signersOf({ parties }: AgreementTerms): readonly string[] {
  return [...new Set(parties.map(({ member }) => member))]
}

/** Whether every member of the parties has signed a version. */
export function isSigned({ terms, signatures }: AgreementVersion): boolean {
  return signersOf(terms).every((member) => signatures.some((one) => one.member === member))
}

/** First and last day on which a signed version holds by itself; null before all have signed. */
export function holdsOf(
  { exits, caps }: Pick<Agreement, "exits" | "caps">,
  version: AgreementVersion,
): { readonly from: DayType; readonly until: DayType } | null {
  if (!isSigned(version)) return null
  const { terms, signatures, number } = version
  const start = Day.parse(terms.term.from)
  const signed = signatures.map(({ day }) => day).reduce((latest, day) => (day > latest ? day : latest))
  const last = lastDay(terms, caps)
  const left = exits.filter((exit) => exit.version === number).map((exit) => exit.last)
  return {
    from: signed > start ? signed : start,
    until: left.reduce((least, day) => (day < least ? day : least), last),
  }
}

/** The last day of the term, extended where the agreement says so. */
function lastDay({ term, parties }: AgreementTerms, caps: Agreement["caps"]): DayType {
  const { until, extension } = term
  const capped = parties.filter(({ capOverTerm }) => minorIn(capOverTerm) !== null)
  const paidTo = (place: string) => BigInt(caps.find((one) => one.place === place)?.paid ?? "0")
  const isBelow = capped.some(({ place, capOverTerm }) => paidTo(place) < (minorIn(capOverTerm) ?? 0n))
  const isExtended = extension.kind === "automatic" || (extension.kind === "below-cap" && isBelow)
  return Day.parse(isExtended ? extension.until : until)
}

/**
 * The version in force on a day, with the days on which it holds: of the signed ones whose day has come the newest. When a
 * newer one has ended, no older one comes back.
 * @returns null when none is in force
 * @example versionInForce(agreement, day("2026-11-24"))?.version.number // 2
 */
export function versionInForce(
  agreement: Agreement,
  on: DayType,
): { readonly version: AgreementVersion; readonly from: DayType; readonly until: DayType } | null {
  for (const version of [...agreement.versions].reverse()) {
    const holds = holdsOf(agreement, version)
    if (holds === null || holds.from > on) continue
    return on > holds.until ? null : { version, ...holds }
  }
  return null
}

/**
 * Where an agreement stands on a day, by the clock alone.
 * @example stateOn(agreement, day("2031-01-01")) // "ended"
 */
export function stateOn(agreement: Agreement, on: DayType): AgreementState {
  const found = versionInForce(agreement, on)
  if (found !== null)
    return agreement.exits.some(({ version }) => version === found.version.number) ? "leaving" : "in-force"
  const signed = agreement.versions.flatMap((version) => holdsOf(agreement, version) ?? [])
  if (signed.some(({ from }) => from > on)) return "signed"
  if (signed.length > 0) return "ended"
  const newest = agreement.versions.at(-1)
  if (newest === undefined || newest.withdrawn !== null) return "withdrawn"
  return newest.proposedAt === null ? "draft" : "proposed"
}
