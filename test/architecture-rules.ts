import { dirname, join, normalize } from "node:path"

/** A source file with its path from the project's root. */
export interface SourceFile {
  readonly path: string
  readonly text: string
}

/** Engines in their order: each may import those before it. */
export const engines = [
  "base",
  "evidence",
  "region",
  "rulebook",
  "governance",
  "facilities",
  "market",
  "chain",
  "casework",
  "dataspace",
  "settlement",
  "observatory",
] as const

/** A part of the project with rules of its own; the longest prefix of a path decides. */
interface Part {
  /** Parts that may be imported, besides itself. */
  readonly parts: readonly string[]
  /** Packages that may be imported; a `*` at the end stands for any rest. */
  readonly packages: readonly string[]
}

// A seeded generator gives the same numbers for the same seed: it is no chance.
const enginePackages = ["zod", "zod/v4/locales/*", "@noble/hashes/*", "pure-rand/*"]

export const parts: Readonly<Record<string, Part>> = {
  ...Object.fromEntries(
    engines.map((name, place) => [name, { parts: engines.slice(0, place), packages: enginePackages }]),
  ),
  store: {
    parts: engines,
    packages: [
      "node:*",
      "kysely",
      "pg",
      "zod",
      "yaml",
      "pinyin-pro",
      "@node-rs/jieba*",
      "@cedar-policy/cedar-wasm*",
      "csv-parse*",
      "pure-rand/*",
    ],
  },
  "api/contract": { parts: engines, packages: ["zod"] },
  // Plans as they come, read alike by web and cli.
  documents: { parts: engines, packages: ["unpdf"] },
  api: {
    parts: [...engines, "store", "api/contract"],
    packages: [
      "node:*",
      "fastify*",
      "@fastify/*",
      "zod",
      "better-auth*",
      "@better-auth/*",
      "kysely",
      "pg",
      "nodemailer",
      "pino",
      "csv-parse*",
      "@myriaddreamin/typst-ts-node-compiler",
    ],
  },
  web: {
    parts: [...engines, "api/contract", "documents"],
    packages: [
      "react*",
      "@tanstack/*",
      "@mantine/*",
      "i18next",
      "zod",
      "@fontsource-variable/*",
      "vite/client",
      // Loaded only when a chart is shown, or a table is saved as a spreadsheet.
      "echarts/*",
      "write-excel-file/*",
      // Loaded only by the index workbench: method files, bundles and workbooks.
      "yaml",
      "fflate",
      // Loaded only when a plan in Word is brought.
      "mammoth",
    ],
  },
  cli: {
    parts: [...engines, "api/contract", "documents"],
    packages: ["node:*", "vite", "yaml", "write-excel-file/*", "mammoth", "linkedom"],
  },
  data: { parts: [...engines, "store"], packages: ["*"] },
  // Tests, and what only tests use, may reach for anything.
  test: { parts: [...engines, "store", "api", "api/contract", "documents", "web", "cli"], packages: ["*"] },
}

/**
 * Commands that run the platform itself instead of calling it, or read a region's files as it does: with what they share,
 * they may enter store and api.
 */
const runsThePlatform = [
  "cli/serve.ts",
  "cli/migrate.ts",
  "cli/import.ts",
  "cli/measures.ts",
  "cli/open-store.ts",
  "cli/delta.ts",
  "cli/apportion.ts",
  "cli/ownership.ts",
  "cli/plan-files.ts",
  "cli/rules.ts",
  "cli/targets.ts",
]

/** Lists that are read like a table, longer than a file of code may be. */
export const tables: readonly string[] = [
  "api/contract/facilities.ts",
  "governance/refusals.ts",
  "settlement/apportionment/refusals.ts",
  "settlement/index.ts",
]

const longestFile = 300

/** Tests, and `testing.ts` or `example.ts` beside them: values that several tests of a folder start from. */
export const isTest = (path: string): boolean =>
  path.startsWith("test/") || /\.(test|journey)\.tsx?$|\/(testing|example)\.ts$/.test(path)

export function partOf(path: string): string | undefined {
  return Object.keys(parts)
    .filter((name) => path.startsWith(`${name}/`))
    .sort((a, b) => b.length - a.length)[0]
}

