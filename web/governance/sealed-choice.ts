import type { Choice } from "./motion-types.ts"

/** A sealed choice with what opens it, as this browser keeps it and as the file holds it. */
export interface SealedChoice {
  readonly format: "delta-sealed-ballot-1"
  readonly motion: string
  readonly member: string
  readonly choice: Choice
  /** 32 bytes by chance, 64 hexadecimal digits. */
  readonly nonce: string
  readonly commitment: string
}

/** A nonce from the device's own source of chance. */
export function makeNonce(): string {
  return [...crypto.getRandomValues(new Uint8Array(32))].map((byte) => byte.toString(16).padStart(2, "0")).join("")
}

const keyOf = (motion: string, commitment: string) => `delta.sealed.${motion}.${commitment}`

/** Keeps a sealed choice in this browser. It never leaves it before the ballot is opened. */
export function keepSealed(sealed: SealedChoice): void {
  localStorage.setItem(keyOf(sealed.motion, sealed.commitment), JSON.stringify(sealed))
}

/** What this browser keeps under a commitment. */
export function keptSealed(motion: string, commitment: string): SealedChoice | undefined {
  const text = localStorage.getItem(keyOf(motion, commitment))
  return text === null ? undefined : readSealed(text)
}

/** Reads the file of a sealed choice; undefined when it is none. */
export function readSealed(text: string): SealedChoice | undefined {
  const raw = jsonIn(text)
  if (typeof raw !== "object" || raw === null) return undefined
  const { format, motion, member, choice, nonce, commitment }: { readonly [Key in keyof SealedChoice]?: unknown } = raw
  if (format !== "delta-sealed-ballot-1" || typeof motion !== "string" || typeof member !== "string") return undefined
  if (!isChoice(choice) || !isHex(nonce) || !isHex(commitment)) return undefined
  return { format, motion, member, choice, nonce, commitment }
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function isChoice(value: unknown): value is Choice {
  return value === "yes" || value === "no" || value === "abstain"
}

function isHex(value: unknown): value is string {
  return typeof value === "string" && /^[0-9a-f]{64}$/.test(value)
}
