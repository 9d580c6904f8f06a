import type { Instant } from "../base/index.ts"
import {
  compile,
  type Lists,
  type Parameter,
  type Parameters,
  type ParameterUse,
  parameterAt,
  parametersOf,
} from "../rulebook/index.ts"
import type { Db } from "../store/database.ts"
import { listVersion, memberParameters } from "../store/rules.ts"

/** The rules by which a request is decided: one list version, compiled, and all dated parameters. */
export interface Rules {
  readonly version: number
  readonly lists: Lists
  readonly parameters: Parameters
}

/** The rule book in memory. A version never changes once enacted, so that it is compiled once. */
export interface RuleBook {
  at(db: Db, version: number): Promise<Rules>
}

/** Opens the rule book. @param lawParameters those that law or method sets, read from files */
export function openRuleBook(zone: string, lawParameters: readonly Parameter[]): RuleBook {
  const known = new Map<number, Promise<Rules>>()
  const load = async (db: Db, version: number): Promise<Rules> => {
    const found = await listVersion(db, version)
    return {
      version,
      lists: compile(version, found?.entries ?? []),
      parameters: parametersOf(zone, [...lawParameters, ...(await memberParameters(db))]),
    }
  }
  return {
    at(db, version) {
      let rules = known.get(version)
      if (rules === undefined) {
        rules = load(db, version)
        // A failed load is not kept: the next request tries anew. Before the first version nothing is kept either.
        if (version > 0) known.set(version, rules)
        rules.catch(() => known.delete(version))
      }
      return rules
    },
  }
}

/** A parameter's value at a moment, as bills and quotes carry it. @throws Refusal "rulebook.parameter-missing" */
export function parameterUse(rules: Rules, id: string, at: Instant): ParameterUse {
  return parameterAt(rules.parameters, id, at)
}
