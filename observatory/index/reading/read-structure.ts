import { Refusal } from "../../../base/index.ts"
import type { IndexNode, Structure } from "../structure.ts"
import { eachRow, type NamedText } from "./csv-rows.ts"

const columns = [
  "code",
  "parent",
  "level",
  "weight",
  "direction",
  "unit",
  "denominator",
  "lower",
  "upper",
  "target",
  "name",
] as const

/**
 * Hierarchy of an index from `structure.csv`: code,parent,level,weight,direction,unit,denominator,lower,upper,target,name.
 * Of these only code and level must be there; a weight or direction that is left out counts as 1, a name as the code.
 * @throws Refusal "observatory.unknown-parent", "observatory.cycle", "observatory.node-twice", "observatory.bad-level",
 * "observatory.no-child", "observatory.no-indicator", "observatory.not-a-number" and others, each with file and row
 */
export function readStructure(source: NamedText): Structure {
  const rows: { readonly node: IndexNode; readonly line: number }[] = []
  eachRow(source, columns, 3, (fields, line) => rows.push({ node: nodeOf(source.file, fields, line), line }))
  const lines = new Map<string, number>()
  for (const { node, line } of rows) {
    if (lines.has(node.code))
      throw new Refusal("observatory.node-twice", { file: source.file, row: `${line}`, node: node.code })
    lines.set(node.code, line)
  }
  return structureOf(
    rows.map(({ node }) => node),
    (code) => ({ file: source.file, row: `${lines.get(code) ?? 0}` }),
  )
}

/**
 * Puts nodes in order, indicators first, and checks the hierarchy.
 * @param whence where a node was read, for refusals
 */
export function structureOf(
  given: readonly IndexNode[],
  whence: (code: string) => { readonly file: string; readonly row: string } = () => ({ file: "structure", row: "0" }),
): Structure {
  const byCode = new Map(given.map((node) => [node.code, node]))
  for (const node of given) checkParent(node, byCode, whence)
  const nodes = given.toSorted((a, b) => a.level - b.level)
  const indicators = nodes.filter(({ level }) => level === 1).length
  if (indicators === 0) throw new Refusal("observatory.no-indicator", { file: whence("").file })
  const places = new Map(nodes.map(({ code }, place) => [code, place]))
  const parents = nodes.map(({ parent }) => (parent === undefined ? -1 : (places.get(parent) ?? -1)))
  const children = nodes.map((_, place) => parents.flatMap((parent, child) => (parent === place ? [child] : [])))
  const childless = nodes.find((node, place) => node.level > 1 && children[place]?.length === 0)
  if (childless !== undefined)
    throw new Refusal("observatory.no-child", { ...whence(childless.code), node: childless.code })
  return { nodes, indicators, children, parents, places }
}

type Whence = (code: string) => { readonly file: string; readonly row: string }

function checkParent({ code, parent, level }: IndexNode, byCode: ReadonlyMap<string, IndexNode>, whence: Whence): void {
  if (parent === undefined) return
  const above = byCode.get(parent)
  if (above === undefined) throw new Refusal("observatory.unknown-parent", { ...whence(code), node: code, parent })
  const seen = [code]
  for (let next = above; ; ) {
    if (seen.includes(next.code))
      throw new Refusal("observatory.cycle", { ...whence(code), nodes: [...seen, next.code].join(" → ") })
    seen.push(next.code)
    const further = next.parent === undefined ? undefined : byCode.get(next.parent)
    if (further === undefined) break
    next = further
  }
  if (above.level <= level)
    throw new Refusal("observatory.bad-level", {
      ...whence(code),
      node: code,
      level: `${level}`,
      parent,
      above: `${above.level}`,
    })
}

function nodeOf(file: string, fields: readonly string[], line: number): IndexNode {
  const [code = "", parent = "", level = "", weight = "", direction = "", unit = "", denominator = "", ...rest] = fields
  const [lower = "", upper = "", target = "", name = ""] = rest
  const at = { file, row: `${line}` }
  if (code === "") throw new Refusal("observatory.no-code", { ...at, column: "code" })
  const number = (column: string, text: string) => numberIn({ ...at, column, node: code }, text)
  const optional = (column: "lower" | "upper" | "target", text: string) =>
    text === "" ? {} : { [column]: number(column, text) }
  const step = number("level", level === "" ? "?" : level)
  if (!Number.isInteger(step) || step < 1)
    throw new Refusal("observatory.not-a-number", { ...at, column: "level", given: level, node: code })
  const heaviness = weight === "" ? 1 : number("weight", weight)
  if (heaviness < 0) throw new Refusal("observatory.negative-weight", { ...at, node: code, weight })
  if (!["", "1", "-1", "+1", "−1"].includes(direction))
    throw new Refusal("observatory.bad-direction", { ...at, node: code, given: direction })
  return {
    code,
    ...(parent === "" ? {} : { parent }),
    level: step,
    weight: heaviness,
    direction: direction === "-1" || direction === "−1" ? -1 : 1,
    ...(unit === "" ? {} : { unit }),
    ...(denominator === "" ? {} : { denominator }),
    ...optional("lower", lower),
    ...optional("upper", upper),
    ...optional("target", target),
    name: name === "" ? code : name,
  }
}

/** A plain decimal number, as programs write it: no grouping of digits, no unit, no percent. */
const decimal = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?$/

/** The number that a field holds. @throws Refusal "observatory.not-a-number" with the facts given */
export function numberIn(facts: Readonly<Record<string, string>>, text: string): number {
  const number = decimal.test(text) ? Number(text) : Number.NaN
  if (!Number.isFinite(number)) throw new Refusal("observatory.not-a-number", { ...facts, given: text })
  return number
}
