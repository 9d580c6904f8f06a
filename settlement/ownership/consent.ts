import type { Text } from "../../base/index.ts"
import { type Clause, clauseOf, contractClause, type Held, shownClause } from "./clause.ts"
import type { Conflict } from "./finding.ts"
import type { Owners } from "./owners.ts"
import type { OwnershipCase } from "./read-ownership-case.ts"
import type { Provision } from "./rule-shapes.ts"

type Duty = Provision["acts"][number]["duties"][number]
type RuleAnswer = Provision["acts"][number]["answer"]

/** Whether a party may do an act, by what, and who else has a say. */
export interface Verdict {
  readonly act: string
  readonly by: string
  /**
   * permitted: alone; with-duties: alone, with what `duties` tell; needs: the consent of those in `missing`; vetoed: those
   * in `vetoedBy` do not agree; forbidden: by nobody; not-owner: the act is the owners'; not-told: nothing on record speaks.
   */
  readonly answer: "permitted" | "with-duties" | "needs" | "vetoed" | "forbidden" | "not-owner" | "not-told"
  readonly duties: readonly {
    readonly kind: Duty["kind"]
    readonly days: number | null
    readonly text: Text
    readonly clause: Clause
  }[]
  /** Whose consent is asked, has not been given, and is refused. */
  readonly needs: readonly string[]
  readonly missing: readonly string[]
  readonly vetoedBy: readonly string[]
  readonly decidedBy: readonly Clause[]
  /** Defaults that the contract set aside. */
  readonly overridden: readonly Clause[]
  readonly conflicts: readonly Conflict[]
}

interface Ruling {
  readonly clause: Clause
  readonly answer: RuleAnswer
  readonly of: readonly string[]
  readonly duties: readonly Duty[]
  readonly agree: boolean
}

const strictness: Readonly<Record<RuleAnswer, number>> = { alone: 0, consent: 1, all: 2, never: 3 }

/**
 * Answers one act of one party: the contract where the articles let it, else the strictest of what applies, with all duties;
 * layers that differ are named.
 * @param held provisions that apply on the day of the act
 */
export function verdictOf(given: OwnershipCase, owners: Owners, held: readonly Held[], act: string): Verdict {
  const ask = given.ask
  if (ask === null) throw new Error("a verdict needs an asker")
  const party = given.parties.find(({ id }) => id === ask.by)
  const isOwner = owners.owners.some(({ party: owner }) => owner === ask.by)
  const rulings = held.flatMap((one) => rulingsOf(one, given, owners, { act, role: party?.role ?? "", isOwner }))
  const agreed = agreedRuling(given, act, isOwner)
  const released = releasedBy(held, given, act)
  const fixed = rulings.filter((one) => !one.agree)
  if (agreed === undefined)
    return judged(given, owners, { act, isOwner, rulings, set: [], released, conflicts: differing(act, rulings) })
  const against = fixed.filter((one) => strictness[one.answer] > strictness[agreed.answer])
  return judged(given, owners, {
    act,
    isOwner,
    released,
    rulings: [agreed, ...against],
    set: rulings.filter((one) => one.agree).map(({ clause }) => clause),
    conflicts: against.map((one) => contractAgainst(act, agreed, one)),
  })
}

function releasedBy(held: readonly Held[], { ask }: OwnershipCase, act: string): Judged["released"] {
  const gaveUp = ask?.gaveUp ?? []
  const by = held
    .filter(({ provision }) => gaveUp.length > 0 && provision.acts.some(({ releases }) => releases.includes(act)))
    .map((one) => ({ clause: clauseOf(one) }))
  return { parties: by.length === 0 ? [] : gaveUp, by }
}

interface Asked {
  readonly act: string
  readonly role: string
  readonly isOwner: boolean
}

function rulingsOf(
  held: Held,
  given: OwnershipCase,
  { owners, how, overridden }: Owners,
  { act, role, isOwner }: Asked,
): readonly Ruling[] {
  const { provision } = held
  const jointly = how === "joint" && owners.length > 1
  if ((provision.joint && !(jointly && isOwner)) || (provision.abroad && given.ask?.abroad !== true)) return []
  return (
    provision.acts
      .filter((one) => one.acts.includes(act) && (one.by === undefined ? isOwner : one.by === role))
      // What an article says to a role it says for its own default owners: the contract may have chosen others.
      .filter((one) => one.by === undefined || overridden.length === 0 || (!one.agree && isOwner))
      .map((one) => ({
        clause: clauseOf(held),
        answer: one.answer,
        of: given.parties.filter((party) => party.role === one.of).map(({ id }) => id),
        duties: one.duties,
        agree: one.agree,
      }))
  )
}

function agreedRuling({ contract, ask }: OwnershipCase, act: string, isOwner: boolean): Ruling | undefined {
  const told = (contract?.clauses ?? []).filter((one) => one.about === "act" && one.acts.includes(act))
  // What is said of one party goes before what is said of every owner, in whatever order they stand.
  const clause =
    told.find((one) => one.about === "act" && one.by !== undefined && one.by === ask?.by) ??
    told.find((one) => one.about === "act" && one.by === undefined && isOwner)
  if (contract === null || clause?.about !== "act") return undefined
  const duties: readonly Duty[] = [
    ...(clause.noticeDays === undefined
      ? []
      : [
          {
            kind: "notice" as const,
            days: clause.noticeDays,
            text: { zh: `提前 ${clause.noticeDays} 日通知`, en: `give ${clause.noticeDays} days' notice` },
          },
        ]),
    ...(clause.compensation === true
      ? [{ kind: "compensation" as const, text: { zh: "按合同补偿其他各方", en: "compensate the others as agreed" } }]
      : []),
  ]
  return {
    clause: contractClause(contract.reference, clause.id, says[clause.answer]),
    answer: clause.answer,
    of: [],
    duties,
    agree: true,
  }
}

