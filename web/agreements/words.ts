import type { Terms } from "./agreement-types.ts"

export const kinds = ["joint-project", "relocation", "enclave", "facility", "research-result"] as const
export const keys = ["fixed", "investment", "factors", "index"] as const
export const frequencies = ["once", "month", "quarter", "half-year", "year"] as const
export const extensions = ["none", "automatic", "below-cap"] as const

/** Whether a text names what an agreement is made for. */
export function isKind(text: string): text is Terms["trigger"]["kind"] {
  return kinds.some((kind) => kind === text)
}
