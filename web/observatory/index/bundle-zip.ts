import { strFromU8, strToU8, unzipSync, zipSync } from "fflate"

/** Every bundle bears the same hour, so that the same files give the same bytes. */
const hour = "1980-01-01T00:00:00"

/** Files of a bundle as one ZIP file: the same files give the same bytes. */
export function zipped(files: Readonly<Record<string, string>>): Uint8Array<ArrayBuffer> {
  const entries = Object.entries(files).map(([name, text]) => [name, strToU8(text)] as const)
  return new Uint8Array(zipSync(Object.fromEntries(entries), { mtime: hour, level: 6 }))
}

/** Files of a ZIP file, folders left off their names. @throws Error when it is none */
export function unzipped(bytes: Uint8Array): Readonly<Record<string, string>> {
  const entries = Object.entries(unzipSync(bytes)).filter(([name]) => !name.endsWith("/"))
  return Object.fromEntries(
    entries.map(([name, content]) => [name.slice(name.lastIndexOf("/") + 1), strFromU8(content)]),
  )
}
