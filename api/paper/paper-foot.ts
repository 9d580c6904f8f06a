import { createHash } from "node:crypto"
import { type Instant, type Language, localTime } from "../../base/index.ts"
import type { Paper, PaperProof } from "./paper.ts"

interface Issuer {
  readonly now: Instant
  readonly language: Language
  readonly region: { readonly name: { readonly zh: string; readonly en: string }; readonly timeZone: string }
}

/** The foot of a paper of this platform: the region's name, and the time in its zone. */
export function paperFoot({ now, language, region }: Issuer, proof: PaperProof | null): Paper["foot"] {
  const { day, minute } = localTime(now, region.timeZone)
  const time = [Math.floor(minute / 60), minute % 60].map((one) => `${one}`.padStart(2, "0")).join(":")
  return { issuer: `Delta Commons · ${region.name[language]}`, made: `${day} ${time} (${region.timeZone})`, proof }
}

/** The proof code of a text as it stands, as `sha256sum` gives it for a file that holds it. */
export function textCode(text: string): string {
  return createHash("sha256").update(text).digest("hex")
}

/** The proof code of lines that a command prints, as `sha256sum` gives it: hexadecimal digits. */
export function proofCode(lines: readonly unknown[]): string {
  const hash = createHash("sha256")
  for (const line of lines) hash.update(`${JSON.stringify(line)}\n`)
  return hash.digest("hex")
}
