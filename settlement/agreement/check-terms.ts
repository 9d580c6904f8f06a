import type { Text } from "../../base/index.ts"
import { checkBase, checkKey, checkLimits } from "./check-shares.ts"
import { checkAppraisal, checkCollection, checkRounding, checkTerm } from "./check-times.ts"
import { missingWords, unfitName } from "./check-words.ts"
import { countIn, shareIn } from "./read-number.ts"
import { agreementParts, problem, type TermProblem } from "./term-problem.ts"
import type { AgreementTerms } from "./terms.ts"

/** What an agreement is checked against. */
export interface TermsGround {
  /** Code → member and name, of every place that may be a party. */
  readonly places: ReadonlyMap<string, { readonly member: string; readonly name: Text }>
  /** Code of the ledger's currency. */
  readonly currency: string
  /** Whether the named facility exists; asked only where one is named. */
  readonly facilityExists: boolean
}

/**
 * Checks an agreement whole.
 * @returns everything that is missing or contradicts itself, part by part; empty for an agreement that can be signed
 * @example checkTerms({ ...terms, base: { kind: "increment", year: "", threshold: "" } }, ground)[0]?.code // "no-year"
 */
export function checkTerms(terms: AgreementTerms, ground: TermsGround): readonly TermProblem[] {
  const found = [
    ...checkParties(terms, ground),
    ...checkTrigger(terms, ground),
    ...checkRevenue(terms, ground),
    ...checkBase(terms),
    ...checkKey(terms),
    ...checkLimits(terms),
    ...checkTerm(terms),
    ...checkExit(terms),
    ...checkCollection(terms),
    ...checkRounding(terms),
    ...checkWaysOut(terms),
    ...checkAppraisal(terms),
  ]
  return [...found].sort((one, other) => agreementParts.indexOf(one.part) - agreementParts.indexOf(other.part))
}

function checkParties({ title, parties }: AgreementTerms, { places }: TermsGround): readonly TermProblem[] {
  const missing = parties.length < 2 ? [problem("parties", "parties", "too-few-parties")] : []
  const members = new Set(parties.map(({ member }) => member))
  const alone = parties.length > 1 && members.size === 1 ? [problem("parties", "parties", "one-member")] : []
  const each = parties.flatMap(({ place, member, name }, index): readonly TermProblem[] => {
    const field = `parties.${place}`
    const known = places.get(place)
    if (known === undefined) return [problem("parties", field, "unknown-place", { place })]
    const other =
      known.member === member
        ? []
        : [problem("parties", field, "other-member", { name: name.zh, nameEn: name.en, member })]
    const twice = parties.findIndex((one) => one.place === place) < index
    return [
      ...other,
      ...unfitName("parties", `${field}.name`, name, { zh: `${place} 的名称`, en: `the name of ${place}` }),
      ...(twice
        ? [
            problem("parties", field, "party-twice", {
              name: `${known.name.zh} ${place}`,
              nameEn: `${known.name.en} ${place}`,
            }),
          ]
        : []),
    ]
  })
  return [...unfitName("parties", "title", title, { zh: "协议名称", en: "the title" }), ...missing, ...alone, ...each]
}

function checkTrigger(
  { trigger, collection, revenue, key }: AgreementTerms,
  ground: TermsGround,
): readonly TermProblem[] {
  const { kind, subject, facility } = trigger
  const words = missingWords("trigger", "trigger.subject", subject, {
    zh: "分享的对象",
    en: "what the agreement is about",
  })
  const field = "trigger.facility"
  if (kind !== "facility") return facility === null ? words : [...words, problem("trigger", field, "unread-facility")]
  if (facility === null) return [...words, problem("trigger", field, "no-facility")]
  const { jurisdiction, id } = facility
  if (!ground.facilityExists)
    return [...words, problem("trigger", field, "unknown-facility", { jurisdiction, facility: id })]
  const collector = ground.places.get(collection.collector)
  const elsewhere = collector !== undefined && collector.member !== jurisdiction
  return [
    ...words,
    ...(elsewhere
      ? [
          problem("trigger", field, "facility-elsewhere", {
            jurisdiction,
            name: collector.name.zh,
            nameEn: collector.name.en,
          }),
        ]
      : []),
    ...(revenue.length > 1 ? [problem("revenue", "revenue", "facility-one-head")] : []),
    ...(key.kind !== "fixed" && key.values === "reported" ? [problem("key", "key.values", "facility-reported")] : []),
    ...(collection.frequency === "once" ? [problem("collection", "collection.frequency", "facility-once")] : []),
  ]
}

function checkRevenue({ revenue, currency }: AgreementTerms, ground: TermsGround): readonly TermProblem[] {
  const none = revenue.length === 0 ? [problem("revenue", "revenue", "no-revenue")] : []
  const money =
    currency === ground.currency
      ? []
      : [problem("revenue", "currency", "other-currency", { given: currency, needed: ground.currency })]
  const heads = revenue.flatMap(({ id, title, part }, index): readonly TermProblem[] => {
    const field = `revenue.${id}`
    const named = { head: title.zh || id, headEn: title.en || id }
    const read = shareIn(part)
    const isOver = read !== null && read.numerator > read.denominator
    return [
      ...unfitName("revenue", field, title, { zh: "收入科目", en: "a head of revenue" }),
      ...(id.trim() === "" ? [problem("revenue", field, "no-head-id", named)] : []),
      ...(id.trim() !== "" && revenue.findIndex((one) => one.id === id) < index
        ? [problem("revenue", field, "revenue-twice", named)]
        : []),
      ...(read === null
        ? [problem("revenue", field, "no-share", { name: named.head, nameEn: named.headEn, given: part })]
        : []),
      ...(isOver ? [problem("revenue", field, "revenue-over-whole", named)] : []),
    ]
  })
  return [...none, ...money, ...heads]
}

function checkExit({ exit }: AgreementTerms): readonly TermProblem[] {
  return [
    ...(countIn(exit.noticeDays) === null
      ? [problem("exit", "exit.noticeDays", "no-days", { given: exit.noticeDays })]
      : []),
    ...missingWords("exit", "exit.consequence", exit.consequence, {
      zh: "退出之后怎样处理",
      en: "what follows an exit",
    }),
  ]
}

function checkWaysOut({ escape: clause, dispute }: AgreementTerms): readonly TermProblem[] {
  return [
    ...missingWords("escape", "escape", clause, { zh: "免除条款", en: "the escape clause" }),
    ...missingWords("escape", "dispute.body", dispute.body, {
      zh: "争议处理机构",
      en: "the body that settles disputes",
    }),
    ...(countIn(dispute.days) === null ? [problem("escape", "dispute.days", "no-days", { given: dispute.days })] : []),
  ]
}
