/**
 * A field of a CSV file (RFC 4180), in quotes where it holds a comma, a quote or a line break. What reads the file gets the
 * text as it was: for files that programs read again.
 * @example csvField('a "b", c') // '"a ""b"", c"'
 */
export function csvField(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/**
 * A field of a CSV file for spreadsheets: what they would take for a formula is kept a text by an apostrophe before it. A
 * number stays one, below zero too, or it would be left out of every sum.
 * @example sheetField("=1+1") // "'=1+1"
 */
export function sheetField(text: string): string {
  const isNumber = /^[+-]?\d+(\.\d+)?$/.test(text)
  return csvField(!isNumber && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text)
}
