import { spawnSync } from "node:child_process"
import { mkdtempSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, describe, expect, test } from "vitest"

const folder = mkdtempSync(join(tmpdir(), "delta-shares-"))
afterAll(() => rmSync(folder, { recursive: true }))

function delta(words: readonly string[], input = "") {
  const { status, stdout, stderr } = spawnSync(join(import.meta.dirname, "delta"), words, {
    encoding: "utf8",
    input,
    env: { ...process.env, LANG: "en_US.UTF-8", LC_ALL: "", LC_MESSAGES: "" },
  })
  return { status, stdout, stderr }
}

function file(text: unknown): string {
  const path = join(folder, "case.json")
  writeFileSync(path, typeof text === "string" ? text : JSON.stringify(text))
  return path
}

const shares = (game: unknown, rule: string, ...more: readonly string[]) =>
  delta(["shares", file(game), "--rule", rule, ...more])
const game = { players: ["a", "b"], worths: [0, 1, 2, 4], unions: [["a"], ["b"]], weights: [1, 1] }
const whole = { shares: { a: "3/2", b: "5/2" }, decimals: { a: 1.5, b: 2.5 } }

describe("delta shares", () => {
  test.each(["shapley", "weighted-shapley", "owen", "banzhaf-normalised", "tau"])("answers %s exactly", (rule) => {
    const { status, stdout, stderr } = shares(game, rule, "--json")
    expect({ status, stderr, answer: JSON.parse(stdout) }).toEqual({
      status: 0,
      stderr: "",
      answer: { rule, guarantee: "exact", ...whole },
    })
  })

  test.each(["nucleolus", "prenucleolus"])("answers %s with its certificate", (rule) => {
    const half = { excess: "-1/2", held: [], coalitions: ["a", "b"].map((one) => ({ members: [one], weight: "1/2" })) }
    const expected = { rule, guarantee: "certified", ...whole, levels: [half] }
    expect(JSON.parse(shares(game, rule, "--json").stdout)).toEqual(expected)
  })

  // CoopGame 0.2.2, help of rawBanzhafValue: v = (0, 0, 0, 2, 2, 3, 5) in order of size gives 6, 8, 8.
  test("answers the Banzhaf value, and raw beside it what it is before the division", () => {
    const published = { players: ["a", "b", "c"], worths: [0, 0, 0, 2, 0, 2, 3, 5] }
    const answer = JSON.parse(shares(published, "banzhaf", "--json").stdout)
    expect(answer).toMatchObject({ shares: { a: "3/2", b: "2", c: "2" }, raw: { a: "6", b: "8", c: "8" } })
  })

  test("says whether an allocation is in the core, who blocks it, and whether the core is empty", () => {
    const core = (allocation: unknown, worths = game.worths) =>
      JSON.parse(shares({ ...game, worths, allocation }, "core", "--json").stdout)
    expect(core({ a: "3/2", b: 2.5 })).toMatchObject({ inCore: true, blocking: [], empty: false })
    expect(core(["1/2", "7/2"])).toMatchObject({ inCore: false, blocking: ["a"], empty: false, gain: "1/2" })
    expect(core([1, 1], [0, 3, 3, 4])).toMatchObject({ inCore: false, empty: true })
  })

  test("takes worths as texts, and numbers to their last decimal", () => {
    const answer = JSON.parse(shares({ players: ["a"], worths: [0, "7/3"] }, "shapley", "--json").stdout)
    expect(answer.shares).toEqual({ a: "7/3" })
    expect(JSON.parse(shares({ players: ["a"], worths: [0, 0.1] }, "shapley", "--json").stdout).shares).toEqual({
      a: "1/10",
    })
  })

  test("answers for people with the fractions and what they are worth", () => {
    expect(shares(game, "shapley").stdout).toBe("a  3/2  1.5\nb  5/2  2.5\nexact: fractions, nothing is rounded\n")
  })

  test("divides settled uses of more players than a table holds, exactly", () => {
    const uses = Array.from({ length: 30 }, (_, at) => ({ parties: [`p${at}`, `p${at + 1}`], worth: "1.50" }))
    const answer = JSON.parse(shares({ uses }, "shapley", "--json").stdout)
    expect(answer).toMatchObject({ guarantee: "exact", shares: { p0: "3/4", p1: "3/2", p30: "3/4" } })
  })

  test("samples a large game from a seed, the same bytes for the same seed, with a bound for each player", () => {
    const weights = Object.fromEntries(Array.from({ length: 30 }, (_, at) => [`p${at}`, 1]))
    const voting = { formula: { kind: "voting", quota: 16, weights } }
    const sample = (seed: string) => shares(voting, "shapley", "--orders", "2000", "--seed", seed, "--json").stdout
    expect(sample("7")).toBe(sample("7"))
    expect(sample("7")).not.toBe(sample("8"))
    const { guarantee, sample: told, decimals } = JSON.parse(sample("7"))
    expect([guarantee, told.orders, told.seed, told.confidence]).toEqual(["sampled", 2000, 7, 0.95])
    for (const [player, share] of Object.entries<number>(decimals))
      expect(Math.abs(share - 1 / 30)).toBeLessThan(told.bounds[player])
    expect(shares(voting, "shapley")).toMatchObject({ status: 2, stderr: expect.stringContaining("30 players") })
  })

  test.each([
    ["worth of nobody", { players: ["a"], worths: [1, 2] }, "shapley", "empty coalition is worth 1"],
    ["too few worths", { players: ["a", "b"], worths: [0, 1] }, "shapley", "4 worths are needed and 2 were given"],
    ["too many players", { players: [..."abcdefghijklmnopqrstu"], worths: [0] }, "shapley", "21 players"],
    ["a zero denominator", { players: ["a"], worths: [0, "1/0"] }, "shapley", "denominator of “1/0” is zero"],
    ["no unions", { players: ["a"], worths: [0, 1] }, "owen", "needs “unions”"],
    ["no allocation", { players: ["a"], worths: [0, 1] }, "core", "needs “allocation”"],
    ["a number that is lost", '{"players":["a"],"worths":[0,9007199254740993]}', "shapley", "loses digits"],
    ["a number too large", '{"players":["a"],"worths":[0,1e999]}', "shapley", "1e999 loses digits"],
    ["no JSON", "three yes", "shapley", "This is no JSON"],
    ["two ways of worths", { ...game, uses: [] }, "shapley", "exactly one way"],
    ["another shape", [1], "shapley", "expected form"],
    ["a weight of zero", { ...game, weights: [0, 1] }, "weighted-shapley", "above zero"],
  ])("tells %s in one line, with exit code 2", (_, wrong, rule, told) => {
    const { status, stdout, stderr } = shares(wrong, rule)
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" })
    expect(stderr).toMatch(/^[^\n]+\n$/)
    expect(stderr).toContain(told)
  })

  test.each([
    ["no file", ["shares", "--rule", "shapley"], "expected one JSON file, or --batch"],
    ["a file that is not there", ["shares", "nowhere.json", "--rule", "shapley"], "ENOENT"],
    ["a batch that is not there", ["shares", "--batch", "nowhere.jsonl", "--rule", "shapley"], "ENOENT"],
    ["another rule", ["shares", "x.json", "--rule", "fair"], "--rule must be one of shapley|"],
    ["no number of orders", ["shares", "x.json", "--rule", "shapley", "--orders", "many"], "--orders must be"],
  ])("tells %s in one line, with exit code 2", (_, words, told) => {
    const { status, stdout, stderr } = delta(words)
    expect({ status, stdout }).toEqual({ status: 2, stdout: "" })
    expect(stderr).toMatch(/^[^\n]+\n$/)
    expect(stderr).toContain(told)
  })
})

