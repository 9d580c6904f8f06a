import { readdirSync, readFileSync } from "node:fs"
import { join } from "node:path"
import fc from "fast-check"
import { describe, expect, test } from "vitest"
import { parse } from "yaml"
import { day, Refusal } from "../../base/index.ts"
import { auditReport, lexiconOf, type Plan, planRegion, planTables, sentenceSpans, termBaseOn } from "./index.ts"

const folder = join(import.meta.dirname, "../../data/plan-terms")
const files = Object.fromEntries(
  readdirSync(folder).map((name) => [name, parse(readFileSync(join(folder, name), "utf8"))] as const),
)
const today = day("2026-11-24")
const base = termBaseOn(files, today)

/** A made-up region: the engine knows no other names than those it is given. */
const region = planRegion(
  {
    id: "bay",
    name: { zh: "海湾区域联盟", en: "Great Bay" },
    members: [
      { code: "B-N", name: { zh: "北岭省", en: "Northridge" }, places: ["松川市", "Pinebrook"] },
      { code: "B-S", name: { zh: "南屿省", en: "Southisle" }, places: ["贝港市", "Shellport", "Twinford"] },
      { code: "B-W", name: { zh: "西原省", en: "Westmoor" }, places: ["Twinford"], fullNames: ["江山县"] },
    ],
  },
  { region: [], members: {}, together: [{ name: "北南西", members: ["B-N", "B-S", "B-W"] }], places: {}, others: [] },
  ["省", "市"],
)
const lexicon = lexiconOf(base, region)

const plan = (text: string, more: Partial<Plan> = {}): Plan => ({
  file: "plan.pdf",
  member: "B-N",
  year: 2025,
  unit: "page",
  pages: [{ number: 1, paragraphs: [{ text, heading: false }] }],
  ...more,
})
const passagesOf = (text: string, more: Partial<Plan> = {}) =>
  auditReport([plan(text, more)], lexicon).plans[0]?.passages ?? []
const topics = (text: string) => new Set(passagesOf(text).flatMap(({ findings }) => findings.map(({ topic }) => topic)))
const refusal = (run: () => unknown) => {
  try {
    run()
  } catch (error) {
    if (error instanceof Refusal) return { code: error.code, ...error.facts }
    throw error
  }
  return undefined
}

