import type { Currency, Instant, Text } from "../base/index.ts"
import type { MatterClass } from "../governance/index.ts"
import type { Database } from "../store/database.ts"
import type { LogKey } from "../store/log-key.ts"
import type { Identify } from "./actor.ts"
import type { RuleBook } from "./rules.ts"

/** What the server knows of its region from the start. */
export interface RegionFacts {
  readonly id: string
  readonly name: Text
  readonly currency: Currency
  readonly timeZone: string
  readonly sample: boolean
  readonly jurisdictions: readonly { readonly code: string; readonly name: Text; readonly colour: string }[]
}

/** One running server: its database, its clock and chance (given, so that tests can hold them), its region and rules. */
export interface Platform {
  readonly database: Database
  readonly clock: () => Instant
  readonly newId: () => string
  readonly region: RegionFacts
  /** Folder with the region's data files. */
  readonly regionFolder: string
  readonly rules: RuleBook
  /** How matters are decided by vote. */
  readonly matterClasses: readonly MatterClass[]
  readonly identify: Identify
  readonly logKey: LogKey
  /** Lets the scheduler of this server call timed acts. */
  readonly schedulerToken: string
  /** Where people reach the server, without a slash at the end. */
  readonly publicUrl: string
  readonly mail: { readonly url: string; readonly from: string } | null
  readonly signIn: { readonly openId: readonly { readonly id: string; readonly name: string }[] }
  /** Checks each reply against the contract: on in tests. */
  readonly checkReplies: boolean
}
