import { type Day, Refusal, type Text } from "../base/index.ts"
import { acts } from "./acts.ts"
import { CompileError, compilePolicy, type Policy } from "./cedar/index.ts"
import type { Entry } from "./entry.ts"
import { type Guard, guardOf } from "./guard.ts"
import { keysOfAct } from "./request.ts"
import { indexRules, type RuleIndex } from "./rule-index.ts"

/** The closure of an entry's policy, with the days on which it holds; asked only for acts of which the policy can speak. */
export interface Rule extends Policy {
  readonly from: Day
  readonly until: Day | null
  /** What a request must say for the policy to apply, as far as that can be looked up. */
  readonly guard: Guard | undefined
}

/** A version of the lists, ready to decide. Made by `compile`. */
export interface Lists {
  readonly version: number
  /** All entries, by id, in order of id. */
  readonly entries: ReadonlyMap<string, Entry>
  /** The entries whose policy can speak of an act. */
  readonly byAct: ReadonlyMap<string, RuleIndex<Rule>>
  /** Each entry as a reason in words. */
  readonly words: ReadonlyMap<string, Text>
}

/**
 * Turns a list version into closures, indexed by act. The order of the entries does not matter.
 * @param version number of the list version, carried by each decision
 * @throws Refusal "rulebook.entry-twice" when two entries share an id, "rulebook.entry-broken" for a policy that cannot
 * be compiled
 */
export function compile(version: number, entries: readonly Entry[]): Lists {
  const sorted = [...entries].sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0))
  const byId = new Map<string, Entry>()
  for (const entry of sorted) {
    if (byId.has(entry.id)) throw new Refusal("rulebook.entry-twice", { entry: entry.id })
    byId.set(entry.id, entry)
  }
  // A demand asks for something; it neither grants nor forbids.
  const rules = sorted.filter(({ list }) => list !== "demand").map((entry) => ruleOf(entry))
  const byAct = new Map(
    Object.keys(acts).map((act) => {
      const keys = keysOfAct(act)
      return [act, indexRules(rules.filter(({ actions }) => actions?.some(({ key }) => keys.includes(key)) ?? true))]
    }),
  )
  return { version, entries: byId, byAct, words: new Map(sorted.map((entry) => [entry.id, inWords(entry)])) }
}

function inWords({ id, title, text }: Entry): Text {
  return { zh: `${id}《${title.zh}》：${text.zh}`, en: `${id} “${title.en}”: ${text.en}` }
}

function ruleOf(entry: Entry): Rule {
  const policy = policyOf(entry)
  const { from, until } = entry
  return { ...policy, applies: policy.appliesToAction, from, until, guard: guardOf(entry.policy) }
}

function policyOf({ id, policy }: Entry): Policy {
  try {
    return compilePolicy(id, policy)
  } catch (error) {
    if (!(error instanceof CompileError)) throw error
    throw new Refusal("rulebook.entry-broken", { entry: id, cause: error.message })
  }
}

/** Acts that an entry's policy can speak of, in order of the table of acts. */
export function actsOf(entry: Entry): readonly string[] {
  const { actions } = policyOf(entry)
  return Object.keys(acts).filter((act) => {
    const keys = keysOfAct(act)
    return actions?.some(({ key }) => keys.includes(key)) ?? true
  })
}

/** Whether an entry permits or forbids. */
export function effectOf(entry: Entry): "permit" | "forbid" {
  return policyOf(entry).effect
}