const says: Readonly<Record<RuleAnswer, Text>> = {
  alone: { zh: "可以单独进行", en: "may be done alone" },
  consent: { zh: "须经批准", en: "needs approval" },
  all: { zh: "须经全体同意", en: "needs the consent of all" },
  never: { zh: "不得进行", en: "may not be done" },
}

interface Judged {
  readonly act: string
  readonly isOwner: boolean
  readonly rulings: readonly Ruling[]
  readonly set: readonly Clause[]
  /** Parties that gave up their say, and the article that lets the others go on. */
  readonly released: { readonly parties: readonly string[]; readonly by: readonly { readonly clause: Clause }[] }
  readonly conflicts: readonly Conflict[]
}

function judged(
  given: OwnershipCase,
  owners: Owners,
  { act, isOwner, rulings, set, released, conflicts }: Judged,
): Verdict {
  const { by = "", consents = [], objects = [] } = given.ask ?? {}
  const base = { act, by, duties: [], needs: [], missing: [], vetoedBy: [], decidedBy: [], overridden: set, conflicts }
  if (rulings.length === 0) return unruled(owners, base, isOwner)
  const strictest = rulings.reduce((first, one) => (strictness[one.answer] > strictness[first.answer] ? one : first))
  const deciding = rulings.filter((one) => one.answer === strictest.answer)
  const decidedBy = [...deciding, ...released.by].map(({ clause }) => clause)
  if (strictest.answer === "never") return { ...base, answer: "forbidden", decidedBy }
  if (released.parties.includes(by)) return gaveUp(owners, base, released)
  const asked =
    strictest.answer === "all"
      ? owners.owners.map(({ party }) => party)
      : strictest.answer === "consent"
        ? deciding.flatMap(({ of }) => of)
        : []
  const needs = asked.filter((party) => party !== by && !released.parties.includes(party))
  const vetoedBy = needs.filter((party) => objects.includes(party))
  const missing = needs.filter((party) => !consents.includes(party) && !vetoedBy.includes(party))
  const duties = rulings.flatMap(({ clause, duties: owed }) =>
    owed.map(({ kind, days, text }) => ({ kind, days: days ?? null, text, clause })),
  )
  const nobodyLeft = strictest.answer !== "alone" && asked.length === 0
  const answer = nobodyLeft || missing.length > 0 ? "needs" : duties.length > 0 ? "with-duties" : "permitted"
  return { ...base, duties, needs, missing, vetoedBy, decidedBy, answer: vetoedBy.length > 0 ? "vetoed" : answer }
}

/** Who gave up its right no longer does the act: it is for those who kept theirs. */
function gaveUp({ owners }: Owners, base: Omit<Verdict, "answer">, { parties, by }: Judged["released"]): Verdict {
  const needs = owners.map(({ party }) => party).filter((party) => !parties.includes(party))
  return { ...base, answer: "not-owner", needs, decidedBy: by.map(({ clause }) => clause) }
}

/** Where no article speaks of the act: a sole owner asks nobody; for joint owners and others nothing is told. */
function unruled({ owners, how }: Owners, base: Omit<Verdict, "answer">, isOwner: boolean): Verdict {
  const [first] = owners
  if (first === undefined) return { ...base, answer: "not-told" }
  if (!isOwner)
    return { ...base, answer: "not-owner", needs: owners.map(({ party }) => party), decidedBy: [first.clause] }
  if (how === "sole" || how === "each-own") return { ...base, answer: "permitted", decidedBy: [first.clause] }
  return { ...base, answer: "not-told" }
}

function differing(act: string, rulings: readonly Ruling[]): readonly Conflict[] {
  const demand = ({ answer, duties }: Ruling): string =>
    [
      answer,
      ...duties.filter(({ kind }) => kind !== "free-licence").map(({ kind, days }) => `${kind}${days ?? ""}`),
    ].join(" ")
  const [first, ...rest] = rulings
  // Within one instrument the special rule stands beside the general one: that is no conflict of layers.
  const others =
    first === undefined
      ? []
      : rest.filter((one) => one.clause.instrument !== first.clause.instrument && demand(one) !== demand(first))
  if (first === undefined || others.length === 0) return []
  return [
    {
      about: "act",
      of: act,
      sides: [first, ...others].map((one) => ({ clause: one.clause, says: saysRuling(one) })),
      outcome: {
        zh: "按较严的一条、并履行各条的义务回答：做到较严的也就做到了另一条。跨法域的合作请在合同中明确选择。",
        en: "The stricter is answered, with the duties of each: whoever meets it meets the other too. Partners across jurisdictions should choose explicitly in the contract.",
      },
      needsChoice: true,
    },
  ]
}

function saysRuling({ answer, duties }: Ruling): Text {
  const owed = (language: "zh" | "en") => duties.map(({ text }) => text[language])
  return {
    zh: [says[answer].zh, ...owed("zh")].join("，"),
    en: [says[answer].en, ...owed("en")].join(", "),
  }
}

function contractAgainst(act: string, agreed: Ruling, article: Ruling): Conflict {
  const named = shownClause(article.clause)
  return {
    about: "act",
    of: act,
    sides: [agreed, article].map((one) => ({ clause: one.clause, says: saysRuling(one) })),
    outcome: {
      zh: `${named.zh}没有给约定留出例外，合同条款在此不改变它。`,
      en: `${named.en} names no exception for agreements, so the clause does not change it here.`,
    },
    needsChoice: false,
  }
}
