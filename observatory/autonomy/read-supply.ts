import { Refusal } from "../../base/index.ts"
import { eachRow, type NamedPieces, type NamedText } from "../index/index.ts"
import { linkSupply } from "./link-supply.ts"
import type { SupplyGraph, SupplyItem } from "./supply-graph.ts"
import { readCountry, readCriticality, readReadiness, readValue, supplyColumns, unknown } from "./supply-row.ts"

/** Names in the order in which they were met, each with its place. */
export interface Named {
  readonly names: string[]
  readonly places: Map<string, number>
}

/** Rows as they were read, column by column. */
export interface SupplyRows {
  readonly item: number[]
  readonly parent: number[]
  readonly supplier: number[]
  readonly country: number[]
  readonly value: number[]
  readonly criticality: number[]
  /** What the row is an alternative for within its parent: an item, or −1 and below a word of the parent's. */
  readonly slot: number[]
  readonly line: number[]
}

/**
 * Reads a supply chain from CSV (RFC 4180), one row an offer, columns in any order, the first four needed:
 * `component` what is offered · `parent` what it goes into, empty for the row that declares a product and its maker ·
 * `supplier`, `country` (ISO 3166-1 or -2), `?` where unknown · `value` bought in the period, in one unit for the whole file ·
 * `criticality` 1 to 5 · `readiness` of a domestic substitute, level 1 to 9 (ISO 16290) or a share such as 40% ·
 * `alternative` a word: rows of one parent with the same word are alternatives, any one is enough; without a word the
 * rows of one parent with the same component are alternatives; everything else is needed together · `tags` divided by
 * `;` · `name_zh`, `name_en`. What a component itself needs holds for all who offer it.
 * @throws Refusal "observatory.supply-…", "observatory.unknown-supplier", "observatory.unknown-country" and those of `eachRow`
 * @example readSupply({ file: "chain.csv", text: "component,parent,supplier,country\nphone,,Maker,CN\nchip,phone,Foundry,US\n" })
 */
export function readSupply(source: NamedText | NamedPieces): SupplyGraph {
  const { file } = source
  const [items, suppliers, countries] = [named(), named(), named()]
  const facts: ItemFacts[] = []
  const words = new Map<string, number>()
  const rows: SupplyRows = {
    ...{ item: [], parent: [], supplier: [], country: [], value: [], criticality: [], slot: [], line: [] },
  }
  const nameless: number[] = []
  let [lastParent, lastAbove] = ["", -1]
  eachRow(source, supplyColumns, 4, (fields, line) => {
    const [component = "", parent = "", supplier = "", country = "", value = "", criticality = ""] = fields
    const [readiness = "", alternative = "", tags = "", zh = "", en = ""] = fields.slice(6)
    if (component === "") throw new Refusal("observatory.supply-no-component", { file, row: `${line}` })
    if (supplier === "") nameless.push(line)
    const item = placed(items, component)
    if (readiness !== "" || tags !== "" || zh !== "" || en !== "")
      keepFacts(facts, item, { readiness: readReadiness(file, line, readiness), zh, en }, tags, {
        file,
        line,
        component,
      })
    // Rows of one parent mostly follow each other.
    if (parent !== lastParent) [lastParent, lastAbove] = [parent, parent === "" ? -1 : placed(items, parent)]
    const above = lastAbove
    rows.item.push(item)
    rows.parent.push(above)
    rows.supplier.push(supplier === unknown ? -1 : placed(suppliers, supplier))
    rows.country.push(countries.places.get(country) ?? countryOf(countries, readCountry(file, line, country)))
    rows.value.push(readValue(file, line, value))
    rows.criticality.push(readCriticality(file, line, criticality))
    rows.line.push(line)
    rows.slot.push(alternative === "" ? item : -1 - wordOf(words, above, alternative))
  })
  if (rows.item.length === 0) throw new Refusal("observatory.supply-empty", { file })
  if (nameless.length > 0)
    throw new Refusal("observatory.unknown-supplier", {
      ...{ file, count: `${nameless.length}` },
      rows: `${nameless.slice(0, 10).join(", ")}${nameless.length > 10 ? ", …" : ""}`,
    })
  const made = items.names.map((code, place): SupplyItem => {
    const { readiness, zh, en, tags } = facts[place] ?? nothing
    return {
      code,
      zh: zh.text || en.text || code,
      en: en.text || zh.text || code,
      readiness: readiness.text,
      tags: [...tags],
    }
  })
  return linkSupply(file, rows, { items, suppliers, countries }, made)
}

/** A text with the line on which it stands first. */
interface Placed {
  readonly text: string
  readonly line: number
}

interface ItemFacts {
  readiness: Placed
  zh: Placed
  en: Placed
  readonly tags: Set<string>
}

const empty: Placed = { text: "", line: 0 }
const noTags: ReadonlySet<string> = new Set()
const nothing = { readiness: empty, zh: empty, en: empty, tags: noTags }
const columnOf = { readiness: "readiness", zh: "name_zh", en: "name_en" } as const

/** Keeps what a row says of an item; two rows may not say different things. */
function keepFacts(
  all: ItemFacts[],
  item: number,
  said: Readonly<Record<keyof typeof columnOf, string>>,
  tags: string,
  { file, line, component }: { readonly file: string; readonly line: number; readonly component: string },
): void {
  const facts = all[item] ?? { readiness: empty, zh: empty, en: empty, tags: new Set<string>() }
  all[item] = facts
  for (const name of ["readiness", "zh", "en"] as const) {
    const text = said[name]
    const known = facts[name]
    if (text === "" || text === known.text) continue
    if (known.text !== "")
      throw new Refusal("observatory.supply-contradiction", {
        ...{ file, row: `${line}`, component, column: columnOf[name], value: text },
        ...{ before: `${known.line}`, earlier: known.text },
      })
    facts[name] = { text, line }
  }
  if (tags !== "") for (const tag of tags.split(";")) if (tag.trim() !== "") facts.tags.add(tag.trim())
}

function named(): Named {
  return { names: [], places: new Map() }
}

/** A country that was not met before. */
function countryOf(countries: Named, code: string): number {
  return code === unknown ? -1 : placed(countries, code)
}

/** Number of a word that alternatives of one parent share. */
function wordOf(words: Map<string, number>, above: number, word: string): number {
  const key = `${above} ${word}`
  const known = words.get(key) ?? words.size
  words.set(key, known)
  return known
}

function placed({ names, places }: Named, name: string): number {
  const known = places.get(name)
  if (known !== undefined) return known
  places.set(name, names.length)
  return names.push(name) - 1
}
