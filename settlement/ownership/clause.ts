import type { Day, Text } from "../../base/index.ts"
import type { HeldVersion, OwnershipRules } from "./read-ownership-rules.ts"
import type { Assumption, Provision } from "./rule-shapes.ts"

/** What an answer rests on: an article in its version, a clause of the contract, or an assumption that is named as one. */
export interface Clause {
  readonly layer: "contract" | "programme" | "local" | "national" | "assumed"
  /** Id of the instrument; "contract" and "assumed" for those. */
  readonly instrument: string
  readonly title: Text
  /** The day from which the version holds, and what it is called. */
  readonly version: { readonly from: Day; readonly name: Text } | null
  /** Where in it: article, paragraph, item; the clause's number. Null where no number was noted. */
  readonly place: Text | null
  readonly text: Text
  readonly source: string
  /** What in the version has no source. */
  readonly assumed: readonly string[]
}

/** A provision with the version of the instrument that it stands in. */
export interface Held extends HeldVersion {
  readonly provision: Provision
}

/** The clause that a provision is. */
export function clauseOf({ instrument, from, version, provision }: Held): Clause {
  return {
    layer: instrument.layer,
    instrument: instrument.id,
    title: instrument.title,
    version: { from, name: version.name },
    place: shownPlace(provision),
    text: provision.text,
    source: version.source,
    assumed: version.assumed,
  }
}

/** Where a provision stands in its instrument; null where no number was noted. @example shownPlace(provision)?.en // "art. 14(1)" */
export function shownPlace({ article, paragraph, item }: Provision): Text | null {
  if (article === null) return null
  return {
    zh: `第 ${article} 条${paragraph === undefined ? "" : `第 ${paragraph} 款`}${item === undefined ? "" : `第（${item}）项`}`,
    en: `art. ${article}${paragraph === undefined ? "" : `(${paragraph})`}${item === undefined ? "" : ` no. ${item}`}`,
  }
}

/** A clause of the contract. */
export function contractClause(reference: string, id: string, text: Text): Clause {
  return {
    layer: "contract",
    instrument: "contract",
    title: { zh: reference, en: reference },
    version: null,
    place: { zh: `第 ${id} 条`, en: `clause ${id}` },
    text,
    source: reference,
    assumed: [],
  }
}

/** An assumption in the place of a clause. */
export function assumedClause({ assumptions }: OwnershipRules, assumption: Assumption): Clause {
  return {
    layer: "assumed",
    instrument: "assumed",
    title: { zh: "假定", en: "Assumption" },
    version: null,
    place: null,
    text: assumptions[assumption],
    source: `assumed: ${assumptions[assumption].en}`,
    assumed: [assumptions[assumption].en],
  }
}

/** A clause in one line. @example shownClause(clause).en // "Patent Law …, text of 2020, art. 14(1)" */
export function shownClause({ title, version, place }: Clause): Text {
  const line = (language: "zh" | "en"): string =>
    [
      title[language],
      ...(version === null ? [] : [version.name[language]]),
      ...(place === null ? [] : [place[language]]),
    ].join(language === "zh" ? "，" : ", ")
  return { zh: line("zh"), en: line("en") }
}
