import { createPublicKey, generateKeyPairSync, sign } from "node:crypto"
import { instant } from "../base/index.ts"
import { Algorithm, formatVerifierKey, type Signer, signNote } from "../evidence/index.ts"
import { cast, close, type VoteExport, voteExport, voteRecord, voteText } from "../governance/index.ts"
import { ruleVersion, sealedMotion } from "../governance/testing.ts"

const { privateKey } = generateKeyPairSync("ed25519")
const signer: Signer = {
  name: "log.example/region",
  algorithm: Algorithm.log,
  publicKey: Buffer.from(createPublicKey(privateKey).export({ format: "jwk" }).x ?? "", "base64url"),
  sign: (message) => sign(null, message, privateKey),
}

/** The export of an open vote, three yes and one abstain, and the key that signed it. */
export function signedVote(): { readonly exported: VoteExport; readonly key: string } {
  const { matter, state } = sealedMotion
  if (state.kind !== "ballot") throw new Error("the example is being voted on")
  const open = {
    ...sealedMotion,
    matter: { ...matter, ballot: "open" as const, openingDays: 0 },
    state: { ...state, finishes: state.closes },
  }
  const voted = [..."abcd"].reduce(
    (motion, member) =>
      cast(
        motion,
        { member, choice: member === "d" ? "abstain" : "yes" },
        { member, as: "delegate" },
        instant("2027-01-02T09:00:00+08:00"),
      ).motion,
    open as typeof sealedMotion,
  )
  const { motion } = close(voted, { version: ruleVersion, drafted: [], now: instant("2027-01-05T00:00:00+08:00") })
  const record = voteRecord("harbour", motion, 1)
  return { exported: voteExport(record, signNote(voteText(record), signer)), key: formatVerifierKey(signer) }
}