describe("a batch", () => {
  const claims = { estate: "400", claims: { c: "300", a: "100", b: "200" } }

  test("answers each line in one line, and a bad one stops no other", () => {
    const bad = ["{", JSON.stringify({ ...claims, estate: 601 }), ""]
    const lines = [JSON.stringify(claims), ...bad, JSON.stringify({ estate: 1, claims: { z: 1 } })]
    const { status, stdout, stderr } = delta(["claims", "--batch", "-", "--rule", "talmud"], `${lines.join("\r\n")}\n`)
    const answers = stdout
      .trim()
      .split("\n")
      .map((line) => JSON.parse(line))
    expect({ status, stderr, lines: answers.length }).toEqual({ status: 0, stderr: "", lines: 5 })
    expect(answers[0].shares).toEqual({ c: "225", a: "50", b: "125" })
    expect(answers.slice(1, 4).map(({ error }) => error.code)).toEqual([
      "settlement.not-json",
      "settlement.estate-above-claims",
      "settlement.not-json",
    ])
    for (const { error } of answers.slice(1, 4)) expect(error.message).not.toBe("")
    expect(answers[4].shares).toEqual({ z: "1" })
  })

  test("is read from a file too, without an end of its last line", () => {
    const path = file([game, game].map((one) => JSON.stringify(one)).join("\n"))
    const { stdout } = delta(["shares", "--batch", path, "--rule", "shapley"])
    expect(stdout.trim().split("\n")).toHaveLength(2)
  })

  test("of thousands of lines is answered whole when its reader is slow", () => {
    const lines = `${JSON.stringify(claims)}\n`.repeat(5000)
    const { stdout } = delta(["claims", "--batch", "-", "--rule", "cea"], lines)
    expect(stdout.trimEnd().split("\n")).toHaveLength(5000)
  })
})

describe("delta claims", () => {
  // By hand from W. Thomson, 2003; Talmud and the others of claims 100, 200, 300 in settlement/claims.
  test.each([
    ["proportional", ["200/3", "400/3", "200"]],
    ["cea", ["100", "150", "150"]],
    ["cel", ["100/3", "400/3", "700/3"]],
    ["talmud", ["50", "125", "225"]],
    ["adjusted-proportional", ["60", "120", "220"]],
    ["random-arrival", ["200/3", "350/3", "650/3"]],
    ["piniles", ["250/3", "400/3", "550/3"]],
    ["constrained-egalitarian", ["100", "150", "150"]],
  ])("divides by %s", (rule, expected) => {
    const path = file({ estate: "400", claims: { a: "100", b: "200", c: "300" } })
    const { status, stdout } = delta(["claims", path, "--rule", rule, "--json"])
    const answer = JSON.parse(stdout)
    expect([status, answer.rule, answer.guarantee]).toEqual([0, rule, "exact"])
    expect(Object.values(answer.shares)).toEqual(expected)
  })

  test("says the error of a single case to programs in the form of a batch", () => {
    const { status, stderr } = delta(["claims", file({ estate: 9, claims: { a: 1 } }), "--rule", "cea", "--json"])
    expect([status, JSON.parse(stderr).error.code]).toEqual([2, "settlement.estate-above-claims"])
  })
})
