import {
  add,
  addDays,
  type Currency,
  type Day,
  formatRational,
  multiply,
  type Rational,
  Refusal,
  rational,
  roundHalfUp,
  type Text,
} from "../../base/index.ts"
import { type Apportionment, apportionUnder, readCase } from "../apportionment/index.ts"
import { decimalOf, shownAmount, shownPercent } from "../apportionment/step.ts"
import { moneyParts } from "../money-parts.ts"
import { packOf, placeOf, unitIn } from "./agreement-pack.ts"
import type { AgreementExecution, ExecutedPart, ExecutedStep } from "./execution.ts"
import { floorSteps, floorsWithin } from "./floors-within.ts"
import { countIn, minorIn, shareIn } from "./read-number.ts"
import type { AgreementParty, AgreementTerms } from "./terms.ts"
import { type AgreementTrigger, requireFits } from "./trigger.ts"

/** What an execution needs beside terms and trigger. */
export interface ExecutionGround {
  /** Names the agreement and its version in the steps; null for a draft that is tried. */
  readonly reference: string | null
  readonly currency: Currency
  /** First and last day on which the version holds; null for a simulation, which may lie before. */
  readonly holds: { readonly from: Day; readonly until: Day } | null
  /** Place → minor units shared with it in earlier periods, for caps over the term. */
  readonly paid: ReadonlyMap<string, bigint>
}

/**
 * Executes an agreement on a trigger: what counts, what each party keeps and is given, every step in words, and what the
 * collector transfers. Exact until one rounding; parts make the counted amount.
 * @throws Refusal "settlement.outside-term", those of `requireFits`, and those of dividing under a rule
 * @example executeAgreement(terms, trigger, { reference: "AG-1", currency: cny, holds: null, paid: new Map() }).parts
 */
export function executeAgreement(
  terms: AgreementTerms,
  trigger: AgreementTrigger,
  ground: ExecutionGround,
): AgreementExecution {
  const { currency, reference, holds, paid } = ground
  const { from, until } = trigger
  if (holds !== null && (from < holds.from || until > holds.until))
    throw new Refusal("settlement.outside-term", { from, until, first: holds.from, last: holds.until })
  requireFits(terms, trigger, currency)
  const counted = countedIn(terms, trigger, currency)
  const capsLeft = new Map(
    terms.parties.map((party) => [party.place, capLeft(party, paid.get(party.place) ?? 0n)] as const),
  )
  const floors = floorsWithin(terms, counted.amount, capsLeft)
  const given = readCase(
    {
      pack: "agreement",
      day: until,
      currency: currency.code,
      amount: formatRational(rational(counted.amount, 10n ** BigInt(currency.decimals))),
      units: terms.parties.map(({ place }) =>
        unitIn(terms, place, {
          measures: measuresOf(terms, trigger, place),
          currency,
          capLeft: capsLeft.get(place) ?? null,
          floor: floors.within.get(place) ?? null,
        }),
      ),
      facts: { counted: formatRational(rational(counted.amount, 10n ** BigInt(currency.decimals))) },
    },
    new Map([[currency.code, currency]]),
  )
  const pack = packOf(terms, { from, currency, reference: reference ?? "draft" })
  const divided = apportionUnder(pack, given, new Set(terms.parties.map(({ place }) => place)))
  const parts = divided.parts.map(({ id, amount, share }): ExecutedPart => {
    const party = partyOf(terms, placeOf(id))
    const own = keptBy(terms, party, amount, divided)
    return {
      place: party.place,
      member: party.member,
      name: party.name,
      share: formatRational(share),
      kept: own,
      shared: amount - own,
      amount,
    }
  })
  const collector = partyOf(terms, terms.collection.collector)
  return {
    trigger,
    counted: counted.amount,
    collector: { place: collector.place, member: collector.member, name: collector.name },
    parts,
    due: addDays(until, countIn(terms.collection.transferDays) ?? 0),
    steps: [
      { kind: "rule", text: ruleText(terms, reference) },
      ...counted.steps,
      ...capSteps(terms, paid, capsLeft, currency),
      ...floorSteps(floors, currency),
      ...divided.steps.filter(({ kind }) => kind !== "rule").map((step) => named(step, terms)),
      ...transferSteps(parts, collector, currency),
    ],
    appraisal: appraisalOf(terms, trigger),
  }
}

function partyOf({ parties }: AgreementTerms, place: string): AgreementParty {
  const party = parties.find((one) => one.place === place)
  if (party === undefined) throw new Refusal("settlement.no-party", { place })
  return party
}

function ruleText({ title }: AgreementTerms, reference: string | null): Text {
  if (reference === null) return { zh: `按草案《${title.zh}》试算。`, en: `By the draft of “${title.en}”.` }
  return { zh: `按协议 ${reference}《${title.zh}》执行。`, en: `By agreement ${reference}, “${title.en}”.` }
}

