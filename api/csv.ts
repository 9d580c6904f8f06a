import { CsvError, parse } from "csv-parse/sync"
import { Refusal, sheetField } from "../base/index.ts"

/**
 * The cells of a CSV file, empty lines included, so that a row's number is that of a spreadsheet.
 * @param columns names of the columns, told when the file cannot be read
 * @throws Refusal "api.bad-csv" for a file that is no text, whose quotes do not close, or of more than 5,000 rows
 */
export function readCsv(text: string, columns: string): string[][] {
  // Both stand in a text that was no UTF-8 and no GB18030 either.
  if (/[\uFFFD\0]/.test(text))
    throw new Refusal("api.bad-csv", { cause: encoding.zh, cause_zh: encoding.zh, cause_en: encoding.en, columns })
  try {
    const rows = parse(text, { bom: true, relax_column_count: true, delimiter: delimiterOf(text), to: mostRows + 1 })
    if (rows.length > mostRows)
      throw new Refusal("api.bad-csv", { cause_zh: tooMany.zh, cause_en: tooMany.en, columns })
    return rows
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    throw new Refusal("api.bad-csv", { cause: error.message, columns })
  }
}

/** One file is one act and one transaction: rows beyond this would keep everybody else waiting. */
const mostRows = 5_000
const tooMany = {
  zh: `超过${mostRows}行，请分成几个文件`,
  en: `it has more than ${mostRows} rows; send it as several files`,
}

const encoding = { zh: "编码不是UTF-8或GB18030", en: "it is encoded neither as UTF-8 nor as GB18030" }

/** Some spreadsheets write semicolons or tabs; the line of column names tells. */
function delimiterOf(text: string): string {
  const header = text.slice(0, text.search(/[\r\n]|$/))
  return [",", ";", "\t"].sort((a, b) => header.split(b).length - header.split(a).length)[0] ?? ","
}

/**
 * Writes a CSV file that spreadsheets open as it is: UTF-8 with its mark, lines ended as RFC 4180 says. A cell that a
 * spreadsheet would take for a formula is kept a text by an apostrophe.
 * @example asCsv(["a", "b"], [["1", "x, y"]]) // "\uFEFFa,b\r\n1,\"x, y\"\r\n"
 */
export function asCsv(columns: readonly string[], rows: readonly (readonly string[])[]): string {
  return `\uFEFF${csvLines([columns, ...rows])}`
}

/** Lines of such a file, without its mark: for one that is written part by part. */
export function csvLines(rows: readonly (readonly string[])[]): string {
  return rows.map((row) => `${row.map(sheetField).join(",")}\r\n`).join("")
}
