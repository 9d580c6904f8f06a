import type { Act } from "../acts.ts"
import type { Channel, DecisionRequest, Principal, Resource } from "../request.ts"
import type { Group, Mentions, Path } from "./mentions.ts"
import { canBe, typeOf, valuesOf } from "./vocabulary.ts"

type Value = string | boolean | readonly string[]

/** The values that are tried for one attribute. */
interface Choice {
  readonly path: Path
  readonly values: readonly Value[]
  /** Number of its group: texts that no condition names are alike within it until they are told apart. */
  readonly group: number
}

/** Something that is asked of a request as soon as the attributes that it reads are chosen. */
export interface Check {
  /** The attributes it reads; undefined: it may read any. */
  readonly paths: ReadonlySet<Path> | undefined
  holds(request: DecisionRequest): boolean
}

/** Requests for an act that stand for all: any other one satisfies the same conditions as one of these. */
export interface PossibleRequests {
  /** False when a condition goes beyond what can be tried out: then none found is no proof. */
  readonly complete: boolean
  /** The first request for which all checks hold. Each is asked early, so that most requests are never built. */
  first(checks: readonly Check[]): DecisionRequest | undefined
}

const mostMembers = 7

/**
 * The finite set of requests that the mentions of some policies can tell apart: each text is one that is compared with,
 * or one of as many unnamed texts as there are attributes to tell apart.
 */
export function possibleRequests(act: Act, mentions: Mentions): PossibleRequests {
  const choices = mentions.groups.flatMap((group, index) => choicesOf(group, index, act))
  const complete =
    mentions.beyond === undefined &&
    !mentions.paths.has("context.day") &&
    choices.every(({ values }) => values.length < 2 ** mostMembers)
  return {
    complete,
    first: (checks) => {
      const ordered = inOrderOf(checks, choices)
      const timed = checks.map((check) => ({ check, after: lastOf(check, ordered) }))
      const passes = (chosen: Chosen, depth: number): boolean => {
        const due = timed.filter(({ after }) => after === depth)
        if (!isPossible(chosen)) return false
        if (due.length === 0) return true
        const request = requestOf(act, chosen)
        return due.every(({ check }) => check.holds(request))
      }
      const found = firstOf(ordered, passes)
      return found === undefined ? undefined : requestOf(act, found)
    },
  }
}

/** The attributes of the first check first, then those of the next. */
function inOrderOf(checks: readonly Check[], choices: readonly Choice[]): readonly Choice[] {
  const place = ({ path }: Choice): number => {
    const index = checks.findIndex(({ paths }) => paths?.has(path))
    return index < 0 ? checks.length : index
  }
  return [...choices].sort((a, b) => place(a) - place(b))
}

/** How many attributes must be chosen before a check can be asked. */
function lastOf({ paths }: Check, choices: readonly Choice[]): number {
  return paths === undefined ? choices.length : choices.findLastIndex(({ path }) => paths.has(path)) + 1
}

function choicesOf({ paths, texts }: Group, group: number, act: Act): readonly Choice[] {
  const open = paths.filter((path) => typeOf(path) === "String" && valuesOf(path) === undefined)
  const named = [
    ...texts,
    ...paths.flatMap(
      (path) => (path === "context.act" ? [act] : typeOf(path) === "String" ? valuesOf(path) : []) ?? [],
    ),
  ]
  const unnamed = open.map((_, index) => unnamedText(index))
  return paths
    .filter((path) => path !== "context.act" && path !== "context.day" && typeOf(path) !== undefined)
    .map((path) => ({ path, group, values: valuesFor(path, [...new Set(named)], unnamed) }))
}

function unnamedText(index: number): string {
  return `‹${index}›`
}

function valuesFor(path: Path, named: readonly string[], unnamed: readonly string[]): readonly Value[] {
  const type = typeOf(path)
  if (type === "Bool") return [true, false]
  const known = valuesOf(path)
  if (type === "String") return known ?? [...named, ...unnamed]
  const members =
    known === undefined
      ? [...named, ...unnamed, "‹other›"]
      : [...named.filter((one) => known.includes(one)), ...known.filter((one) => !named.includes(one)).slice(0, 1)]
  return subsets(members.slice(0, mostMembers))
}

function subsets(members: readonly string[]): readonly (readonly string[])[] {
  return members.reduce<readonly (readonly string[])[]>(
    (sets, one) => sets.flatMap((set) => [set, [...set, one]]),
    [[]],
  )
}

type Chosen = ReadonlyMap<Path, Value>

function firstOf(choices: readonly Choice[], passes: (chosen: Chosen, depth: number) => boolean): Chosen | undefined {
  const chosen = new Map<Path, Value>()
  const tryFrom = (depth: number, used: ReadonlyMap<number, number>): boolean => {
    if (!passes(chosen, depth)) return false
    const choice = choices[depth]
    if (choice === undefined) return true
    const count = used.get(choice.group) ?? 0
    for (const value of choice.values) {
      const index = typeof value === "string" && value.startsWith("‹") ? Number(value.slice(1, -1)) : -1
      // Unnamed texts are alike: the third is not tried before the second is in use.
      if (index > count) continue
      chosen.set(choice.path, value)
      if (tryFrom(depth + 1, index === count ? new Map([...used, [choice.group, count + 1]]) : used)) return true
    }
    chosen.delete(choice.path)
    return false
  }
  return tryFrom(0, new Map()) ? chosen : undefined
}

function isPossible(chosen: Chosen): boolean {
  const kind = chosen.get("principal.kind")
  const roles = chosen.get("principal.roles")
  return typeof kind !== "string" || roles === undefined || typeof roles !== "object" || canBe(kind, roles)
}

function requestOf(act: Act, chosen: Chosen): DecisionRequest {
  const text = (path: Path, otherwise = ""): string => {
    const value = chosen.get(path)
    return typeof value === "string" ? value : otherwise
  }
  const list = (path: Path): readonly string[] => {
    const value = chosen.get(path)
    return typeof value === "object" ? value : []
  }
  const principal: Principal = {
    id: text("principal.id", "person"),
    roles: list("principal.roles"),
    organisation: text("principal.organisation", "organisation"),
    kind: text("principal.kind", "firm"),
    jurisdiction: text("principal.jurisdiction", "jurisdiction"),
    group: text("principal.group", "group"),
    scopes: list("principal.scopes"),
    status: text("principal.status", "active"),
  }
  const resource: Resource = {
    kind: text("resource.kind", "resource"),
    id: text("resource.id", "resource"),
    jurisdiction: text("resource.jurisdiction", "jurisdiction"),
    owner: text("resource.owner", "owner"),
    organisation: text("resource.organisation", "organisation"),
    person: text("resource.person", "person"),
    status: text("resource.status", "active"),
  }
  const channel = channelOf(text("context.channel"))
  if (act !== "facilities.set-policy" && act !== "facilities.register")
    return { act, principal, resource, context: { channel } }
  return {
    act,
    principal,
    resource,
    context: { channel, residencyCondition: chosen.get("context.residencyCondition") === true },
  }
}

function channelOf(text: string): Channel {
  return text === "key" || text === "public" || text === "scheduler" ? text : "session"
}
