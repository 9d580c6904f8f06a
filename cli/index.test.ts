import { spawn, spawnSync } from "node:child_process"
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, utimesSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import { afterAll, describe, expect, test } from "vitest"
import { piecesOf } from "./index-files.ts"

const folder = mkdtempSync(join(tmpdir(), "delta-index-"))
afterAll(() => rmSync(folder, { recursive: true }))
const examples = join(import.meta.dirname, "../data/worked-examples/index")
const environment = { ...process.env, LANG: "en_US.UTF-8", LC_ALL: "", LC_MESSAGES: "" }
const program = join(import.meta.dirname, "delta")

function delta(...words: readonly string[]) {
  const { status, stdout, stderr } = spawnSync(program, words, { encoding: "utf8", env: environment })
  return { status, stdout, stderr }
}

/** A copy of an example, to be changed. */
function copied(example: string, name: string): string {
  const to = join(folder, name)
  cpSync(join(examples, example), to, { recursive: true })
  return to
}
const given = (from: string) => [join(from, "method.yaml"), "--data", join(from, "long.csv")]
const texts = (from: string) =>
  Object.fromEntries(readdirSync(from).map((name) => [name, readFileSync(join(from, name), "utf8")]))

describe("delta index run", () => {
  const yangtze = copied("yangtze-rd", "yangtze")
  const first = join(folder, "first")

  test("builds the index of the region's research with 2018 = 100, and says how much of it is estimated", () => {
    const { status, stdout, stderr } = delta("index", "run", ...given(yangtze), "--out", first, "--json")
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" })
    const answer: { scores: { unit: string; period: number; index: number; rank: number; estimated: number }[] } =
      JSON.parse(stdout)
    const of = (period: number) => answer.scores.filter((one) => one.period === period)
    expect(of(2018).map(({ index }) => index)).toEqual([100, 100, 100, 100].map((one) => expect.closeTo(one, 9)))
    expect(
      of(2023)
        .map(({ rank }) => rank)
        .toSorted(),
    ).toEqual([1, 2, 3, 4])
    // PCT applications are carried back from 2023: a third of the weight of the years before.
    expect(of(2018)[0]?.estimated).toBeCloseTo(1 / 3, 12)
    expect(of(2023)[0]?.estimated).toBe(0)
  })

  test("writes a bundle that gives the same bytes when it is run again", () => {
    const second = join(folder, "second")
    expect(delta("index", "run", ...given(first), "--out", second).status).toBe(0)
    expect(Object.keys(texts(first)).toSorted()).toEqual([
      "base.csv",
      "log.json",
      "long.csv",
      "marks.csv",
      "method.yaml",
      "scores.csv",
      "structure.csv",
      "units.csv",
    ])
    expect(texts(second)).toEqual(texts(first))
  })

  test("marks each number that was carried, and what rests on it", () => {
    const marks = texts(first)["marks.csv"] ?? ""
    expect(marks).toContain("CN-SH,2018,PCT,1,carried,\n")
    expect(marks).toContain("CN-SH,2023,PCT,1,observed,\n")
    expect(marks).toMatch(/CN-SH,2018,INDEX,\d,carried,0\.33/)
  })

  test("gives the data after a step, and they lead to the same results", () => {
    const imputed = delta("index", "step", ...given(yangtze), "--until", "impute")
    const [header, ...rows] = imputed.stdout.trimEnd().split("\n")
    expect(header).toBe("unit,period,indicator,value")
    expect(rows).toHaveLength(4 * 6 * 3)
    const from = copied("yangtze-rd", "imputed")
    writeFileSync(join(from, "long.csv"), imputed.stdout)
    delta("index", "run", ...given(from), "--out", join(folder, "third"))
    expect(texts(join(folder, "third"))["scores.csv"]).toBe(texts(first)["scores.csv"])
  })

  test("reads GB18030 as it reads UTF-8", () => {
    const from = copied("yangtze-rd", "gb")
    // 沪 in GB18030 is BB A6.
    const long = readFileSync(join(from, "long.csv"), "latin1").replaceAll("CN-SH", "\xbb\xa6")
    writeFileSync(join(from, "long.csv"), Buffer.from(long, "latin1"))
    writeFileSync(join(from, "units.csv"), readFileSync(join(from, "units.csv"), "utf8").replace("CN-SH", "沪"))
    const { status, stdout, stderr } = delta("index", "run", ...given(from))
    expect({ status, stderr }).toEqual({ status: 0, stderr: "" })
    expect(stdout).toContain("沪")
  })

  test.each([
    ["CN-SH,2018,RD,1359.2", "CN-SH,2018,RD,1359，2", "RD, CN-SH, 2018"],
    ["CN-SH,2018,RD,1359.2", "CN-SH,2019,RD,1359.2", "repeats row"],
    ["CN-SH,2018,RD,1359.2", "CN-BJ,2018,RD,1359.2", "CN-BJ"],
  ])("refuses in one line with exit code 2: %s as %s", (from, to, told) => {
    const broken = copied("yangtze-rd", "broken")
    writeFileSync(join(broken, "long.csv"), readFileSync(join(broken, "long.csv"), "utf8").replace(from, to))
    const { status, stdout, stderr } = delta("index", "run", ...given(broken))
    expect({ status, stdout, lines: stderr.trimEnd().split("\n").length }).toEqual({ status: 2, stdout: "", lines: 1 })
    expect(stderr).toContain(told)
  })

  test.each([
    [["index", "run"], "--data"],
    [["index", "fly"], "run|step"],
    [["index", "run", join(yangtze, "none.yaml"), "--data", "x"], "none.yaml"],
    [["index", "uncertainty", ...given(yangtze), "--runs", "many"], "--runs many"],
    [["index", "step", ...given(yangtze), "--until", "fly"], "impute"],
  ])("refuses what is asked wrongly: %j", (words, told) => {
    const { status, stderr } = delta(...words)
    expect({ status, lines: stderr.trimEnd().split("\n").length }).toEqual({ status: 2, lines: 1 })
    expect(stderr).toContain(told)
  })
})

