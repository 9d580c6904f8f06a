import { Day, type Day as DayType } from "../../base/index.ts"
import type { Agreement, AgreementState, AgreementVersion } from "./agreement.ts"
import { minorIn } from "./read-number.ts"
import type { AgreementTerms } from "./terms.ts"

/** Members of the parties, in their order. @example signersOf(terms) // ["CN-SH", "CN-JS"] */
export function signersOf({ parties }: AgreementTerms): readonly string[] {
  return [...new Set(parties.map(({ member }) => member))]
}

type Versions = Pick<Agreement, "versions" | "exits">

/**
 * Members that must sign a version: those of its parties, and those of the signed version that it replaces, so that nobody
 * is put out of an agreement by the others. Who had given notice before it was written need not sign.
 * @example signersNeeded(agreement, version) // ["CN-SH", "CN-JS", "CN-ZJ"] where the third is no party any more
 */
export function signersNeeded({ versions, exits }: Versions, version: AgreementVersion): readonly string[] {
  // Version by version from the first, since whether one is signed depends on the one that it replaces.
  let replaced: AgreementVersion | undefined
  for (const earlier of versions.filter(({ number }) => number < version.number))
    if (isSignedBy(signersOver(replaced, exits, earlier), earlier)) replaced = earlier
  return signersOver(replaced, exits, version)
}

function signersOver(
  replaced: AgreementVersion | undefined,
  exits: Agreement["exits"],
  { terms, madeAt }: AgreementVersion,
): readonly string[] {
  const leaving = exits.filter((exit) => exit.version === replaced?.number && exit.at <= madeAt)
  const bound = replaced === undefined ? [] : signersOf(replaced.terms)
  const staying = bound.filter((member) => !leaving.some((exit) => exit.member === member))
  return [...new Set([...signersOf(terms), ...staying])]
}

function isSignedBy(signers: readonly string[], { signatures }: AgreementVersion): boolean {
  return signers.every((signer) => signatures.some(({ member }) => member === signer))
}

/** Whether every member that must has signed a version. */
export function isSigned(agreement: Versions, version: AgreementVersion): boolean {
  return isSignedBy(signersNeeded(agreement, version), version)
}

/** First and last day on which a signed version holds by itself; null before all have signed. */
export function holdsOf(
  { versions, exits, caps }: Pick<Agreement, "versions" | "exits" | "caps">,
  version: AgreementVersion,
): { readonly from: DayType; readonly until: DayType } | null {
  if (!isSigned({ versions, exits }, version)) return null
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