/** Of each head the agreed part, exact, and their sum to the minor unit. */
function countedIn(
  { revenue }: AgreementTerms,
  { amounts }: AgreementTrigger,
  currency: Currency,
): { readonly amount: bigint; readonly steps: readonly ExecutedStep[] } {
  const heads = revenue.map(({ id, title, part }) => {
    const amount = amounts.find(({ head }) => head === id)?.amount ?? 0n
    const share = shareIn(part) ?? rational(0n)
    return { id, title, amount, share, exact: multiply(rational(amount), share) }
  })
  const sum = heads.reduce<Rational>((all, { exact }) => add(all, exact), rational(0n))
  const amount = roundHalfUp(sum)
  const steps = heads.map(({ id, title, amount: whole, share, exact }): ExecutedStep => {
    const formula = `${shownAmount(rational(whole), currency)} × ${shownPercent(share)} = ${shownAmount(exact, currency)}`
    return { kind: "head", of: id, text: { zh: `${title.zh}：${formula}。`, en: `${title.en}: ${formula}.` } }
  })
  if (sum.denominator === 1n) return { amount, steps }
  const [before, after] = [shownAmount(sum, currency), shownAmount(rational(amount), currency)]
  const text = { zh: `合计 ${before}，计为 ${after}。`, en: `The sum of ${before} counts as ${after}.` }
  return { amount, steps: [...steps, { kind: "head", text }] }
}

/** What a party keeps as its stock; all of it when nothing was shared. */
function keptBy(
  { base, parties }: AgreementTerms,
  party: AgreementParty,
  amount: bigint,
  divided: Apportionment,
): bigint {
  // Below the threshold all of it goes to the collector, and is no sharing.
  if (divided.steps.some(({ kind }) => kind === "whole")) return amount
  if (base.kind === "whole") return 0n
  const stocks = parties.reduce((all, { stock }) => all + (minorIn(stock) ?? 0n), 0n)
  return stocks <= divided.whole ? (minorIn(party.stock) ?? 0n) : amount
}

function capLeft({ capOverTerm }: AgreementParty, paid: bigint): bigint | null {
  const cap = minorIn(capOverTerm)
  if (cap === null) return null
  return cap > paid ? cap - paid : 0n
}

function capSteps(
  { parties }: AgreementTerms,
  paid: ReadonlyMap<string, bigint>,
  left: ReadonlyMap<string, bigint | null>,
  currency: Currency,
): readonly ExecutedStep[] {
  return parties.flatMap((party): readonly ExecutedStep[] => {
    const rest = left.get(party.place) ?? null
    if (rest === null) return []
    const [cap, before, after] = [minorIn(party.capOverTerm) ?? 0n, paid.get(party.place) ?? 0n, rest].map((one) =>
      shownAmount(rational(one), currency),
    )
    return [
      {
        kind: "limit",
        of: party.place,
        text: {
          zh: `${party.name.zh} 整个期限的上限 ${cap}，此前已分享 ${before}，还可分享 ${after}。`,
          en: `Cap of ${party.name.en} over the term: ${cap}, of which ${before} was shared before; ${after} is left.`,
        },
      },
    ]
  })
}

function measuresOf(
  { key, parties }: AgreementTerms,
  { measures }: AgreementTrigger,
  place: string,
): Readonly<Record<string, string>> {
  if (key.kind === "fixed") return {}
  const reported = measures.find((one) => one.place === place)?.values ?? {}
  const agreed = parties.find((one) => one.place === place)?.measures ?? {}
  const values = key.values === "reported" ? reported : agreed
  return Object.fromEntries(key.factors.map(({ id }) => [id, values[id] ?? ""]))
}

/** A step of the engine of packs with the parties' names in the place of their marks. */
function named(
  step: { readonly kind: string; readonly of?: string; readonly text: Text },
  { parties }: AgreementTerms,
): ExecutedStep {
  // One pass, so that a name which looks like a mark stays as it is written.
  const inWords = (text: string, language: "zh" | "en") =>
    text.replace(
      /p:([A-Za-z0-9-]+)/g,
      (mark, place) => parties.find((one) => one.place === place)?.name[language] ?? mark,
    )
  const text = { zh: inWords(step.text.zh, "zh"), en: inWords(step.text.en, "en") }
  const { kind, of } = step
  return of === undefined ? { kind, text } : { kind, of: of.startsWith("p:") ? placeOf(of) : of, text }
}

function transferSteps(
  parts: readonly ExecutedPart[],
  collector: AgreementParty,
  currency: Currency,
): readonly ExecutedStep[] {
  return parts
    .filter(({ place, amount }) => place !== collector.place && amount !== 0n)
    .map(({ place, name, amount }) => {
      const told = `${shownAmount(rational(amount), currency)} ${currency.code}`
      return {
        kind: "transfer",
        of: place,
        text: {
          zh: `${collector.name.zh} 划转给 ${name.zh}：${told}。`,
          en: `${collector.name.en} transfers to ${name.en}: ${told}.`,
        },
      }
    })
}

/** Figures for appraisal, divided apart from the money: whole units by largest remainder. */
function appraisalOf(
  { appraisal, parties }: AgreementTerms,
  trigger: AgreementTrigger,
): AgreementExecution["appraisal"] {
  if (appraisal === null) return []
  return trigger.appraisal.map(({ head, value }) => {
    const about = appraisal.heads.find(({ id }) => id === head)
    if (about === undefined) throw new Refusal("settlement.unread-figure", { head })
    const whole = BigInt(value)
    const exact = new Map(
      parties.map((party) => [party.place, multiply(rational(whole), shareIn(party.appraisal) ?? rational(0n))]),
    )
    const { parts } = moneyParts(whole, exact, { remainder: "largest-remainder", ties: "earlier" })
    return {
      head,
      title: about.title,
      unit: about.unit,
      value,
      parts: parties.map(({ place, appraisal: share }) => ({
        place,
        share: decimalOf(shareIn(share) ?? rational(0n)),
        value: `${parts.get(place) ?? 0n}`,
      })),
    }
  })
}
