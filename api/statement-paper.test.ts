import { createHash } from "node:crypto"
import { extractText, getDocumentProxy } from "unpdf"
import { afterAll, beforeAll, expect, test } from "vitest"
import type { MoneyRegion } from "../test/money-region.ts"
import { openSettledRegion } from "../test/strangers/settled-region.ts"

let region: MoneyRegion
beforeAll(async () => {
  region = await openSettledRegion()
})
afterAll(() => region.close())

const asked = (person: string, path: string, language = "en") =>
  region.test.app.inject({ url: path, headers: { "x-test-person": person, "accept-language": language } })

test.each([
  "zh",
  "en",
])("a statement is a paper (%s) with every line, its arithmetic and its sources", async (language) => {
  const path = "/api/statements/CN-ZJ/2026-11"
  const statement = await asked("finance-CN-ZJ", path, language)
  const reply = await asked("finance-CN-ZJ", `${path}/paper`, language)
  expect([reply.statusCode, reply.headers["content-type"]]).toEqual([200, "application/pdf"])
  const pdf = await getDocumentProxy(new Uint8Array(reply.rawPayload))
  const text = (await extractText(pdf, { mergePages: true })).text.replace(/\s/g, "")
  const { lines } = statement.json()
  expect(lines.length).toBeGreaterThan(0)
  for (const { arithmetic } of lines) expect(text).toContain(arithmetic.replace(/\s/g, ""))
  expect(text).toContain("settlement.platform-share")
  const content = await pdf.getAttachmentContent("statement-CN-ZJ-2026-11.json")
  const data = content === null ? "" : new TextDecoder().decode(content)
  expect(JSON.parse(data)).toEqual(statement.json())
  expect(text).toContain(createHash("sha256").update(`${data}\n`).digest("hex"))
})

test("a paper is refused where the statement is", async () => {
  expect((await asked("user-CN-ZJ", "/api/statements/CN-ZJ/2026-11/paper")).json().code).toBe("rulebook.refused")
  expect((await asked("finance-CN-ZJ", "/api/statements/CN-XX/2026-11/paper")).json().code).toBe(
    "region.unknown-jurisdiction",
  )
  expect((await asked("finance-CN-ZJ", "/api/statements/CN-ZJ/2026-13/paper")).statusCode).toBe(400)
})
