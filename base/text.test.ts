import { expect, test } from "vitest"
import { isPlain, Name, Text } from "./index.ts"

test.each([
  "\u0000",
  "\u0007",
  "\r",
  "\u009f",
  "\u202e",
  "\u2069",
  "\uffff",
  "\u{1fffe}",
  "\udc00",
])("%j has no place in a text", (character) => {
  const text = `a${character}b`
  expect(isPlain(text)).toBe(false)
  expect(Text.safeParse({ zh: text, en: "a" }).success).toBe(false)
  expect(Name.safeParse({ zh: "a", en: text }).success).toBe(false)
})

test("blanks alone are no text", () => {
  expect(Text.safeParse({ zh: " ", en: "a" }).success).toBe(false)
})

test("lines, tabs, joined signs and scripts written from the right are texts", () => {
  expect(isPlain("第一行\n\t第二行 Größe مرحبا 👩‍🔬 \u{20bb7}")).toBe(true)
})
