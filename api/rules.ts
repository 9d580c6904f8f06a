import type { Instant } from "../base/index.ts"
import {
  compile,
  type Entry,
  type Lists,
  type Parameter,
  type Parameters,
  type ParameterUse,
  parameterAt,
  parametersOf,
  underExceptions,
} from "../rulebook/index.ts"
import type { Db } from "../store/database.ts"
import { type RuleTables, ruleTables } from "../store/rule-tables.ts"
import { listVersion, memberParameters, newestVersion } from "../store/rules.ts"

/**
 * The rules by which a request is decided: one list version, compiled, and all dated parameters. In `lists` a local rule
 * begins and ends with its exception; `written` has the entries as enacted.
 */
export interface Rules extends RuleTables {
  readonly version: number
  /** Moment from which the version's entries hold; null before the first version. */
  readonly effective: Instant | null
  readonly written: readonly Entry[]
  readonly lists: Lists
  readonly parameters: Parameters
}

/** The rule book in memory. A version never changes once enacted, so that it is compiled once. */
export interface RuleBook {
  /**
   * The rules of a version in force, with the values of parameters as the newest version has them: a value that was voted
   * holds from its own moment, whatever version of the lists is in force then.
   * @param newest number of the newest version; looked up when left out
   */
  at(db: Db, version: number, newest?: number): Promise<Rules>
  /** The newest version as a transaction sees it that is about to enact the next: nothing of it is remembered. */
  newest(db: Db): Promise<Rules>
}

/** Opens the rule book. @param lawParameters those that law or method sets, read from files */
export function openRuleBook(zone: string, lawParameters: readonly Parameter[]): RuleBook {
  const readLists = async (db: Db, version: number) => {
    const [found, tables] = [await listVersion(db, version), await ruleTables(db, version)]
    const written = found?.entries ?? []
    const standing = compile(version, underExceptions(written, tables.exceptions))
    return { version, effective: found?.version.effectiveAt ?? null, written, ...tables, lists: standing }
  }
  const readParameters = async (db: Db, newest: number) =>
    parametersOf(zone, [...lawParameters, ...(await memberParameters(db, newest))])
  const [lists, parameters] = [remembered(readLists), remembered(readParameters)]
  return {
    async at(db, version, newest) {
      const values = parameters(db, newest ?? (await newestVersion(db)))
      return { ...(await lists(db, version)), parameters: await values }
    },
    async newest(db) {
      const version = await newestVersion(db)
      return { ...(await readLists(db, version)), parameters: await readParameters(db, version) }
    },
  }
}

/** Reads each version once. */
function remembered<Value>(read: (db: Db, version: number) => Promise<Value>) {
  const known = new Map<number, Promise<Value>>()
  return (db: Db, version: number): Promise<Value> => {
    let value = known.get(version)
    if (value === undefined) {
      value = read(db, version)
      // A failed reading is not kept: the next request tries anew. Before the first version nothing is kept either.
      if (version > 0) known.set(version, value)
      value.catch(() => known.delete(version))
    }
    return value
  }
}

/** A parameter's value at a moment, as bills and quotes carry it. @throws Refusal "rulebook.parameter-missing" */
export function parameterUse(rules: Rules, id: string, at: Instant): ParameterUse {
  return parameterAt(rules.parameters, id, at)
}
