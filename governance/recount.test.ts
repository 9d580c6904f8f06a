import { createPrivateKey, createPublicKey, generateKeyPairSync, sign, verify as verifyWith } from "node:crypto"
import * as fc from "fast-check"
import { describe, expect, test } from "vitest"
import { instant } from "../base/index.ts"
import { Algorithm, type Signer, signNote } from "../evidence/index.ts"
import type { Seat } from "./index.ts"
import {
  close,
  commitmentTo,
  type Motion,
  recount,
  seal,
  shownBallots,
  unseal,
  voteExport,
  voteRecord,
  voteText,
} from "./index.ts"
import { ruleVersion, sealedMotion } from "./testing.ts"

const at = (text: string) => instant(`${text}+08:00`)
const motion = sealedMotion
const as = (member: string): Seat => ({ member, as: "delegate" })
const voting = at("2027-01-02T09:00:00")
const opening = at("2027-01-03T09:00:00")
const nonces = new Map([..."abcd"].map((member, index) => [member, `${index + 1}`.repeat(64)]))
const nonceOf = (member: string) => nonces.get(member) ?? ""
const choices = { a: "yes", b: "yes", c: "no", d: "abstain" } as const
const refused = (code: string) => expect.objectContaining({ code: `governance.${code}` })

function sealed(members: string): Motion {
  return Object.entries(choices)
    .filter(([member]) => members.includes(member))
    .reduce((one, [member, choice]) => {
      const commitment = commitmentTo({ motion: "m9", member, choice, nonce: nonceOf(member) })
      return seal(one, { member, commitment }, as(member), voting).motion
    }, motion)
}
function opened(one: Motion, members: string): Motion {
  return Object.entries(choices)
    .filter(([member]) => members.includes(member))
    .reduce(
      (now, [member, choice]) => unseal(now, { member, choice, nonce: nonceOf(member) }, as(member), opening).motion,
      one,
    )
}
const ballotsOf = ({ state }: Motion) => (state.kind === "ballot" ? state : undefined)

