import { parseVerifierKey, type VerifySignature } from "../../evidence/index.ts"
import { type Recount, recount } from "../../governance/index.ts"

/** A recount done in this browser. */
export interface RecountHere extends Recount {
  /** False when this browser cannot check Ed25519, or no key was known. */
  readonly signatureChecked: boolean
}

/**
 * Counts a vote again in this browser, by the engine that counted it, with the signature checked by the browser's own
 * cryptography.
 * @param raw what an export holds; anything at all
 * @param verifier the log's verifier key
 */
export async function recountHere(raw: unknown, verifier: string | undefined): Promise<RecountHere> {
  const key = verifier === undefined ? undefined : parseVerifierKey(verifier)
  const answers = key === undefined ? undefined : await signaturesIn((verify) => recount(raw, { keys: [key], verify }))
  const counted =
    key === undefined || answers === undefined
      ? recount(raw, { keys: [], verify: () => false })
      : recount(raw, { keys: [key], verify: (...claim) => answers.get(nameOf(...claim)) ?? false })
  return { ...counted, signatureChecked: answers !== undefined }
}

/**
 * The browser checks signatures only while one waits, the engine asks at once: a first run tells what it asks.
 * @returns whether each claim holds; undefined when this browser does not know Ed25519
 */
async function signaturesIn(
  run: (verify: VerifySignature) => unknown,
): Promise<ReadonlyMap<string, boolean> | undefined> {
  const asked: Parameters<VerifySignature>[] = []
  run((...claim) => {
    asked.push(claim)
    return false
  })
  const answers = new Map<string, boolean>()
  try {
    for (const [publicKey, message, signature] of asked) {
      const key = await crypto.subtle.importKey("raw", new Uint8Array(publicKey), "Ed25519", false, ["verify"])
      const holds = await crypto.subtle.verify("Ed25519", key, new Uint8Array(signature), new Uint8Array(message))
      answers.set(nameOf(publicKey, message, signature), holds)
    }
    return answers
  } catch {
    return undefined
  }
}

function nameOf(...parts: Parameters<VerifySignature>): string {
  return parts.map((part) => part.join(" ")).join("|")
}
