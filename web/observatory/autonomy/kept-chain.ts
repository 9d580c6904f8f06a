/** A supply chain of one's own. */
export interface OwnChain {
  readonly file: string
  readonly text: string
}

const keptAs = "delta.autonomy.chain"

/** The chain that was brought last on this device; a large one is not kept. */
export function keptChain(): OwnChain | undefined {
  try {
    const held: unknown = JSON.parse(localStorage.getItem(keptAs) ?? "null")
    const isChain = typeof held === "object" && held !== null && "file" in held && "text" in held
    return isChain ? { file: `${held.file}`, text: `${held.text}` } : undefined
  } catch {
    return undefined
  }
}

export function keepChain(chain: OwnChain): void {
  try {
    localStorage.setItem(keptAs, JSON.stringify(chain))
  } catch {
    localStorage.removeItem(keptAs)
  }
}