describe("what delta index writes", () => {
  test("is not written over the user's own method, nor where no folder can be, nor of a run that fails", () => {
    const own = copied("yangtze-rd", "own")
    const before = texts(own)
    for (const [to, more] of [
      [own, []],
      [join(own, "units.csv", "out"), []],
      [join(own, "out"), ["--node", "NONE"]],
    ] as const) {
      const { status, stderr } = delta("index", "run", ...given(own), "--out", to, ...more)
      expect({ status, lines: stderr.trimEnd().split("\n").length }).toEqual({ status: 2, lines: 1 })
    }
    expect(texts(own)).toEqual(before)
  })

  test("comes from data that were read in pieces", () => {
    const rows = 'unit,value\n"A\nB",1\nC,2\n沪,3\n'
    const bytes = Buffer.from(`\ufeff${rows}`)
    for (const length of [1, 5, 12, 20, 100]) {
      const pieces = [...piecesOf({ file: "long.csv", bytes }, length).pieces]
      expect(pieces.join("")).toBe(rows)
      expect(pieces.every((piece) => piece.endsWith("\n"))).toBe(true)
    }
  })
})

describe("delta index uncertainty and sensitivity", () => {
  const yangtze = copied("yangtze-rd", "uncertain")

  test("give the same digits with one thread, with three, and shared by two machines in a folder", async () => {
    for (const what of ["uncertainty", "sensitivity"]) {
      const words = ["index", what, ...given(yangtze), "--runs", "260", "--seed", "7", "--json"]
      const one = delta(...words, "--workers", "1")
      expect({ status: one.status, stderr: one.stderr }).toEqual({ status: 0, stderr: "" })
      expect(delta(...words, "--workers", "3").stdout).toBe(one.stdout)
      const jobs = join(folder, `jobs-${what}`)
      const shared = await Promise.all([1, 2].map(() => output([...words, "--jobs", jobs, "--workers", "1"])))
      expect(shared).toEqual([one.stdout, one.stdout])
    }
  })

  test("do again the job of a machine that is gone", () => {
    const jobs = join(folder, "gone")
    const words = ["index", "uncertainty", ...given(yangtze), "--runs", "20", "--json"]
    mkdirSync(jobs)
    const begun = join(jobs, "job-0.begun")
    writeFileSync(begun, "")
    const longAgo = new Date(Date.now() - 3_600_000)
    utimesSync(begun, longAgo, longAgo)
    expect(delta(...words, "--jobs", jobs).stdout).toBe(delta(...words).stdout)
  })

  test("refuse a folder that holds another work", () => {
    const words = ["index", "uncertainty", ...given(yangtze), "--runs", "20", "--jobs", join(folder, "other")]
    expect(delta(...words, "--seed", "1").status).toBe(0)
    const { status, stderr } = delta(...words, "--seed", "2")
    expect(status).toBe(2)
    expect(stderr).toContain("work.json")
  })

  test("write their tables", () => {
    const out = join(folder, "tables")
    delta("index", "uncertainty", ...given(yangtze), "--runs", "50", "--out", out)
    expect(texts(out)["changes.csv"]?.split("\n")[0]).toBe(
      "unit,from,to,change,change_median,change_p5,change_p95,grew",
    )
    expect(texts(out)["above.csv"]?.split("\n")).toHaveLength(6)
  })
})

/** Standard output of a call that runs beside others. */
async function output(words: readonly string[]): Promise<string> {
  const child = spawn(program, words, { env: environment, stdio: ["ignore", "pipe", "inherit"] })
  let text = ""
  for await (const chunk of child.stdout) text += chunk
  return text
}

describe("delta index compare", () => {
  test("tells which units changed their rank between two results", () => {
    const [from, to] = [copied("yangtze-rd", "linear"), copied("yangtze-rd", "ranked")]
    writeFileSync(
      join(to, "method.yaml"),
      readFileSync(join(to, "method.yaml"), "utf8").replace("method: min-max", "method: rank"),
    )
    for (const one of [from, to])
      expect(delta("index", "run", ...given(one), "--out", join(one, "out"))).toMatchObject({ status: 0 })
    const same = delta("index", "compare", join(from, "out"), join(from, "out"), "--json")
    expect(JSON.parse(same.stdout)).toMatchObject({
      nodes: expect.arrayContaining([expect.objectContaining({ code: "INDEX", meanShift: 0 })]),
    })
    const { status, stdout } = delta("index", "compare", join(from, "out", "scores.csv"), join(to, "out"))
    expect(status).toBe(0)
    expect(stdout).toContain("INDEX")
  })
})
