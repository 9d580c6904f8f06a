import { createHash } from "node:crypto"
import * as fc from "fast-check"
import { expect, test } from "vitest"
import { instant } from "../base/index.ts"
import { batchRoot, type SealedJournal, sealedText } from "./sealed.ts"

const journal = (id: string, amount = "5"): SealedJournal => ({
  jurisdiction: "XA",
  id,
  transaction: "t",
  at: instant("2026-11-24T02:00:00Z"),
  act: "settlement.fund-purse",
  subject: { kind: "purse", jurisdiction: "XA", id: "XA" },
  text: { zh: "试", en: "test" },
  listVersion: 1,
  reverses: null,
  postings: [
    { account: "funding", part: "funding", amount: `-${amount}` },
    { account: "purse", part: "funding", amount },
  ],
})
const sha = (...parts: readonly (string | Buffer)[]) =>
  createHash("sha256")
    .update(Buffer.concat(parts.map((part) => Buffer.from(part))))
    .digest()
const leaf = (of: SealedJournal) => sha("\0", sealedText(of))
const node = (left: Buffer, right: Buffer) => sha("\u0001", left, right)

test("an entry is sealed as canonical JSON: keys in order, no spaces, amounts as text", () => {
  expect(sealedText(journal("a"))).toBe(
    '{"act":"settlement.fund-purse","at":"2026-11-24T02:00:00.000Z","id":"a","jurisdiction":"XA","listVersion":1,"postings":[{"account":"funding","amount":"-5","part":"funding"},{"account":"purse","amount":"5","part":"funding"}],"reverses":null,"subject":{"id":"XA","jurisdiction":"XA","kind":"purse"},"text":{"en":"test","zh":"试"},"transaction":"t"}',
  )
})

// RFC 6962 section 2.1 by hand: three leaves make node(node(a, b), c).
test("the root of three entries is the one of RFC 6962, whatever order they come in", () => {
  const [a, b, c] = [journal("a"), journal("b"), journal("c")]
  const expected = node(node(leaf(a), leaf(b)), leaf(c)).toString("hex")
  expect([batchRoot([a, b, c]), batchRoot([c, a, b])]).toEqual([expected, expected])
})

test("no entry has the root of an empty tree", () => {
  expect(batchRoot([])).toBe("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
})

test("one minor unit changed in any of many entries changes the root", () => {
  const count = fc.integer({ min: 1, max: 40 }).chain((size) => fc.tuple(fc.constant(size), fc.nat({ max: size - 1 })))
  fc.assert(
    fc.property(count, ([size, changed]) => {
      const all = Array.from({ length: size }, (_, at) => journal(`${at}`))
      expect(batchRoot(all.with(changed, journal(`${changed}`, "6")))).not.toBe(batchRoot(all))
    }),
  )
})
