import type { Text } from "../../base/index.ts"
import type { Clause } from "./clause.ts"

/** Two layers that say different things about one matter, and what follows. */
export interface Conflict {
  readonly about: "owners" | "act" | "reward" | "team" | "use-right"
  /** The act or unit that it is about; null where it is about the whole. */
  readonly of: string | null
  readonly sides: readonly { readonly clause: Clause; readonly says: Text }[]
  readonly outcome: Text
  /** Whether the parties should choose explicitly, since nothing on record says which side goes first. */
  readonly needsChoice: boolean
}
