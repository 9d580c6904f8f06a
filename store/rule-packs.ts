import { existsSync, readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { isNode, LineCounter, parseDocument } from "yaml"
import * as z from "zod"
import type { Currency } from "../base/index.ts"
import { type RulePack, readRulePack } from "../settlement/index.ts"
import { RegionFile, readTable, readYaml } from "./region-files.ts"

/** What is wrong with a rule pack, and where; `line` counts from 1. */
export interface RulePackProblem {
  readonly file: string
  readonly line: number
  readonly cause: string
}

/** The rule packs of this installation, by id. */
export interface RulePacksRead {
  readonly packs: ReadonlyMap<string, RulePack>
  readonly problems: readonly RulePackProblem[]
}

const data = join(import.meta.dirname, "..", "data")

/**
 * Reads rule packs: `<folder>/<id>.yaml`, one a file.
 * @returns the sound packs in order of their ids, and each problem with file, line and cause
 */
export function readRulePacks(folder = join(data, "rule-packs")): RulePacksRead {
  const packs = new Map<string, RulePack>()
  const problems: RulePackProblem[] = []
  for (const file of readdirSync(folder).sort()) {
    if (!file.endsWith(".yaml")) continue
    const read = readFile(file, readFileSync(join(folder, file), "utf8"))
    if ("problems" in read) problems.push(...read.problems)
    else packs.set(read.id, read)
  }
  return { packs, problems }
}

function readFile(file: string, text: string): RulePack | { readonly problems: readonly RulePackProblem[] } {
  const lines = new LineCounter()
  const document = parseDocument(text, { lineCounter: lines, prettyErrors: false })
  if (document.errors.length > 0)
    return {
      problems: document.errors.map(({ message, pos }) => ({ file, line: lines.linePos(pos[0]).line, cause: message })),
    }
  const lineOf = (path: readonly (string | number)[]): number => {
    for (let length = path.length; length > 0; length--) {
      const node = document.getIn(path.slice(0, length), true)
      if (isNode(node) && node.range) return lines.linePos(node.range[0]).line
    }
    return 1
  }
  const read = readRulePack(document.toJS())
  if ("problems" in read)
    return {
      problems: read.problems.map(({ path, cause }) => ({
        file,
        line: lineOf(path),
        cause: `${path.join(".")}: ${cause}`,
      })),
    }
  if (`${read.id}.yaml` === file) return read
  return { problems: [{ file, line: lineOf(["id"]), cause: `a pack ${read.id} stands in ${read.id}.yaml` }] }
}

const Currencies = z.object({ source: z.string(), decimals: z.record(z.string(), z.array(z.string())) })

/** What a case may name: currencies by code, and codes of places. */
export interface CaseGround {
  readonly currencies: ReadonlyMap<string, Currency>
  readonly places: ReadonlySet<string>
}

/** The currencies and places that are known: those of everywhere, and those of a region's folder. */
export function readCaseGround(region: string): CaseGround {
  const { currency, jurisdictions } = RegionFile.parse(readYaml(region, "region.yaml"))
  const { decimals } = Currencies.parse(readYaml(data, "currencies.yaml"))
  const listed = Object.entries(decimals).flatMap(([count, codes]) =>
    codes.map((code): [string, Currency] => [code, { code, decimals: Number(count), sign: code }]),
  )
  const cities = readTable(region, "cities.csv").map((row) => row.code_gbt2260 ?? row.code ?? "")
  const registers = join(data, "places")
  const divisions = existsSync(registers)
    ? readdirSync(registers).flatMap((file) => (file.endsWith(".csv") ? readTable(registers, file) : []))
    : []
  return {
    currencies: new Map([...listed, [currency.code, currency]]),
    places: new Set([
      ...cities,
      ...jurisdictions.flatMap(({ code, divisionCode }) => [code, divisionCode]),
      ...divisions.map(({ code = "" }) => code),
    ]),
  }
}
