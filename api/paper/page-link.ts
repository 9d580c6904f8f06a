import { deflateRawSync } from "node:zlib"

/** Longest text that an address should carry: beyond, some mail programs and proxies cut it. */
const longest = 7_000

/**
 * The permanent address of a workbench page with what it works on, as the page itself would write it; undefined for what is
 * too long for an address.
 * @example pageLink("https://delta.example", "claims", { estate: "200", claims: { a: "300" } })
 */
export function pageLink(publicUrl: string, page: string, value: unknown): string | undefined {
  const text = `z.${deflateRawSync(JSON.stringify(value), { level: 9 }).toString("base64url")}`
  return text.length > longest ? undefined : `${publicUrl}/${page}?case=${text}`
}
