import { readFileSync } from "node:fs"
import { join } from "node:path"
import { parse } from "yaml"
import { fill, type Text, valueAt } from "../base/index.ts"
import {
  type Autonomy,
  autonomyOf,
  autonomyTables,
  ChallengeWeights,
  effectOf,
  effectTable,
  type LossEffect,
  lostIn,
  type MinimumCut,
  nameOf,
  readSupply,
  type SupplyGraph,
} from "../observatory/index.ts"
import { aligned } from "./aligned.ts"
import { autonomyWords } from "./autonomy-words.ts"
import { type Command, exit, UsageError, type Words } from "./command.ts"
import { piecesOf, readFile } from "./index-files.ts"
import type { Output } from "./output.ts"
import { regionFolder } from "./region-folder.ts"
import { writeFolder } from "./write-whole.ts"

/** `delta autonomy`: dependence of products on abroad, from a file alone. */
export const command: Command = {
  ...autonomyWords,
  options: {
    remove: { type: "string" },
    "remove-country": { type: "string" },
    "remove-component": { type: "string" },
    domestic: { type: "string" },
    region: { type: "string" },
    out: { type: "string" },
  },
  async run(words, output) {
    const [file, ...more] = words.positionals
    if (file === undefined || more.length > 0)
      throw new UsageError(
        output.language === "zh" ? "应为 delta autonomy <图.csv>" : "expected delta autonomy <graph.csv>",
      )
    const graph = readSupply(piecesOf(readFile(file)))
    const home = homeOf(words)
    const names = removed(words)
    const autonomy = autonomyOf(graph, { home, weights: challengeWeights(new Date().toISOString().slice(0, 10)) })
    const effect = names === undefined ? undefined : effectOf(graph, lostIn(graph, names))
    const folder = words.text("out")
    if (folder !== undefined)
      await writeFolder(folder, {
        ...autonomyTables(graph, autonomy),
        "effect.csv": effect === undefined ? undefined : effectTable(graph, effect),
      })
    if (words.flag("json")) process.stdout.write(`${JSON.stringify(toldJson(graph, autonomy, effect, home))}\n`)
    else process.stdout.write(`${told(graph, autonomy, effect, home, output)}\n`)
    return exit.done
  },
}

/** Codes that count as home: as asked, else the countries of the region's members. */
function homeOf(words: Words): readonly string[] {
  const asked = listed(words.text("domestic"), ",")
  if (asked.length > 0) return asked
  const codes = codesIn(regionFolder(words.text("region")))
  return [...new Set(codes.map((code) => code.split("-")[0] ?? code))]
}

/** Codes of a region's members, as its file has them. */
function codesIn(folder: string): readonly string[] {
  const listed = at(yamlIn(join(folder, "region.yaml")), "jurisdictions")
  return Array.isArray(listed) ? listed.map((one) => `${at(one, "code")}`) : []
}

function yamlIn(path: string): unknown {
  return parse(readFileSync(path, "utf8"))
}

/** What stands under a name, undefined where nothing does. */
function at(content: unknown, name: string): unknown {
  return Object.entries(content ?? {}).find(([key]) => key === name)?.[1]
}

function removed(words: Words) {
  const suppliers = listed(words.text("remove"), ";")
  const countries = listed(words.text("remove-country"), ",")
  const components = listed(words.text("remove-component"), ";")
  const any = suppliers.length + countries.length + components.length > 0
  return any ? { suppliers, countries, components } : undefined
}

function listed(text: string | undefined, sign: string): readonly string[] {
  return (text ?? "")
    .split(sign)
    .map((part) => part.trim())
    .filter((part) => part !== "")
}

/** Exponents of the ranking of challenges that hold on a day: `data/parameters/observatory/challenge-….yaml`. */
function challengeWeights(day: string): ChallengeWeights {
  const folder = join(import.meta.dirname, "..", "data", "parameters", "observatory")
  const weight = (part: string) => {
    const values = Object.entries(at(yamlIn(join(folder, `challenge-${part}.yaml`)), "values") ?? {})
    const dated = values.map(([from, held]) => ({ from, value: at(held, "value") ?? null, source: "" }))
    return valueAt(dated, day)?.value
  }
  const parts = ["criticality", "foreign", "gap", "downstream"]
  return ChallengeWeights.parse(Object.fromEntries(parts.map((part) => [part, weight(part)])))
}

