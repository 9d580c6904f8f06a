import type { Amount } from "./money.ts"

/** The type inside of what crosses the wire as `Wire`: the same, read-only, with each `Amount` a `bigint`. */
export type Inside<Wire> = Wire extends Amount
  ? bigint
  : Wire extends string | number | boolean | null | undefined
    ? Wire
    : { readonly [Key in keyof Wire]: Inside<Wire[Key]> }