describe("a sealed ballot", () => {
  test("is committed to by SHA-256 over canonical JSON", () => {
    // printf '{"choice":"yes","member":"a","motion":"m9","nonce":"<64 ones>"}' | sha256sum
    expect(commitmentTo({ motion: "m9", member: "a", choice: "yes", nonce: nonceOf("a") })).toBe(
      "0f03434e8b26a590ae9436c744872e279bf304d14c86c81198b5041a78ce0bba",
    )
  })

  test("is counted once all are open, sooner than the last day", () => {
    const all = opened(sealed("abcd"), "abcd")
    const { result } = close(all, { version: ruleVersion, drafted: [], now: opening })
    expect(result.counts).toMatchObject({ yes: 2, no: 1, abstain: 1, absent: 0 })
    expect(() => close(opened(sealed("abcd"), "abc"), { version: ruleVersion, drafted: [], now: opening })).toThrow(
      refused("ballot-runs"),
    )
  })

  test("that nobody opens counts as its class says", () => {
    const three = opened(sealed("abcd"), "abc")
    const { result } = close(three, { version: ruleVersion, drafted: [], now: at("2027-01-05T00:00:00") })
    expect(result).toMatchObject({ unopened: ["d"], counts: { yes: 2, no: 1, abstain: 0, absent: 1 } })
  })

  test("stays sealed for others until all can be shown together", () => {
    const some = ballotsOf(opened(sealed("abcd"), "abc"))
    const all = ballotsOf(opened(sealed("abcd"), "abcd"))
    if (some === undefined || all === undefined) throw new Error("no ballot")
    expect(shownBallots(some, opening).filter((one) => one.kind === "sealed" && one.opened !== null)).toEqual([])
    expect(shownBallots(some, at("2027-01-05T00:00:00"))).toEqual(some.ballots)
    expect(shownBallots(all, opening)).toEqual(all.ballots)
  })

  test.each<[string, () => unknown, string]>([
    [
      "before the close",
      () => unseal(sealed("a"), { member: "a", choice: "yes", nonce: nonceOf("a") }, as("a"), voting),
      "opening-too-early",
    ],
    [
      "after the last day",
      () =>
        unseal(sealed("a"), { member: "a", choice: "yes", nonce: nonceOf("a") }, as("a"), at("2027-01-05T00:00:00")),
      "opening-too-late",
    ],
    [
      "with another choice",
      () => unseal(sealed("a"), { member: "a", choice: "no", nonce: nonceOf("a") }, as("a"), opening),
      "wrong-opening",
    ],
    [
      "with another nonce",
      () => unseal(sealed("a"), { member: "a", choice: "yes", nonce: nonceOf("b") }, as("a"), opening),
      "wrong-opening",
    ],
    [
      "by another member's delegate",
      () => unseal(sealed("a"), { member: "a", choice: "yes", nonce: nonceOf("a") }, as("b"), opening),
      "other-member",
    ],
    [
      "where none lies",
      () => unseal(sealed("a"), { member: "b", choice: "yes", nonce: nonceOf("b") }, as("b"), opening),
      "nothing-sealed",
    ],
    ["a second time", () => opened(opened(sealed("a"), "a"), "a"), "already-opened"],
  ])("is not opened %s", (_, act, code) => {
    expect(act).toThrow(refused(code))
  })

  test("copied from another member is refused at once", () => {
    const commitment = commitmentTo({ motion: "m9", member: "a", choice: "yes", nonce: nonceOf("a") })
    expect(() => seal(sealed("a"), { member: "b", commitment }, as("b"), voting)).toThrow(
      refused("commitment-of-another"),
    )
  })

  test("is laid once, and not where ballots are open", () => {
    const once = sealed("a")
    expect(() => seal(once, { member: "a", commitment: "0".repeat(64) }, as("a"), voting)).toThrow(
      refused("double-ballot"),
    )
    const openly: Motion = { ...motion, matter: { ...motion.matter, ballot: "open" } }
    expect(() => seal(openly, { member: "a", commitment: "0".repeat(64) }, as("a"), voting)).toThrow(
      refused("ballot-kind"),
    )
  })
})

const pair = generateKeyPairSync("ed25519")
const raw = new Uint8Array(
  createPublicKey(createPrivateKey(pair.privateKey.export({ type: "pkcs8", format: "pem" }))).export({
    type: "spki",
    format: "der",
  }),
).slice(-32)
const signer: Signer = {
  name: "region.example.org",
  algorithm: Algorithm.log,
  publicKey: raw,
  sign: (message) => new Uint8Array(sign(null, message, pair.privateKey)),
}
const keys = {
  keys: [signer],
  verify: (_: Uint8Array, message: Uint8Array, signature: Uint8Array) =>
    verifyWith(null, message, pair.publicKey, signature),
}

const finished = close(opened(sealed("abcd"), "abc"), {
  version: ruleVersion,
  drafted: [],
  now: at("2027-01-05T00:00:00"),
}).motion
const record = voteRecord("harbour", finished, 1)
const exported = JSON.stringify(voteExport(record, signNote(voteText(record), signer)))

/** The export with one thing changed. */
function changed(change: (vote: typeof record) => unknown): unknown {
  const { vote, signatures } = JSON.parse(exported)
  return { vote: change(vote), signatures }
}
const kinds = (value: unknown, with_ = { ...keys, keys: [] as readonly Signer[] }) =>
  recount(value, with_).differences.map(({ kind }) => kind)