function toldJson(graph: SupplyGraph, autonomy: Autonomy, effect: LossEffect | undefined, home: readonly string[]) {
  const code = (item: number) => graph.items[item]?.code ?? ""
  const cut = ({ suppliers, ...rest }: MinimumCut) => ({
    suppliers: suppliers?.map((one) => graph.suppliers[one]) ?? null,
    ...rest,
  })
  const added = (parts: ReadonlyMap<number, number>, names: readonly string[]) =>
    Object.fromEntries([...parts].map(([place, value]) => [names[place] ?? "", value]))
  const { whole, notes } = autonomy
  return {
    home,
    products: autonomy.products.map((one) => ({
      ...{ ...one, item: code(one.item) },
      ...{ foreignCut: cut(one.foreignCut), cut: cut(one.cut) },
    })),
    components: autonomy.components.map((one) => ({ ...one, item: code(one.item) })),
    singles: autonomy.singles.map(({ place, products, ...one }) => ({
      ...{ ...one, name: nameOf(graph, one.kind, place), products: products.map(code) },
    })),
    challenges: autonomy.challenges.map((one) => ({ ...one, item: code(one.item) })),
    unranked: autonomy.unranked.map((one) => ({ ...one, item: code(one.item) })),
    whole: {
      ...whole,
      byCountry: added(whole.byCountry, graph.countries),
      bySupplier: added(whole.bySupplier, graph.suppliers),
    },
    notes: { ...notes, overfull: notes.overfull.map(code) },
    ...(effect && {
      effect: {
        stopped: effect.stopped.map(code),
        weakened: effect.weakened.map(code),
        products: effect.products.map((one) => ({ ...one, item: code(one.item) })),
        ...{ value: effect.value, valueStopped: effect.valueStopped, valueWeakened: effect.valueWeakened },
      },
    }),
  }
}

const most = 15

function told(
  graph: SupplyGraph,
  autonomy: Autonomy,
  effect: LossEffect | undefined,
  home: readonly string[],
  { language }: Output,
): string {
  const say = (text: Text, facts: Readonly<Record<string, string>> = {}) => fill(text[language], facts)
  const name = (item: number) => graph.items[item]?.[language] ?? ""
  const percent = (share: number) => (Number.isNaN(share) ? "–" : `${(100 * share).toFixed(1)} %`)
  const cut = ({ suppliers, exact }: MinimumCut) =>
    suppliers === undefined
      ? "–"
      : `${exact ? "" : "≤ "}${suppliers.length}: ${suppliers.map((one) => graph.suppliers[one]).join(", ")}`
  const parts = [
    say(texts.home, { home: home.join(", ") }),
    aligned([
      heads[language],
      ...autonomy.products
        .slice(0, most)
        .map((one) => [
          ...[name(one.item), percent(one.direct.foreign), percent(one.chain.foreign), percent(one.critical.least)],
          ...[(10_000 * one.hhi.countries).toFixed(0), `${one.single.foreignSuppliers}`, cut(one.foreignCut)],
        ]),
    ]),
  ]
  const { challenges } = autonomy
  if (challenges.length > 0)
    parts.push(
      say(texts.challenges),
      aligned(challenges.slice(0, most).map((one, at) => [`${at + 1}`, name(one.item), one.score.toFixed(4)])),
    )
  if (effect !== undefined) {
    const list = (items: readonly number[]) => (items.length === 0 ? "–" : items.slice(0, most).map(name).join(", "))
    const halted = effect.products.filter(({ state }) => state === "stopped").map(({ item }) => item)
    const weak = effect.products.filter(({ state }) => state === "weakened").map(({ item }) => item)
    parts.push(
      say(texts.stopped, { products: list(halted), count: `${effect.stopped.length}` }),
      say(texts.weakened, { products: list(weak), count: `${effect.weakened.length}` }),
      say(texts.risk, { lost: `${effect.valueStopped}`, value: `${effect.value}`, weak: `${effect.valueWeakened}` }),
    )
  }
  return parts.join("\n\n")
}

const heads = {
  zh: ["产品", "直接境外", "全链境外", "按关键程度", "HHI（国家）", "境外单点", "最小境外割集"],
  en: [
    "product",
    "direct abroad",
    "chain abroad",
    "by criticality",
    "HHI countries",
    "single abroad",
    "smallest cut abroad",
  ],
} as const

const texts = {
  home: { zh: "国内：{home}", en: "at home: {home}" },
  challenges: {
    zh: "值得发布的挑战（得分＝关键程度×境外依赖×就绪差距×下游价值，指数为假定值）",
    en: "challenges worth posting (score = criticality × dependence on abroad × readiness gap × downstream value; the exponents are assumed)",
  },
  stopped: {
    zh: "停产的产品：{products}（连同部件共 {count} 项）",
    en: "products that stop: {products} ({count} items with components)",
  },
  weakened: {
    zh: "受削弱的产品：{products}（连同部件共 {count} 项）",
    en: "products that are weakened: {products} ({count} items with components)",
  },
  risk: {
    zh: "停产价值 {lost}，受削弱价值 {weak}，全部 {value}",
    en: "value that stops {lost}, value weakened {weak}, of {value}",
  },
} as const satisfies Record<string, Text>
