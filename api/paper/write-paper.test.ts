import fc from "fast-check"
import { extractText, getDocumentProxy } from "unpdf"
import { describe, expect, test } from "vitest"
import { type Paper, writePaper } from "./index.ts"

/** What a reader sees, without spaces: where a line breaks is the typesetter's. */
async function seen(pdf: Uint8Array): Promise<string> {
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(pdf)), { mergePages: true })
  return text.replace(/\s/g, "")
}

const foot = { issuer: "Harbour", made: "2026-03-31 09:00", proof: null }
const bare: Paper = { language: "en", title: "Paper", facts: [], sections: [], foot }

describe("a paper", () => {
  test("is a PDF with all that it was given, its proof at the foot and at the end", async () => {
    const code = "0123456789abcdef".repeat(4)
    const pdf = await writePaper({
      language: "zh",
      title: "分摊",
      under: "跨地区经营汇总纳税",
      notices: ["试算权重"],
      facts: [{ name: "日期", value: "2024-12-31" }],
      sections: [
        {
          title: "结果",
          parts: [
            { text: "说明" },
            { table: { columns: [{ title: "单位" }, { title: "金额", numeric: true }], rows: [["苏州", "234.00"]] } },
            { steps: [{ text: "0.35 × 600/1000", source: "第57号", assumed: true }] },
            { points: ["一点"] },
          ],
        },
      ],
      foot: { ...foot, proof: { code, note: "重新计算", link: "https://example.org/a" } },
    })
    expect(pdf.subarray(0, 5).toString()).toBe("%PDF-")
    const text = await seen(pdf)
    for (const one of ["分摊", "跨地区经营汇总纳税", "试算权重", "日期2024-12-31", "结果", "说明", "苏州234.00"])
      expect(text).toContain(one)
    expect(text).toContain("1.0.35×600/1000假定：第57号")
    expect(text).toContain("一点")
    expect(text.split(code)).toHaveLength(3)
    expect(text).toContain("https://example.org/a")
  })

  test("is the same to the byte when it is set again", async () => {
    const again = { ...bare, title: "Again" }
    const first = await writePaper(again)
    await writePaper(bare)
    expect(first.equals(await writePaper(again))).toBe(true)
  })

  test("breaks a code without spaces and numbers its pages", async () => {
    const rows = Array.from({ length: 120 }, (_, at) => [`${at}`, "x".repeat(300)])
    const columns = [{ title: "row" }, { title: "code", wide: true }]
    const pdf = await writePaper({ ...bare, sections: [{ title: "Long", parts: [{ table: { columns, rows } }] }] })
    const { totalPages } = await extractText(await getDocumentProxy(new Uint8Array(pdf)))
    expect(totalPages).toBeGreaterThan(3)
    const text = await seen(pdf)
    expect(text).toContain(`${totalPages}/${totalPages}`)
    expect(text.split("x")).toHaveLength(120 * 300 + 1)
  })
})

/** What the typesetter's language would read as code, mark-up, a string's end or a comment. */
const codeLike = fc.constantFrom(
  '#panic("x")',
  '#read("/etc/passwd")',
  "#import",
  "#{ }",
  "*b*",
  "_i_",
  "$x$",
  "`r`",
  "<label>",
  "@ref",
  "\\",
  "//",
  "/* */",
  "= h",
  "- l",
  "+ n",
  "/ t: d",
  "[",
  "]",
  "{",
  "}",
  '"',
  "~",
  "---",
  "...",
  "\\u{41}",
  "https://example.org/#a",
  "''",
  "%",
)
const userText = fc
  .array(fc.oneof(codeLike, fc.string({ unit: fc.constantFrom(..."abz09 苏州。，“”éß€×") })), {
    minLength: 1,
    maxLength: 6,
  })
  .map((pieces) => pieces.join(""))
  .filter((text) => text.trim() !== "")

describe("a text of a user", () => {
  test("is shown as it is wherever it stands, and never read as code", async () => {
    await fc.assert(
      fc.asyncProperty(userText, async (text) => {
        const pdf = await writePaper({
          language: "en",
          title: `T${text}`,
          under: `U${text}`,
          notices: [`N${text}`],
          facts: [{ name: `F${text}`, value: `V${text}` }],
          sections: [
            {
              title: `S${text}`,
              parts: [
                { text: `P${text}` },
                { table: { columns: [{ title: `C${text}` }], rows: [[`R${text}`]] } },
                { steps: [{ text: `Q${text}`, source: `W${text}` }] },
                { points: [`O${text}`] },
              ],
            },
          ],
          foot: { ...foot, issuer: `I${text}` },
        })
        const all = await seen(pdf)
        for (const letter of "TUNFVSPCRQWOI") expect(all).toContain(`${letter}${text}`.replace(/\s/g, ""))
      }),
      { numRuns: 20 },
    )
  }, 60_000)

  test("of any signs at all is set: control signs, emoji, right-to-left, unassigned", async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(fc.string({ unit: "binary", maxLength: 30 }), fc.constant("\ud800a")), async (text) => {
        const pdf = await writePaper({ ...bare, title: text, facts: [{ name: text, value: text }] })
        expect(pdf.subarray(0, 5).toString()).toBe("%PDF-")
      }),
      { numRuns: 20 },
    )
  }, 60_000)
})
