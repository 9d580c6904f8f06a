import { Refusal } from "../../../base/index.ts"

/**
 * How the bytes of a text file are to be read: what is no UTF-8 is taken for GB18030, the national standard, if all of it
 * can be. Both in one file is refused with the first line that is written otherwise than those before.
 * @throws Refusal "observatory.mixed-encodings", "observatory.unknown-encoding" for UTF-16 and for bytes that no text has
 * @example new TextDecoder(encodingOf("long.csv", bytes)).decode(bytes)
 */
export function encodingOf(file: string, bytes: Uint8Array): "utf-8" | "gb18030" {
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff))
    throw new Refusal("observatory.unknown-encoding", { file, row: "1" })
  let found: "utf-8" | "gb18030" | undefined
  let line = 1
  for (let from = 0; from < bytes.length; line++) {
    const newline = bytes.indexOf(10, from)
    const to = newline < 0 ? bytes.length : newline
    const encoding = encodingOfLine(bytes, from, to)
    if (encoding === "none") throw new Refusal("observatory.unknown-encoding", { file, row: `${line}` })
    if (encoding !== "ascii" && encoding !== "either") {
      if (found !== undefined && found !== encoding)
        throw new Refusal("observatory.mixed-encodings", { file, row: `${line}`, before: found, after: encoding })
      found = encoding
    }
    from = to + 1
  }
  return found ?? "utf-8"
}

/**
 * `either`: signs of two bytes alone that both encodings have, such as 小 by GB18030. Chinese in UTF-8 takes three bytes a
 * sign, so that other lines tell what such a line is.
 */
function encodingOfLine(
  bytes: Uint8Array,
  from: number,
  to: number,
): "ascii" | "utf-8" | "gb18030" | "either" | "none" {
  let place = from
  while (place < to && (bytes[place] ?? 0) < 0x80) if (bytes[place++] === 0) return "none"
  if (place === to) return "ascii"
  if (!runs(bytes, from, to, utf8Length)) return runs(bytes, from, to, gb18030Length) ? "gb18030" : "none"
  const isShort = bytes.subarray(from, to).every((byte) => byte < 0xe0)
  return isShort && runs(bytes, from, to, gb18030Length) ? "either" : "utf-8"
}

function runs(
  bytes: Uint8Array,
  from: number,
  to: number,
  lengthAt: (bytes: Uint8Array, at: number) => number,
): boolean {
  let at = from
  while (at < to) {
    const length = lengthAt(bytes, at)
    if (length === 0) return false
    at += length
  }
  return at === to
}

/** Bytes of the sign that begins here by UTF-8 (RFC 3629), 0 where none does. */
function utf8Length(bytes: Uint8Array, at: number): number {
  const first = bytes[at] ?? 0
  const second = bytes[at + 1] ?? 0
  if (first < 0x80) return first === 0 ? 0 : 1
  if (first >= 0xc2 && first <= 0xdf) return follows(bytes, at, 1) ? 2 : 0
  if (first >= 0xe0 && first <= 0xef) {
    if ((first === 0xe0 && second < 0xa0) || (first === 0xed && second > 0x9f)) return 0
    return follows(bytes, at, 2) ? 3 : 0
  }
  if (first < 0xf0 || first > 0xf4 || (first === 0xf0 && second < 0x90) || (first === 0xf4 && second > 0x8f)) return 0
  return follows(bytes, at, 3) ? 4 : 0
}

function follows(bytes: Uint8Array, at: number, count: number): boolean {
  for (let next = at + 1; next <= at + count; next++) if (((bytes[next] ?? 0) & 0xc0) !== 0x80) return false
  return true
}

/** Bytes of the sign that begins here by GB 18030, 0 where none does. */
function gb18030Length(bytes: Uint8Array, at: number): number {
  const first = bytes[at] ?? 0
  if (first < 0x80) return first === 0 ? 0 : 1
  if (first === 0x80 || first === 0xff) return 0
  const second = bytes[at + 1] ?? 0
  if (second >= 0x40 && second <= 0xfe && second !== 0x7f) return 2
  const isDigit = (byte = 0) => byte >= 0x30 && byte <= 0x39
  const third = bytes[at + 2] ?? 0
  return isDigit(second) && third >= 0x81 && third <= 0xfe && isDigit(bytes[at + 3]) ? 4 : 0
}
