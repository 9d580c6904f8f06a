import * as z from "zod"
import { Instant } from "../base/index.ts"
import { Choice } from "./vote.ts"

/** SHA-256 over a sealed ballot, 64 hexadecimal digits. */
export const SealedCommitment = z
  .string()
  .regex(/^[0-9a-f]{64}$/, "a commitment is 64 hexadecimal digits")
  .meta({ id: "BallotCommitment", description: "SHA-256 of the canonical JSON of motion, member, choice, nonce" })

/** What keeps a sealed choice from being guessed: 32 random bytes, 64 hexadecimal digits, made by the delegate's own device. */
export const Nonce = z.string().regex(/^[0-9a-f]{64}$/, "a nonce is 64 hexadecimal digits, made by chance")

const member = z.string().min(1)

/** A ballot as it lies: open, or sealed and later opened. One for each delegation. */
export const Ballot = z.discriminatedUnion("kind", [
  z.strictObject({ kind: z.literal("open"), member, choice: Choice, at: Instant }),
  z.strictObject({
    kind: z.literal("sealed"),
    member,
    commitment: SealedCommitment,
    at: Instant,
    opened: z.strictObject({ choice: Choice, nonce: Nonce, at: Instant }).nullable(),
  }),
])
export type Ballot = z.infer<typeof Ballot>