describe("an audit of a plan", () => {
  test("tells a neighbour from oneself by the names of the region alone", () => {
    const [across] = passagesOf("2025年与贝港市共建实验室，开放仪器100台。")
    expect(across?.mentions).toEqual({ own: false, neighbours: ["B-S"], region: false, uncertain: [] })
    const [own] = passagesOf("2025年松川实验室开放仪器100台。")
    expect(own?.mentions).toEqual({ own: true, neighbours: [], region: false, uncertain: [] })
    expect([across?.across, own?.across]).toEqual([true, false])
  })

  test("takes a street, or a word that only looks like a county, for no place", () => {
    expect(passagesOf("贝港路改造工程完工。")).toEqual([])
    expect(topics("江山就是人民。").has("named-neighbour")).toBe(false)
    expect(topics("与江山县共建实验室。").has("named-neighbour")).toBe(true)
  })

  test("says when a name is shared by several members", () => {
    const [found] = passagesOf("A fund with Twinford will be set up in 2025.")
    expect(found?.mentions).toMatchObject({ neighbours: ["B-S"], uncertain: ["Twinford"] })
  })

  test("reads a name that means several members as all of them but oneself", () => {
    expect(passagesOf("北南西三省2025年统一标准10项。")[0]?.mentions.neighbours).toEqual(["B-S", "B-W"])
  })

  test("explains each finding by its rule and by words that stand where it says", () => {
    for (const { text, findings } of passagesOf("到2027年，与南屿省共享科研数据，税收按5:5分享。"))
      for (const { rule, marks } of findings) {
        expect(base.rules.map(({ id }) => id)).toContain(rule)
        expect(marks.length).toBeGreaterThan(0)
        for (const mark of marks) expect(text.slice(mark.start, mark.end)).toBe(mark.text)
      }
  })

  test("takes a commitment apart into who, by when and how much", () => {
    const [zh] = passagesOf("2025年底前，与南屿省共建实验室5家，由省科技厅牵头。")
    expect(zh).toMatchObject({ kind: "commitment", reason: "deadline" })
    expect(zh?.commitment).toMatchObject({
      when: expect.arrayContaining(["2025年底前"]),
      howMuch: ["5家"],
      who: ["省科技厅"],
    })
    const [en] = passagesOf("At least 300 instruments will be shared with Southisle by the end of 2025.")
    expect(en?.commitment).toMatchObject({ when: ["by the end of 2025"], howMuch: ["300 instruments"] })
  })

  test("takes urging without a check for a slogan and what was reached for a statement", () => {
    expect(passagesOf("积极推动与南屿省的人才共享。")[0]?.kind).toBe("slogan")
    expect(passagesOf("2024年，已与南屿省共享仪器100台。")[0]?.kind).toBe("statement")
  })

  test("counts a year before the plan's as past, and without a plan's year as a deadline", () => {
    const text = "2023年完成共建实验室10家。"
    expect(passagesOf(text)[0]?.kind).toBe("statement")
    const { year: _, ...undated } = plan(text)
    expect(auditReport([undated], lexicon).plans[0]?.passages[0]?.kind).toBe("commitment")
  })

  test("gives a sentence that runs over the end of a page to the page where it begins", () => {
    const pages = [
      { number: 7, paragraphs: [{ text: "与南屿省共建实验" }] },
      { number: 8, paragraphs: [{ text: "室5家。厚植创新文化。" }] },
    ]
    expect(passagesOf("", { pages }).map(({ text, number }) => [text, number])).toEqual([
      ["与南屿省共建实验室5家。", 7],
      ["厚植创新文化。", 8],
    ])
  })

  test("fills the matrix with every plan and topic, and lists what is absent", () => {
    const report = auditReport([plan("2025年底前，与南屿省共享仪器100台。厚植创新文化。")], lexicon)
    expect(report.cells.length).toBe(base.topics.length)
    const state = (id: string) => report.cells.find(({ topic }) => topic.id === id)?.state
    expect([state("territory"), state("ecosystem"), state("system")]).toEqual(["committed", "own", "absent"])
    const absent = report.absences.map(({ what, id, how }) => `${what} ${id} ${how}`)
    expect(absent).toContain("neighbour B-W nothing")
    expect(absent).not.toContain("neighbour B-S nothing")
    expect(absent).toContain("area ecosystem own-only")
    expect(absent).not.toContain("area territory no-commitment")
  })

  test("tells what a member's later plan gained and lost", () => {
    const before = plan("推动与南屿省人才共享。", { file: "a", year: 2024 })
    const after = plan("2025年与南屿省共享仪器100台。", { file: "b" })
    const { changes } = auditReport([after, before], lexicon)
    const told = changes.map(({ topic, before, after, direction }) => `${topic} ${before} ${after} ${direction}`)
    expect(told).toContain("territory absent committed gained")
    expect(told).toContain("resource across absent lost")
  })

  test("finds whose plan it is and its year in the title, and says by which words", () => {
    const found = auditReport(
      [
        {
          file: "scan-17.pdf",
          unit: "page",
          pages: [{ number: 1, paragraphs: [{ text: "南屿省2026年工作计划" }, { text: "厚植创新文化。" }] }],
        },
      ],
      lexicon,
    ).plans[0]?.owner
    expect(found).toEqual({ member: "B-S", memberFrom: "title", memberText: "南屿省", year: 2026, yearText: "2026" })
  })

  test("writes one row of passages for each finding, with rule, words and the day of the terms", () => {
    const report = auditReport([plan("2025年底前，与南屿省共享仪器100台。")], lexicon)
    const { passages, coverage } = planTables(report)
    const findings = report.plans.flatMap((one) => one.passages.flatMap((passage) => passage.findings))
    expect(passages.length - 1).toBe(findings.length)
    expect(new Set([...passages.slice(1), ...coverage.slice(1)].map((row) => row.at(-1)))).toEqual(new Set([today]))
    expect(new Set(passages.map((row) => row.length)).size).toBe(1)
  })
})

