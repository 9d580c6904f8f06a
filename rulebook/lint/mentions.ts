import { isList, isObject, type Json, member } from "../cedar/json.ts"

/** An attribute that a condition reads, such as "principal.kind". */
export type Path = `${"principal" | "resource" | "context"}.${string}`

/** What conditions say about the attributes that they read. */
export interface Mentions {
  readonly paths: ReadonlySet<Path>
  /** Sets of attributes that are compared with each other, each with the texts that any of them is compared with. */
  readonly groups: readonly Group[]
  /** The first operator whose meaning cannot be tried out on texts alone; undefined when all can. */
  readonly beyond: string | undefined
}

export interface Group {
  readonly paths: readonly Path[]
  readonly texts: readonly string[]
}

interface Side {
  readonly paths: readonly Path[]
  readonly texts: readonly string[]
}

const comparing = ["==", "!=", "contains", "containsAll", "containsAny"]
const joining = ["&&", "||", "!", "if-then-else", "isEmpty", "has"]

/** Reads what policies, in Cedar's JSON form, mention in their conditions. */
export function mentionsOf(policies: readonly Json[]): Mentions {
  const sides: Side[] = []
  const beyond: string[] = []
  for (const policy of policies) {
    for (const name of ["principal", "resource"]) {
      const operator = member(member(policy, name), "op")
      if (operator !== "All" && operator !== "is") beyond.push(`${name} ${JSON.stringify(operator)}`)
    }
    const conditions = member(policy, "conditions")
    for (const clause of isList(conditions) ? conditions : []) walk(member(clause, "body"), sides, beyond)
  }
  return { paths: new Set(sides.flatMap(({ paths }) => paths)), groups: grouped(sides), beyond: beyond[0] }
}

function walk(json: Json | undefined, sides: Side[], beyond: string[]): void {
  const path = pathOf(json)
  if (path !== undefined) sides.push({ paths: [path], texts: [] })
  if (path !== undefined || !isObject(json)) return
  const [[operator = "", argument] = []] = Object.entries(json)
  if (operator === "Value") return
  if (operator === "Set") {
    for (const item of isList(argument) ? argument : []) walk(item, sides, beyond)
    return
  }
  // The act and the type of an entity are fixed before any condition is asked.
  if (operator === "in" && member(member(argument, "left"), "Var") === "action") return
  if ((operator === "is" || operator === "has") && member(member(argument, "left"), "Var") !== undefined)
    if (member(argument, "in") === undefined) return
  if (comparing.includes(operator))
    sides.push(joined(sideOf(member(argument, "left")), sideOf(member(argument, "right"))))
  else if (!joining.includes(operator)) beyond.push(operator)
  for (const name of ["left", "right", "arg", "if", "then", "else"]) walk(member(argument, name), sides, beyond)
}

/** The attribute that an expression reads, when it is nothing but that. */
function pathOf(json: Json | undefined): Path | undefined {
  const read = member(json, ".")
  const owner = member(member(read, "left"), "Var")
  const name = member(read, "attr")
  if (typeof name !== "string") return undefined
  return owner === "principal" || owner === "resource" || owner === "context" ? `${owner}.${name}` : undefined
}

function sideOf(json: Json | undefined): Side {
  const path = pathOf(json)
  if (path !== undefined) return { paths: [path], texts: [] }
  const value = member(json, "Value")
  if (typeof value === "string") return { paths: [], texts: [value] }
  const set = member(json, "Set")
  if (isList(set)) return set.map(sideOf).reduce(joined, { paths: [], texts: [] })
  return { paths: [], texts: isList(value) ? value.filter((item) => typeof item === "string") : [] }
}

function joined(one: Side, other: Side): Side {
  return { paths: [...one.paths, ...other.paths], texts: [...one.texts, ...other.texts] }
}

/** Joins all sides that share an attribute. */
function grouped(sides: readonly Side[]): readonly Group[] {
  let groups: readonly Group[] = []
  for (const side of sides) {
    if (side.paths.length === 0) continue
    const apart = groups.filter(({ paths }) => !paths.some((path) => side.paths.includes(path)))
    const whole = groups.filter((group) => !apart.includes(group)).reduce(joined, side)
    groups = [...apart, { paths: [...new Set(whole.paths)], texts: [...new Set(whole.texts)] }]
  }
  return groups
}
