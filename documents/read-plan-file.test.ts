import { parseHTML } from "linkedom"
import { convertToHtml } from "mammoth"
import { describe, expect, test } from "vitest"
import { Refusal } from "../base/index.ts"
import { readPlanFile } from "./index.ts"
import { madeDocx, madePdf } from "./testing.ts"

const tools = {
  parseHtml: (text: string) => parseHTML(text).document.body,
  docxHtml: async (bytes: Uint8Array) => (await convertToHtml({ buffer: Buffer.from(bytes) })).value,
}
const read = (file: string, given: string | Uint8Array<ArrayBuffer>) =>
  readPlanFile(file, typeof given === "string" ? Uint8Array.from(Buffer.from(given)) : given, tools)
const texts = async (file: string, given: string | Uint8Array<ArrayBuffer>) =>
  (await read(file, given)).pages.map(({ paragraphs }) => paragraphs.map(({ text }) => text))
const refused = async (file: string, given: string | Uint8Array<ArrayBuffer>) => {
  const error: unknown = await read(file, given).then(
    () => undefined,
    (fault: unknown) => fault,
  )
  return error instanceof Refusal ? { code: error.code, ...error.facts } : error
}

describe("a PDF", () => {
  test("keeps its pages, joins the lines of a paragraph and names pages without text", async () => {
    const pdf = madePdf([
      [
        "Plan of 2025",
        "",
        "By the end of 2025 at least 300 instruments will be open to firms",
        "of the other members.",
      ],
      [],
      ["Nurture a culture of innovation."],
    ])
    const plan = await read("plan.pdf", pdf)
    expect(plan.pages.map(({ paragraphs }) => paragraphs.map(({ text }) => text))).toEqual([
      ["Plan of 2025", "By the end of 2025 at least 300 instruments will be open to firms of the other members."],
      [],
      ["Nurture a culture of innovation."],
    ])
    expect(plan).toMatchObject({ unit: "page", unread: [2] })
  })

  test("leaves out heads and page numbers that come again", async () => {
    const pages = Array.from({ length: 6 }, (_, at) => [
      "Plan of the North",
      `Task ${"abcdef"[at]} is done.`,
      `- ${at + 1} -`,
    ])
    expect((await texts("plan.pdf", madePdf(pages))).flat()).toEqual([..."abcdef"].map((one) => `Task ${one} is done.`))
  })

  test("is refused with a password, and when it is none", async () => {
    expect(await refused("plan.pdf", madePdf([["secret"]], true))).toEqual({
      code: "observatory.plan-locked",
      file: "plan.pdf",
    })
    expect(await refused("plan.pdf", "no PDF at all")).toMatchObject({ code: "observatory.plan-damaged" })
  })
})

test("a Word document keeps its headings as sections", async () => {
  const plan = await read("plan.docx", madeDocx(["# 北岭省2025年计划", "共建实验室。", "# 二、人才", "人才共享。"]))
  expect(plan).toMatchObject({ unit: "section", title: "北岭省2025年计划" })
  expect(plan.pages.map(({ number, paragraphs }) => [number, ...paragraphs.map(({ text }) => text)])).toEqual([
    [1, "北岭省2025年计划", "共建实验室。"],
    [2, "二、人才", "人才共享。"],
  ])
})

test("a Word document with a password, an old one and a broken one are told apart", async () => {
  const old = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]
  const name = [..."EncryptedPackage"].flatMap((sign) => [sign.charCodeAt(0), 0])
  expect(await refused("a.docx", Uint8Array.from([...old, ...name]))).toMatchObject({ code: "observatory.plan-locked" })
  expect(await refused("a.docx", Uint8Array.from(old))).toMatchObject({ code: "observatory.plan-kind-unknown" })
  expect(await refused("a.docx", "PK broken")).toMatchObject({ code: "observatory.plan-damaged" })
  expect(await refused("a.xls", "x")).toMatchObject({ code: "observatory.plan-kind-unknown" })
})

test("HTML is read as it is seen: no scripts, a row of a table as one paragraph", async () => {
  const html =
    "<html><head><title>t</title><style>p{}</style></head><body><h1>计划</h1><script>bad()</script><p>与<b>南屿</b>共享<br>数据</p><table><tr><td>责任单位</td><td>科技厅</td></tr></table></body></html>"
  expect(await texts("a.html", html)).toEqual([["计划", "与南屿共享", "数据", "责任单位 科技厅"]])
})

test("Markdown loses its marks and keeps its headings", async () => {
  expect(
    await texts(
      "a.md",
      "Plan\n====\n\nfirst *line*\nsecond **bold** [link](http://x)\n\n- item one\n- item two\n\n## Two\n\n| a | b |\n|---|---|\n| c | d |\n",
    ),
  ).toEqual([
    ["Plan", "first *line* second bold link", "item one", "item two"],
    ["Two", "a b", "c d"],
  ])
})

describe("text", () => {
  test("is read in GB18030 as in UTF-8, and form feeds are pages", async () => {
    // 共享。 in GB18030
    expect(await texts("a.txt", Uint8Array.from([0xb9, 0xb2, 0xcf, 0xed, 0xa1, 0xa3]))).toEqual([["共享。"]])
    const plan = await read("a.txt", "第一页。\f第二页。")
    expect([plan.unit, plan.pages.map(({ number }) => number)]).toEqual(["page", [1, 2]])
  })

  test("broken by hand into lines is joined again, Chinese without blanks", async () => {
    const lines = [
      "推动跨省大型科研仪器设备的开放共享以及互联互通互认，建立",
      "统一的预约和收费机制以及收益分配办法，明确各方责任和时限要",
      "求。",
    ]
    expect(await texts("a.txt", lines.join("\n"))).toEqual([[lines.join("")]])
  })

  test("in two encodings at once is refused with its line", async () => {
    const mixed = Uint8Array.from([...Buffer.from("共享\n"), 0xb9, 0xb2, 0xcf, 0xed])
    expect(await refused("a.txt", mixed)).toMatchObject({ code: "observatory.mixed-encodings", row: "2" })
  })
})