/** A text without its comments. Strings stay, also those that look like comments. */
export function withoutComments(text: string): string {
  const pieces = /("(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|`(?:[^`\\]|\\.)*`)|\/\*[\s\S]*?\*\/|\/\/[^\n]*/g
  return text.replace(pieces, (_, kept: string | undefined) => kept ?? "")
}

/** What a file imports, also by `export from`, `import()` and for types alone. */
export function importsOf(text: string): readonly string[] {
  const statement =
    /^\s*(?:import|export)\b[^"'`;]*?\bfrom\s*["']([^"']+)["']|^\s*import\s*["']([^"']+)["']|\bimport\(\s*["']([^"']+)["']/gm
  return [...withoutComments(text).matchAll(statement)].map(([, from, bare, called]) => from ?? bare ?? called ?? "")
}

/** Imports of a file that the layout forbids, each with its reason. */
export function wrongImports({ path, text }: SourceFile): readonly string[] {
  const from = partOf(path)
  if (from === undefined) return []
  return importsOf(text).flatMap((target) => {
    const wrong = target.startsWith(".")
      ? wrongFile(path, from, normalize(join(dirname(path), target)))
      : wrongPackage(path, from, target)
    return wrong === undefined ? [] : [`${path} imports ${target}: ${wrong}`]
  })
}

function wrongFile(path: string, from: string, target: string): string | undefined {
  const to = partOf(target)
  if (isTest(target) && !isTest(path)) return "only tests import it"
  if (to === undefined || to === from) return undefined
  const open = isTest(path) || (runsThePlatform.includes(path) && (to === "store" || to === "api"))
  if (!open && !parts[from]?.parts.includes(to)) return `${from} does not import ${to}`
  const hasIndex = to === "api/contract" || to === "documents" || engines.some((name) => name === to)
  if (hasIndex && !isTest(path) && /\.tsx?$/.test(target) && target !== `${to}/index.ts`)
    return `${to} is entered by its index.ts`
  return undefined
}

function wrongPackage(path: string, from: string, target: string): string | undefined {
  if (isTest(path)) return undefined
  const allowed = parts[from]?.packages.some((one) =>
    one.endsWith("*") ? target.startsWith(one.slice(0, -1)) : target === one,
  )
  return allowed ? undefined : `not among the packages of ${from}`
}

const outOfReach =
  /\b(Date\.now|new Date\(\s*\)|new Date\b(?!\()|Math\.random|process\.|fetch\(|performance\.|setTimeout\(|setInterval\(|crypto\.|console\.|globalThis)/

/** Clock, chance, network and platform in an engine. */
export function wrongReach({ path, text }: SourceFile): readonly string[] {
  const isEngine = engines.some((name) => name === partOf(path))
  const found = isEngine && !isTest(path) ? outOfReach.exec(withoutComments(text)) : null
  return found === null ? [] : [`${path} uses ${found[1]}`]
}

/** Names that say nothing, names not in kebab-case, and files too long to read. */
export function wrongShape({ path, text }: SourceFile): readonly string[] {
  const wrong: string[] = []
  if (/(^|[-./])(utils?|helpers?|common|managers?|core)([-./]|$)/.test(path))
    wrong.push(`${path}: a name that says nothing`)
  if (!/^([a-z0-9]+(-[a-z0-9]+)*\/)*[a-z0-9]+(-[a-z0-9]+)*(\.[a-z0-9-]+)*\.(ts|tsx)$/.test(path))
    wrong.push(`${path}: not in kebab-case`)
  const lines = text.trimEnd().split("\n").length
  if (lines > longestFile && !isTest(path) && !tables.includes(path)) wrong.push(`${path}: ${lines} lines`)
  return wrong
}

/** Names of a region or its members in code; names of time zones are not meant. */
export function wrongNames({ path, text }: SourceFile, names: readonly string[]): readonly string[] {
  if (isTest(path) || path.startsWith("data/")) return []
  const code = withoutComments(text).replace(/\b[A-Z][a-z]+\/[A-Z]\w+/g, "")
  return names.filter((name) => mentions(code, name)).map((name) => `${path} names ${name}`)
}

function mentions(code: string, name: string): boolean {
  return /^[\x20-\x7e]+$/.test(name) ? new RegExp(`\\b${name}\\b`, "i").test(code) : code.includes(name)
}
