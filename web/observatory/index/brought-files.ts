import { encodingOf } from "../../../observatory/index.ts"
import { csvRows, csvText } from "../../ui/csv-rows.ts"
import type { FileKind } from "./index-files.ts"

/** What a table or text that was brought is taken for; `wide` is data with one column per indicator. */
export type BroughtKind = FileKind | "wide" | "other"

/** A table or text that was brought, before it is taken over. */
export interface Brought {
  readonly file: string
  readonly text: string
  /** Rows of a table with its head; none of a method. */
  readonly rows: readonly (readonly string[])[]
  readonly kind: BroughtKind
}

/** Files that were brought: tables and texts, or a bundle. */
export type Bring = { readonly items: readonly Brought[] } | { readonly bundle: Readonly<Record<string, string>> }

/**
 * Reads files as they come: CSV in UTF-8 or GB18030, workbooks sheet by sheet, methods in YAML or JSON, a bundle.
 * @throws Refusal "observatory.mixed-encodings", "observatory.unknown-encoding"
 * @throws Damaged
 */
export async function bringFiles(files: readonly File[]): Promise<Bring> {
  const items: Brought[] = []
  for (const file of files) {
    const bytes = new Uint8Array(await file.arrayBuffer())
    const name = file.name.toLowerCase()
    if (name.endsWith(".zip")) {
      const { unzipped } = await import("./bundle-zip.ts")
      return { bundle: opened(file.name, () => unzipped(bytes)) }
    }
    if (name.endsWith(".xlsx")) items.push(...(await sheetsOf(file.name, bytes)))
    else
      items.push(broughtText(file.name, new TextDecoder(encodingOf(file.name, bytes), { fatal: true }).decode(bytes)))
  }
  return { items }
}

/** A workbook or bundle that cannot be opened. */
export class Damaged extends Error {
  override readonly name = "Damaged"
  readonly file: string
  constructor(file: string, cause: unknown) {
    super(`${file} cannot be opened`, { cause })
    this.file = file
  }
}

function opened<Inside>(file: string, open: () => Inside): Inside {
  try {
    return open()
  } catch (error) {
    throw new Damaged(file, error)
  }
}

async function sheetsOf(file: string, bytes: Uint8Array): Promise<readonly Brought[]> {
  const { readSheets } = await import("./read-sheets.ts")
  const sheets = opened(file, () => readSheets(bytes)).filter(({ rows }) => rows.length > 0)
  return sheets.map(({ name, rows }) => ({
    file: sheets.length === 1 ? file : `${file} › ${name}`,
    text: csvText(rows),
    rows,
    kind: kindOf(rows),
  }))
}

function broughtText(file: string, text: string): Brought {
  if (/\.(ya?ml|json)$/i.test(file)) return { file, text, rows: [], kind: "method" }
  const rows = csvRows(text)
  return { file, text, rows, kind: kindOf(rows) }
}

/** What the names of a table's columns say it is. */
export function kindOf([head = []]: readonly (readonly string[])[]): BroughtKind {
  const names = head.map((name) => name.trim())
  const has = (...wanted: readonly string[]) => wanted.every((name) => names.includes(name))
  if (has("unit", "period", "indicator", "value")) return "data"
  if (has("code", "level")) return "structure"
  if (has("unit", "name")) return "units"
  return names.length > 1 ? "wide" : "other"
}
