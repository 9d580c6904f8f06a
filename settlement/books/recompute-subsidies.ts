import { type Instant, Refusal } from "../../base/index.ts"
import type { ParameterUse } from "../../rulebook/index.ts"
import { grantFor, paySubsidy, subsidyParameters } from "../subsidy/grant.ts"
import { compareEntries } from "./compare-entries.ts"
import { absent, type Difference } from "./difference.ts"
import type { ExportedSubsidy } from "./exported-splits.ts"
import { inLikelyOrder } from "./in-likely-order.ts"
import { checkUse, type KnownParameters } from "./known-parameters.ts"
import type { LedgerExport } from "./ledger-export.ts"
import type { FiledEntries } from "./recompute-agreements.ts"

/**
 * Works out every subsidy again: its share of the invoice, within what the group's cap left of that purse and year after
 * those granted before and not reversed; then its entries, and that no invoice has two.
 */
export function checkSubsidies(
  given: LedgerExport,
  known: KnownParameters,
  entries: FiledEntries,
): readonly Difference[] {
  const byCap = Map.groupBy(given.subsidies, ({ jurisdiction, group, year }) => `${jurisdiction} ${group} ${year}`)
  return [
    ...[...byCap.values()].flatMap((subsidies) =>
      inLikelyOrder(subsidies, (one, before) => checkSubsidy(one, before, known, given, entries)),
    ),
    ...checkContents(given.subsidies),
  ]
}

/** How a subsidy is called in what is found. */
function nameOf({ jurisdiction, claim }: ExportedSubsidy): string {
  return `${jurisdiction}/${claim}`
}

function checkSubsidy(
  one: ExportedSubsidy,
  before: readonly ExportedSubsidy[],
  known: KnownParameters,
  { region, currency }: LedgerExport,
  { start, byTransaction, mirrored }: FiledEntries,
): readonly Difference[] {
  const of = nameOf(one)
  const named = (part: string, expected: string, found: string): Difference => ({
    ...{ kind: "subsidy", of, part, expected, found },
  })
  const used = one.parameters.flatMap((value) => checkUse(value, one.claimedAt, known, region.timeZone))
  const parameters = used.map((each): Difference => ({ kind: "subsidy", of, ...each }))
  const [share, cap] = [usedValue(one, subsidyParameters.share, known), usedValue(one, subsidyParameters.cap, known)]
  if (share === undefined || cap === undefined)
    return [...parameters, named("parameters", Object.values(subsidyParameters).join(", "), absent)]
  const { jurisdiction, group, year, organisation, transaction, at, amount, reversedAt } = one
  const granted = before
    .filter((earlier) => counts(earlier, at))
    .reduce((sum, earlier) => sum + BigInt(earlier.amount), 0n)
  const request = { amount: BigInt(one.invoiced), granted, group, jurisdiction, year, share, cap, currency }
  const right = refusedOr(() => grantFor(request).amount)
  const wrong = `${right}` === amount ? [] : [named("amount", `${right}`, amount)]
  if (at < start) return [...parameters, ...wrong]
  const found = byTransaction.get(transaction) ?? []
  const occasion = {
    ...{ transaction, at, act: "", text: { zh: "", en: "" }, listVersion: 1 },
    subject: { kind: "subsidy", jurisdiction, id: one.claim },
  }
  const isMirrored = found.some((entry) => mirrored.has(`${entry.jurisdiction}/${entry.id}`))
  return [
    ...parameters,
    ...wrong,
    ...(typeof right === "string"
      ? []
      : compareEntries({ name: of }, [paySubsidy(occasion, jurisdiction, organisation, right)], found)),
    ...(isMirrored && reversedAt === null ? [named("reversedAt", "reversed", absent)] : []),
  ]
}

/** What an engine gives, or the code of its refusal. */
function refusedOr(run: () => bigint): bigint | string {
  try {
    return run()
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return error.code
  }
}

function usedValue({ parameters }: ExportedSubsidy, id: string, known: KnownParameters): ParameterUse | undefined {
  const used = parameters.find((one) => one.id === id)
  return known.get(id)?.find(({ from }) => from === used?.from)
}

function counts({ reversedAt }: ExportedSubsidy, at: Instant): boolean {
  return reversedAt === null || reversedAt > at
}

/** Of the same invoice one subsidy counts at a time, whoever paid it. */
function checkContents(subsidies: readonly ExportedSubsidy[]): readonly Difference[] {
  return [...Map.groupBy(subsidies, ({ content }) => content).values()].flatMap((same) =>
    same
      .filter((one) => same.some((other) => other !== one && other.at <= one.at && counts(other, one.at)))
      .map(
        (one): Difference => ({
          kind: "subsidy",
          of: nameOf(one),
          part: "content",
          expected: absent,
          found: one.content,
        }),
      ),
  )
}
