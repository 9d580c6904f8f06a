import type * as z from "zod"
import { type Day, day } from "../../base/index.ts"
import { Assumptions, CreditRoles, Instrument, type Provision, Vocabulary } from "./rule-shapes.ts"

/** All that ownership is decided by: words, instruments with their versions, assumptions, contributor roles. */
export interface OwnershipRules {
  readonly vocabulary: Vocabulary
  readonly instruments: readonly Instrument[]
  readonly assumptions: z.output<typeof Assumptions>
  readonly credit: z.output<typeof CreditRoles>
}

/** What is wrong with the files, and where. */
export interface OwnershipRuleProblem {
  readonly file: string
  readonly cause: string
}

/** The files as they were parsed, by what they hold. */
export interface OwnershipFiles {
  readonly vocabulary: unknown
  readonly assumptions: unknown
  readonly credit: unknown
  /** By file name without its ending. */
  readonly instruments: Readonly<Record<string, unknown>>
}

/**
 * Reads the rules of ownership as their files hold them.
 * @returns the rules, or everything that is wrong with them: shape, order of versions, words that the vocabulary lacks
 * @example readOwnershipRules(files) // { vocabulary: …, instruments: […], … } or { problems: [{ file: "cn-…", cause: "…" }] }
 */
export function readOwnershipRules(
  files: OwnershipFiles,
): OwnershipRules | { readonly problems: readonly OwnershipRuleProblem[] } {
  const problems: OwnershipRuleProblem[] = []
  const taken = <Value>(file: string, shape: z.ZodType<Value>, raw: unknown): Value | undefined => {
    const read = shape.safeParse(raw)
    if (read.success) return read.data
    problems.push(
      ...read.error.issues.map(({ path, message }) => ({ file, cause: `${path.map(String).join(".")}: ${message}` })),
    )
    return undefined
  }
  const vocabulary = taken("vocabulary", Vocabulary, files.vocabulary)
  const assumptions = taken("assumptions", Assumptions, files.assumptions)
  const credit = taken("credit-roles", CreditRoles, files.credit)
  const instruments = Object.entries(files.instruments).flatMap(([file, raw]) => {
    const read = taken(file, Instrument, raw)
    if (read === undefined) return []
    if (read.id !== file) problems.push({ file, cause: `an instrument ${read.id} stands in ${read.id}.yaml` })
    return [read]
  })
  if (vocabulary !== undefined)
    for (const instrument of instruments)
      problems.push(...wrongWords(instrument, vocabulary).map((cause) => ({ file: instrument.id, cause })))
  if (problems.length > 0 || vocabulary === undefined || assumptions === undefined || credit === undefined)
    return { problems }
  return { vocabulary, instruments, assumptions, credit }
}

function wrongWords(instrument: Instrument, vocabulary: Vocabulary): readonly string[] {
  const days = Object.keys(instrument.versions)
  const order = days.flatMap((day, at) => ((days[at - 1] ?? "") < day ? [] : [`${day} stands after a later version`]))
  const place =
    (instrument.layer === "programme") === (instrument.jurisdiction === null)
      ? []
      : ["a programme has no jurisdiction, all others have one"]
  return [
    ...order,
    ...place,
    ...Object.entries(instrument.versions).flatMap(([day, version]) =>
      (version?.provisions ?? []).flatMap((one) =>
        lostWords(one, vocabulary).map((cause) => `${day} ${one.id}: ${cause}`),
      ),
    ),
  ]
}

function lostWords(provision: Provision, vocabulary: Vocabulary): readonly string[] {
  const { owners, acts, rights, duties, reward, within, award, income, when = {}, unless = {} } = provision
  const used: readonly (readonly [readonly string[], Readonly<Record<string, unknown>>])[] = [
    [provision.kinds ?? [], vocabulary.kinds],
    [[...Object.keys(when), ...Object.keys(unless)], vocabulary.facts],
    [acts.flatMap((one) => one.acts), vocabulary.acts],
    [
      [
        ...(owners?.roles ?? []),
        ...[...rights, ...duties].map(({ role }) => role),
        ...acts.flatMap(({ by = [], of = [] }) => [by, of].flat()),
      ],
      vocabulary.roles,
    ],
    [[...(reward?.modes ?? []), ...(income?.modes ?? [])], vocabulary.modes],
    [[...(reward?.units ?? []), ...(within?.units ?? [])], vocabulary.partyKinds],
    [award?.patents ?? [], vocabulary.patents],
  ]
  return used
    .flatMap(([words, known]) => words.filter((word) => !Object.hasOwn(known, word)))
    .map((word) => `the vocabulary has no "${word}"`)
}

/** A version of an instrument with the day from which it holds. */
export interface HeldVersion {
  readonly instrument: Instrument
  readonly from: Day
  readonly version: NonNullable<Instrument["versions"][Day]>
}

/** The version of an instrument that holds on a day; undefined before the first and after its end. */
export function versionHeld(instrument: Instrument, on: Day): HeldVersion | undefined {
  const [from, version] = Object.entries(instrument.versions).findLast(([start]) => start <= on) ?? []
  if (from === undefined || version === undefined || version === null) return undefined
  return { instrument, from: day(from), version }
}
