/** Longest text that an address should carry: beyond, some mail programs and proxies cut it. */
export const longestLink = 7_000
/** Below this many bytes compressing saves nothing. */
const shortest = 160
/** What a small address may unfold to at most. */
const mostUnpacked = 2_000_000

/**
 * A value as text for an address: its JSON, compressed when that is shorter. The same value gives the same text.
 * @example await packed({ estate: "200" }) // "j.eyJlc3Rh…"
 */
export async function packed(value: unknown): Promise<string> {
  const bytes = new TextEncoder().encode(JSON.stringify(value))
  if (bytes.length < shortest) return `j.${lettersOf(bytes)}`
  const stream = new Blob([bytes]).stream().pipeThrough(new CompressionStream("deflate-raw"))
  return `z.${lettersOf(new Uint8Array(await new Response(stream).arrayBuffer()))}`
}

/** The value of an address. @throws Error for a text that is none, or cut off */
export async function unpacked(text: string): Promise<unknown> {
  const bytes = bytesOf(text.slice(2))
  if (text.startsWith("j.")) return JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes))
  if (!text.startsWith("z.")) throw new Error("not a packed value")
  const reader = new Blob([bytes]).stream().pipeThrough(new DecompressionStream("deflate-raw")).getReader()
  const decoder = new TextDecoder("utf-8", { fatal: true })
  let json = ""
  for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
    json += decoder.decode(piece.value, { stream: true })
    if (json.length > mostUnpacked) throw new Error("too large")
  }
  return JSON.parse(json + decoder.decode())
}

function lettersOf(bytes: Uint8Array): string {
  let text = ""
  for (const byte of bytes) text += String.fromCharCode(byte)
  return btoa(text).replaceAll("+", "-").replaceAll("/", "_").replaceAll("=", "")
}

function bytesOf(letters: string): Uint8Array<ArrayBuffer> {
  const text = atob(letters.replaceAll("-", "+").replaceAll("_", "/"))
  return Uint8Array.from(text, (letter) => letter.charCodeAt(0))
}
