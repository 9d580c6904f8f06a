import { strFromU8, unzipSync } from "fflate"

/** A sheet of a workbook: its rows as texts, numbers with the digits that the file holds. */
export interface Sheet {
  readonly name: string
  readonly rows: readonly (readonly string[])[]
}

/**
 * Sheets of an XLSX file (ECMA-376). Empty rows stay, so that a row has the number that the spreadsheet shows; a formula
 * gives the value that was saved with it; an error of a formula stays as text. Loaded when a workbook is brought.
 * @throws Error when the file is no workbook
 */
export function readSheets(bytes: Uint8Array): readonly Sheet[] {
  const files = unzipSync(bytes, { filter: ({ name }) => /^xl\/.*\.(xml|rels)$/.test(name) })
  const xml = (path: string) => {
    const found = files[path]
    return found === undefined ? undefined : new DOMParser().parseFromString(strFromU8(found), "application/xml")
  }
  const book = xml("xl/workbook.xml")
  const links = xml("xl/_rels/workbook.xml.rels")
  if (book === undefined || links === undefined) throw new Error("no workbook")
  const targets = new Map(
    all(links, "Relationship").map((one) => [one.getAttribute("Id"), one.getAttribute("Target") ?? ""]),
  )
  const shared = all(xml("xl/sharedStrings.xml"), "si").map(textOf)
  return all(book, "sheet").flatMap((sheet) => {
    const id = sheet.getAttributeNS("http://schemas.openxmlformats.org/officeDocument/2006/relationships", "id")
    const target = targets.get(id) ?? ""
    const part = xml(target.startsWith("/") ? target.slice(1) : `xl/${target}`)
    return part === undefined ? [] : [{ name: sheet.getAttribute("name") ?? "", rows: rowsOf(part, shared) }]
  })
}

function all(within: Document | Element | undefined, name: string): readonly Element[] {
  return within === undefined ? [] : [...within.getElementsByTagNameNS("*", name)]
}

/** Text of a string item; readings in another script (phonetic runs) are left out. */
function textOf(item: Element): string {
  return all(item, "t")
    .filter((one) => one.parentElement?.localName !== "rPh")
    .map((one) => one.textContent ?? "")
    .join("")
}

function rowsOf(part: Document, shared: readonly string[]): readonly (readonly string[])[] {
  const rows: string[][] = []
  for (const row of all(part, "row")) {
    const number = Number(row.getAttribute("r") ?? rows.length + 1)
    while (rows.length < number - 1) rows.push([])
    const fields: string[] = []
    for (const cell of all(row, "c")) {
      const place = columnOf(cell.getAttribute("r") ?? "") ?? fields.length
      while (fields.length < place) fields.push("")
      fields[place] = valueIn(cell, shared)
    }
    rows.push(fields)
  }
  const width = rows[0]?.length ?? 0
  return rows.map((row) =>
    row.length === 0 ? [""] : [...row, ...Array<string>(Math.max(0, width - row.length)).fill("")],
  )
}

/** Place of a cell's column: A1 is 0, AA7 is 26. */
function columnOf(reference: string): number | undefined {
  const letters = /^[A-Z]+/.exec(reference)?.[0]
  return letters === undefined
    ? undefined
    : [...letters].reduce((sum, letter) => sum * 26 + letter.charCodeAt(0) - 64, 0) - 1
}

function valueIn(cell: Element, shared: readonly string[]): string {
  const type = cell.getAttribute("t")
  if (type === "inlineStr") return textOf(cell)
  const value = all(cell, "v")[0]?.textContent ?? ""
  if (type === "s") return shared[Number(value)] ?? ""
  return type === "b" ? (value === "1" ? "TRUE" : "FALSE") : value
}
