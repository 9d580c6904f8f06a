import { generateKeyPairSync, sign } from "node:crypto"
import { expect, test } from "vitest"
import { instant } from "../../base/index.ts"
import { Algorithm, formatVerifierKey, type Signer, signNote } from "../../evidence/index.ts"
import { close, type Motion, voteExport, voteRecord, voteText } from "../../governance/index.ts"
import { ruleVersion, sealedMotion } from "../../governance/testing.ts"
import { recountHere } from "./recount-here.ts"

const pair = generateKeyPairSync("ed25519")
const signer: Signer = {
  name: "delta/web",
  algorithm: Algorithm.log,
  publicKey: new Uint8Array(Buffer.from(pair.publicKey.export({ format: "jwk" }).x ?? "", "base64url")),
  sign: (message) => new Uint8Array(sign(null, message, pair.privateKey)),
}
const attended: Motion =
  sealedMotion.state.kind === "ballot"
    ? { ...sealedMotion, state: { ...sealedMotion.state, attendance: ["a", "b"] } }
    : sealedMotion
const closed = close(attended, { version: ruleVersion, drafted: [], now: instant("2027-01-05T00:00:00+08:00") }).motion
const record = voteRecord("harbour", closed, 1)
const exported = JSON.stringify(voteExport(record, signNote(voteText(record), signer)))
const verifier = formatVerifierKey(signer)

test("an export counts again, with its signature checked by the browser's cryptography", async () => {
  const counted = await recountHere(JSON.parse(exported), verifier)
  expect(counted).toMatchObject({ differences: [], signatureChecked: true, signedBy: ["delta/web"] })
  expect(counted.result).toEqual(record.round.result)
})

test("what was changed after signing is found by its signature, and by its figures", async () => {
  const forged = await recountHere(
    JSON.parse(exported.replace('"attendance":["a","b"]', '"attendance":["a"]')),
    verifier,
  )
  expect(forged.signedBy).toEqual([])
  expect(new Set(forged.differences.map(({ kind }) => kind))).toEqual(new Set(["wrong-signature", "result"]))
})

test("without a key the figures are counted and the signature is told to be unchecked", async () => {
  expect(await recountHere(JSON.parse(exported), undefined)).toMatchObject({ differences: [], signatureChecked: false })
})

test("a file that is no export is a difference, not a fault", async () => {
  expect((await recountHere({ vote: 1 }, verifier)).differences[0]?.kind).toBe("unreadable")
})
