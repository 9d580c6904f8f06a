import { spawnSync } from "node:child_process"
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, expect, test } from "vitest"
import { signedVote } from "../test/vote-export.ts"

const folder = mkdtempSync(join(tmpdir(), "delta-vote-"))
afterAll(() => rmSync(folder, { recursive: true }))
const { exported, key } = signedVote()
const whole = JSON.stringify(exported)

function recount(text: string, ...words: readonly string[]) {
  const file = join(folder, "vote.json")
  writeFileSync(file, text)
  const { status, stdout, stderr } = spawnSync(
    join(import.meta.dirname, "delta"),
    ["vote", "recount", file, ...words],
    {
      encoding: "utf8",
      env: { ...process.env, LANG: "en_US.UTF-8" },
    },
  )
  return { status, stdout, stderr }
}

test("an untouched export counts the same, with the formulas and their numbers, and its signature holds", () => {
  const { status, stdout, stderr } = recount(whole, "--key", key)
  expect({ status, stderr }).toEqual({ status: 0, stderr: "" })
  expect(stdout).toContain("Quorum present >= 1/2 * delegations, that is 4 >= 1/2 * 4: holds.")
  expect(stdout).toContain("Majority yes > no, that is 3 > 0: holds.")
  expect(stdout).toContain("The same, and signed by log.example/region")
})

test("without a key the count is checked and the missing check of the signature is said", () => {
  const { status, stdout } = recount(whole)
  expect(status).toBe(0)
  expect(stdout).toContain("The signature was not checked")
})

test("a changed ballot is a difference in the count and in the signature", () => {
  const { status, stdout } = recount(whole.replace('"choice":"yes"', '"choice":"no"'), "--json", "--key", key)
  expect(status).toBe(1)
  const events = stdout
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line))
  expect(events.filter(({ event }) => event === "difference")).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ kind: "wrong-signature" }),
      expect.objectContaining({ kind: "result", facts: { where: "counts.yes", printed: "3", recounted: "2" } }),
    ]),
  )
})

test.each([
  ["no JSON", "three yes", /^.*cannot be read: .*\n$/],
  ["JSON of something else", '{"items":[]}', /^.*is no export of a vote: .*\n$/],
  ["a list", "[1,2]", /^.*is no export of a vote: .*\n$/],
])("%s is answered in one line with exit code 2", (_, text, line) => {
  const { status, stdout, stderr } = recount(text)
  expect({ status, stdout }).toEqual({ status: 2, stdout: "" })
  expect(stderr).toMatch(line)
})

test("words that are no call of it, and a key that is none, are told", () => {
  expect(recount(whole, "twice")).toMatchObject({ status: 2, stderr: expect.stringContaining("delta vote recount") })
  expect(recount(whole, "--key", "abc")).toMatchObject({ status: 2, stderr: expect.stringContaining("name+hash+key") })
})