describe("a recount", () => {
  test("confirms an untouched export and who signed it", () => {
    const found = recount(JSON.parse(exported), keys)
    expect(found).toMatchObject({ differences: [], signedBy: ["region.example.org"] })
    expect(found.result).toEqual(record.round.result)
  })

  test("sees any change of the record by the signature", () => {
    const paths: (readonly string[])[] = []
    const walk = (value: unknown, path: readonly string[]) => {
      if (typeof value === "object" && value !== null)
        for (const [key, inner] of Object.entries(value)) walk(inner, [...path, key])
      else paths.push(path)
    }
    walk(record, [])
    fc.assert(
      fc.property(fc.constantFrom(...paths), (path) => {
        const copy = JSON.parse(exported)
        let place = copy.vote
        for (const key of path.slice(0, -1)) place = place[key]
        const key = path.at(-1) ?? ""
        place[key] = typeof place[key] === "number" ? place[key] + 1 : `${place[key]}1`
        expect(recount(copy, keys).differences.length).toBeGreaterThan(0)
      }),
    )
  })

  const { round } = record
  const withRound = (change: object) => changed((vote) => ({ ...vote, round: { ...vote.round, ...change } }))
  const withBallot = (change: object) =>
    withRound({ ballots: round.ballots.map((one, index) => (index === 0 ? { ...one, ...change } : one)) })

  test.each<[string, unknown, string]>([
    ["a figure", withRound({ result: { ...round.result, counts: { ...round.result.counts, yes: 3 } } }), "result"],
    ["the outcome", withRound({ result: { ...round.result, outcome: "rejected" } }), "result"],
    [
      "the formula",
      changed((vote) => ({ ...vote, rules: { ...vote.rules, majority: "yes >= delegations" } })),
      "result",
    ],
    [
      "a formula without an answer",
      changed((vote) => ({ ...vote, rules: { ...vote.rules, quorum: "present >" } })),
      "uncountable",
    ],
    ["what was opened", withBallot({ opened: { choice: "no", nonce: nonceOf("a"), at: opening } }), "wrong-opening"],
    ["a ballot after the close", withBallot({ at: opening }), "out-of-time"],
    [
      "an opening before the close",
      withBallot({ opened: { choice: "yes", nonce: nonceOf("a"), at: voting } }),
      "out-of-time",
    ],
    [
      "an open ballot among sealed ones",
      withRound({ ballots: [{ kind: "open", member: "a", choice: "yes", at: voting }] }),
      "wrong-kind",
    ],
    ["a second ballot", withRound({ ballots: [...round.ballots, round.ballots[0]] }), "double-ballot"],
    ["a delegation left out", withRound({ delegations: round.delegations.slice(1) }), "no-delegation"],
    [
      "a delegation listed twice",
      withRound({ delegations: [...round.delegations, round.delegations[0]] }),
      "delegation-twice",
    ],
    ["a count before the end", withRound({ counted: opening }), "counted-early"],
    ["the text voted on", withRound({ textVersion: 2 }), "other-text"],
    ["the end of an open ballot", changed((vote) => ({ ...vote, ballot: "open" })), "open-after-close"],
    ["the format", changed((vote) => ({ ...vote, format: "other" })), "unreadable"],
  ])("names a difference in %s", (_, value, kind) => {
    expect(kinds(value)).toContain(kind)
  })

  test("says when nobody signed, or when a signature is over something else", () => {
    const { vote, signatures } = JSON.parse(exported)
    expect(kinds({ vote, signatures: [] }, keys)).toEqual(["not-signed"])
    expect(kinds({ vote: { ...vote, region: "other" }, signatures }, keys)).toEqual(["wrong-signature"])
  })

  test("tells a difference in words, with what was printed and what came out", () => {
    const value = withRound({ result: { ...round.result, counts: { ...round.result.counts, yes: 3 } } })
    expect(recount(value, { ...keys, keys: [] }).differences).toMatchObject([
      { text: { en: "counts.yes: printed 3, recounted 2", zh: "counts.yes：印出的是 3，重算得 2" } },
    ])
  })

  test("answers anything at all", () => {
    fc.assert(
      fc.property(fc.anything(), (value) => {
        expect(recount(value, keys).differences.length).toBeGreaterThan(0)
      }),
    )
  })

  test("is not offered before the count", () => {
    expect(() => voteRecord("harbour", sealed("abcd"), 1)).toThrow(refused("unknown-round"))
  })

  test("does not take a note over another record", () => {
    expect(() => voteExport({ ...record, region: "other" }, signNote(voteText(record), signer))).toThrow(RangeError)
  })
})