describe("an audit refuses", () => {
  const audit = (one: Plan) => refusal(() => auditReport([one], lexicon))

  test("a plan in traditional characters, with its page and the signs", () => {
    const pages = [1, 2].map((number) => ({
      number,
      paragraphs: [{ text: number === 1 ? "共享实验室。" : "推動科學儀器開放共享與實驗室合作。" }],
    }))
    expect(audit(plan("", { pages }))).toMatchObject({ code: "observatory.plan-traditional", page: "2" })
  })

  test("not one old sign in a name", () => {
    expect(audit(plan("与南屿省鎏金实验室共享仪器，厚植创新文化，推动人才共享。"))).toBeUndefined()
  })

  test("a plan without text, with its pages", () => {
    const pages = [1, 2, 3].map((number) => ({ number, paragraphs: [] }))
    expect(audit(plan("", { pages }))).toEqual({
      code: "observatory.plan-without-text",
      file: "plan.pdf",
      pages: "1–3",
    })
  })

  test("garbled text, with its page", () => {
    expect(audit(plan("\ufffd\ufffd\ue000\ue001共享"))).toMatchObject({ code: "observatory.plan-garbled", page: "1" })
  })

  test("a plan of nobody, of several, and of a member that there is not", () => {
    const { member: _, ...nameless } = plan("厚植创新文化。")
    expect(audit(nameless)?.code).toBe("observatory.plan-owner-unknown")
    expect(audit({ ...nameless, title: "北岭省与南屿省合作计划" })?.code).toBe("observatory.plan-owners-several")
    expect(audit(plan("x", { member: "B-X" }))?.code).toBe("observatory.plan-member-unknown")
  })

  test("no plans, and a file given twice", () => {
    expect(refusal(() => auditReport([], lexicon))?.code).toBe("observatory.no-plans")
    expect(refusal(() => auditReport([plan("a"), plan("b")], lexicon))?.code).toBe("observatory.plan-file-twice")
  })
})

describe("terms", () => {
  const own = (value: object, from = "2026-01-01") =>
    termBaseOn({ ...files, "own.yaml": { values: { [from]: value } } }, today)

  test("of a later file take the place of those before, and a passage follows them", () => {
    const changed = lexiconOf(own({ assumed: "test", groups: { culture: { zh: ["工匠精神"] } } }), region)
    const found = auditReport([plan("弘扬工匠精神。")], changed).plans[0]?.passages[0]
    expect(found?.findings.map(({ topic }) => topic)).toEqual(["ecosystem"])
    expect(topics("弘扬工匠精神。").size).toBe(0)
  })

  test("hold from their day: an older value stays until then", () => {
    const value = (zh: string) => ({ assumed: "test", groups: { culture: { zh: [zh] } } })
    const both = { "own.yaml": { values: { "2026-01-01": value("旧词"), "2026-12-01": value("新词") } } }
    expect(termBaseOn({ ...files, ...both }, today).groups.culture?.zh).toEqual(["旧词"])
    expect(termBaseOn({ ...files, ...both }, day("2026-12-01")).groups.culture?.zh).toEqual(["新词"])
  })

  test("are refused without a ground, misshapen, too early, or with a group or topic that there is not", () => {
    const code = (run: () => unknown) => refusal(run)?.code
    expect(code(() => own({ groups: {} }))).toBe("observatory.plan-terms-without-ground")
    expect(code(() => own({ assumed: "x", groups: { culture: 3 } }))).toBe("observatory.plan-terms-misshapen")
    expect(code(() => own({ assumed: "x" }, "2027-01-01"))).toBe("observatory.plan-terms-not-yet")
    const rule = { id: "mine", gives: ["value"], all: ["nowhere"] }
    expect(code(() => own({ assumed: "x", rules: [rule] }))).toBe("observatory.plan-terms-unknown-group")
    expect(code(() => own({ assumed: "x", rules: [{ ...rule, all: ["value"], gives: ["moon"] }] }))).toBe(
      "observatory.plan-terms-unknown-topic",
    )
    expect(
      code(() =>
        planRegion(
          { id: "r", name: { zh: "r", en: "r" }, members: [] },
          { region: [], members: { X: ["x"] }, together: [], places: {}, others: [] },
          [],
        ),
      ),
    ).toBe("observatory.plan-names-unknown-member")
  })
})

describe("sentences", () => {
  const split = (text: string) => sentenceSpans(text).map(([start, end]) => text.slice(start, end))

  test("end at the signs of each language, not at abbreviations and decimals", () => {
    expect(split("共享仪器。推动“开放”；完成！")).toEqual(["共享仪器。", "推动“开放”；", "完成！"])
    expect(split("Spending is 3.5 percent. See No. 57 of St. Mary. Open it now.")).toEqual([
      "Spending is 3.5 percent.",
      "See No. 57 of St. Mary.",
      "Open it now.",
    ])
  })

  test("lose nothing but blanks between them, in any text", () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(..."共享。！a. B!；” \n3") }), (text) => {
        expect(split(text).join("").replaceAll(/\s/g, "")).toBe(text.replaceAll(/\s/g, ""))
      }),
    )
  })
})
