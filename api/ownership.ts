import { basename } from "node:path"
import { type Currency, day, type Text } from "../base/index.ts"
import {
  answerOwnership,
  type OwnershipAnswer,
  type OwnershipRules,
  readOwnershipCase,
  shownPlace,
  toldOwnership,
} from "../settlement/index.ts"
import { readOwnership, readOwnershipCases, type WrittenOwnershipCase } from "../store/ownership.ts"
import { readCaseGround } from "../store/rule-packs.ts"
import { type Handled, read } from "./act.ts"
import { ownership } from "./contract/index.ts"
import type { Printed } from "./dividing-papers/index.ts"
import { paperFoot, writePaper } from "./paper/index.ts"
import { ownershipPaper } from "./settlement-papers/index.ts"
import { requireWorkable } from "./workable.ts"

/** Ownership and result income: reads that compute. Nothing of a question is kept. */
export const ownershipRoutes: readonly Handled[] = [
  read(ownership.listOwnershipRules, { run: () => shownRules(files().rules) }),
  read(ownership.listOwnershipCases, { run: () => ({ items: files().cases.map(shownCase) }) }),
  read(ownership.askOwnership, {
    run: ({ body }, { platform }) => {
      return answered(body.case, platform.regionFolder)
    },
  }),
  read(ownership.ownershipPaper, {
    run: ({ body }, context) => {
      const { language, platform } = context
      const foot: Printed["foot"] = (proof) => paperFoot(context, proof)
      const printed = { language, publicUrl: platform.publicUrl, foot, region: basename(platform.regionFolder) }
      const answer = answered(body.case, platform.regionFolder)
      return writePaper(ownershipPaper(answer, body.case, files().rules.vocabulary, printed))
    },
  }),
]

function answered(asked: unknown, regionFolder: string): OwnershipAnswer {
  requireWorkable(asked)
  const { rules } = files()
  const currencies = currenciesOf(regionFolder)
  const given = readOwnershipCase(asked, rules.vocabulary, currencies)
  return toldOwnership(given, answerOwnership(rules, given, currencies))
}

let known: { readonly rules: OwnershipRules; readonly cases: readonly WrittenOwnershipCase[] } | undefined

/** Rules and cases lie in files that come with the platform: read once in the life of a server. */
function files() {
  if (known === undefined) {
    const rules = readOwnership()
    if ("problems" in rules) throw new Error(rules.problems.map(({ file, cause }) => `${file}: ${cause}`).join("; "))
    known = { rules, cases: readOwnershipCases() }
  }
  return known
}

const grounds = new Map<string, ReadonlyMap<string, Currency>>()

function currenciesOf(folder: string): ReadonlyMap<string, Currency> {
  const found = grounds.get(folder) ?? readCaseGround(folder).currencies
  grounds.set(folder, found)
  return found
}

/** What a case may hold is read by the engine, so that here it is any JSON; what it must come to is the tests' matter. */
function shownCase({ id, title, source, given }: WrittenOwnershipCase) {
  return { id, title, source, given: given as Readonly<Record<string, object>> }
}

function shownRules({ vocabulary, instruments, credit }: OwnershipRules): ownership.OwnershipRulesShown {
  const { kinds, facts, anyKind } = vocabulary
  return {
    kinds: Object.entries(kinds).map(([id, one]) => ({ id, ...one })),
    roles: words(vocabulary.roles),
    anyKind,
    facts: Object.entries(facts).map(([id, { title, choices = {} }]) => ({ id, title, choices: words(choices) })),
    acts: words(vocabulary.acts),
    modes: words(vocabulary.modes),
    partyKinds: words(vocabulary.partyKinds),
    patents: words(vocabulary.patents),
    credit: { source: credit.source, assumed: credit.assumed, roles: words(credit.roles) },
    instruments: instruments.map(({ versions, ...rest }) => ({ ...rest, versions: shownVersions(versions) })),
  }
}

function words(titles: Readonly<Record<string, Text>>) {
  return Object.entries(titles).map(([id, title]) => ({ id, title }))
}

function shownVersions(versions: OwnershipRules["instruments"][number]["versions"]) {
  const dated = Object.entries(versions)
  return dated.flatMap(([from, version], at) => {
    if (version === null) return []
    const until = dated[at + 1]?.[0]
    return [
      {
        from: day(from),
        until: until === undefined ? null : day(until),
        name: version.name,
        source: version.source,
        assumed: version.assumed,
        provisions: version.provisions.map((one) => ({ id: one.id, place: shownPlace(one), text: one.text })),
      },
    ]
  })
}
