import { Refusal } from "../../base/index.ts"
import { base64, canonicalJson, plainHash } from "../../evidence/index.ts"
import { agreementJournals } from "../agreement/agreement-journals.ts"
import { signersOf } from "../agreement/course.ts"
import { executeAgreement } from "../agreement/execute-agreement.ts"
import type { AgreementExecution } from "../agreement/execution.ts"
import { compareEntries } from "./compare-entries.ts"
import { absent, type Difference, unlike } from "./difference.ts"
import type { ExportedAgreement, ExportedExecution } from "./exported-splits.ts"
import { inLikelyOrder } from "./in-likely-order.ts"
import type { ExportedJournal, LedgerExport } from "./ledger-export.ts"

/** Entries of a file by transaction, mirrors left out; and those that have a mirror, by member and id. */
export interface FiledEntries {
  readonly start: string
  readonly byTransaction: ReadonlyMap<string, readonly ExportedJournal[]>
  readonly mirrored: ReadonlySet<string>
}

/**
 * Divides every execution of an agreement again, by the engine and the terms that its parties signed, on what was reported:
 * what counts, what each party keeps and is given, the day of the transfer, the figures for appraisal. Caps over the term
 * count the executions before it that were not reversed. Then its entries, and that it is reversed where they are.
 */
export function checkAgreements(given: LedgerExport, entries: FiledEntries): readonly Difference[] {
  const versions = new Map(given.agreements.map((one) => [nameOf(one), one]))
  const byAgreement = Map.groupBy(given.executions, ({ agreement }) => agreement)
  return [
    ...given.agreements.flatMap(checkVersion),
    ...[...byAgreement.values()].flatMap((executions) =>
      inLikelyOrder(executions, (one, before) =>
        checkExecution(one, before, versions.get(nameOf(one)), given, entries),
      ),
    ),
  ]
}

function nameOf({ agreement, version }: Pick<ExportedAgreement, "agreement" | "version">): string {
  return `${agreement}/${version}`
}

/** How an execution is called in what is found: its agreement, and what it was reported as. */
function executionName({ agreement, trigger }: ExportedExecution): string {
  return `${agreement}/${trigger.id}`
}

/** The terms are those of the digest, and the parties signed that digest. */
function checkVersion(one: ExportedAgreement): readonly Difference[] {
  const of = nameOf(one)
  const right = base64(plainHash(new TextEncoder().encode(canonicalJson(one.terms))))
  const digests = [
    { part: "digest", found: one.digest },
    ...one.signatures.map(({ member, digest }) => ({ part: `signatures.${member}.digest`, found: digest })),
    ...signersOf(one.terms)
      .filter((signer) => !one.signatures.some(({ member }) => member === signer))
      .map((signer) => ({ part: `signatures.${signer}`, found: absent })),
  ]
  return digests
    .filter(({ found }) => found !== right)
    .map((each): Difference => ({ kind: "agreement", of, ...each, expected: right }))
}

function checkExecution(
  one: ExportedExecution,
  before: readonly ExportedExecution[],
  version: ExportedAgreement | undefined,
  given: LedgerExport,
  entries: FiledEntries,
): readonly Difference[] {
  const of = executionName(one)
  const kind = "execution"
  if (version === undefined) return [{ kind, of, part: "version", expected: nameOf(one), found: absent }]
  try {
    const trigger = {
      ...one.trigger,
      amounts: one.trigger.amounts.map(({ head, amount }) => ({ head, amount: BigInt(amount) })),
    }
    const paid = paidBefore(before, one)
    const made = executeAgreement(version.terms, trigger, {
      reference: null,
      currency: given.currency,
      holds: null,
      paid,
    })
    return [
      ...unlike(figuresOf(made), one).map((each): Difference => ({ kind, of, ...each })),
      ...checkCarriedOut(one, made, given, entries),
    ]
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    return [{ kind, of, part: "counted", expected: error.code, found: one.counted }]
  }
}

/** What was shared with each place in executions that still counted then. */
function paidBefore(before: readonly ExportedExecution[], { at }: ExportedExecution): ReadonlyMap<string, bigint> {
  const paid = new Map<string, bigint>()
  for (const { reversed, parts } of before) {
    if (reversed !== null && reversed.at <= at) continue
    for (const { place, shared } of parts) paid.set(place, (paid.get(place) ?? 0n) + BigInt(shared))
  }
  return paid
}

/** What is compared: figures, places, days. Words may be put better one day. */
function figuresOf({ counted, collector, parts, due, appraisal }: AgreementExecution) {
  return {
    counted,
    collector: { place: collector.place, member: collector.member },
    parts: parts.map(({ place, member, share, kept, shared, amount }) => ({
      ...{ place, member, share, kept, shared, amount },
    })),
    due,
    appraisal: appraisal.map(({ head, value, parts: divided }) => ({ head, value, parts: divided })),
  }
}

function checkCarriedOut(
  one: ExportedExecution,
  made: AgreementExecution,
  { to }: LedgerExport,
  { start, byTransaction, mirrored }: FiledEntries,
): readonly Difference[] {
  // An execution of before the period stands here for the caps; its entries are not in the file.
  if (one.at < start) return []
  const { at, transaction, listVersion, agreement, reversed } = one
  const found = byTransaction.get(transaction) ?? []
  const subject = { kind: "agreement", jurisdiction: one.collector.member, id: agreement }
  const occasion = { transaction, at, act: "", subject, text: { zh: "", en: "" }, listVersion }
  const of = executionName(one)
  const isMirrored = found.some(({ jurisdiction, id }) => mirrored.has(`${jurisdiction}/${id}`))
  const [said, is] = [reversed === null ? absent : reversed.at, isMirrored ? "reversed" : absent]
  // Its mirror may lie after the period; and an execution that moved nothing has none.
  const isTold = isMirrored === (reversed !== null) || (!isMirrored && (to !== null || found.length === 0))
  return [
    ...compareEntries({ name: of, listVersion }, agreementJournals(made, occasion), found),
    ...(isTold ? [] : [{ kind: "execution" as const, of, part: "reversed", expected: is, found: said }]),
  ]
}
