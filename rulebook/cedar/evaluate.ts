import type { Scene } from "./entity.ts"
import type { Policy } from "./policy.ts"

/** What the policies say of one request: those that applied, by effect, and those that had no answer. */
export interface Findings {
  readonly permits: readonly string[]
  readonly forbids: readonly string[]
  readonly errors: readonly { readonly policy: string; readonly cause: string }[]
}

/**
 * Evaluates policies on one request, in their order. Never throws: whatever goes wrong inside a policy is its error.
 * @param holds leaves out the policies for which it is false
 */
export function evaluate<Kind extends Policy>(
  policies: readonly Kind[],
  scene: Scene,
  holds: (policy: Kind) => boolean = () => true,
): Findings {
  const permits: string[] = []
  const forbids: string[] = []
  const errors: { policy: string; cause: string }[] = []
  for (const policy of policies) {
    if (!holds(policy)) continue
    const { id, effect } = policy
    try {
      if (policy.applies(scene)) (effect === "permit" ? permits : forbids).push(id)
    } catch (error) {
      errors.push({ policy: id, cause: error instanceof Error ? error.message : String(error) })
    }
  }
  return { permits, forbids, errors }
}

/**
 * The answer as Cedar itself gives it: a forbid wins, no permit is a denial, and a policy that errs is skipped.
 * INVARIANT: the platform never decides by this, since a forbid that errs would be skipped too; `decide` refuses on any
 * error. It is here to be compared with the Cedar engine.
 */
export function asCedar({ permits, forbids }: Findings): {
  readonly decision: "allow" | "deny"
  readonly reasons: readonly string[]
} {
  if (forbids.length > 0) return { decision: "deny", reasons: forbids }
  return { decision: permits.length > 0 ? "allow" : "deny", reasons: permits }
}
