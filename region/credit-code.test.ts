import fc from "fast-check"
import { expect, test } from "vitest"
import { creditCodeCheck, creditCodeProblem, readCreditCode, subjectCheck } from "./credit-code.ts"

// Published codes: python-stdnum, stdnum.cn.uscc (first); hutool, CreditCodeUtil test (second); npm uscc-utils README,
// Xiaomi (third).
const published = ["91110000600037341L", "91350100M000100Y43", "91110108551385082Q"]
const alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY"

test.each(published)("the published code %s holds", (code) => {
  expect(creditCodeProblem(code)).toBeUndefined()
})

test.each(published)("the organisation code inside %s has its own right check character", (code) => {
  expect(subjectCheck(code.slice(8, 16))).toBe(code[16])
})

test("a code is read into its five parts", () => {
  expect(readCreditCode(" 91350100m000100y43 ")).toEqual({
    code: "91350100M000100Y43",
    registrar: "9",
    kind: "1",
    division: "350100",
    subject: "M000100Y4",
    check: "3",
  })
})

test("a wrong check character is refused with the one that belongs there", () => {
  // python-stdnum gives this as its example of a wrong check character
  expect(creditCodeProblem("91110000600037342L")).toMatchObject({
    code: "region.credit-code-check",
    facts: { position: "18", character: "L", suspect: "9–17" },
  })
})

test("a slip outside the organisation code is placed outside it", () => {
  expect(creditCodeProblem("91110001600037341L")?.facts.suspect).toBe("1–8, 18")
})

test("a letter that the standard leaves out is refused at its position", () => {
  expect(creditCodeProblem("9111000O600037341L")).toEqual({
    code: "region.credit-code-character",
    facts: { code: "9111000O600037341L", position: "8", character: "O" },
  })
})

test("a letter among the digits of the division is refused at its position", () => {
  expect(creditCodeProblem("91A10000600037341L")).toMatchObject({
    code: "region.credit-code-division",
    facts: { position: "3", character: "A" },
  })
})

test("a code of 17 characters is refused for its length", () => {
  expect(() => readCreditCode("91110000600037341")).toThrow("region.credit-code-length")
})

const body = fc
  .tuple(
    fc.array(fc.constantFrom(...alphabet), { minLength: 2, maxLength: 2 }),
    fc.array(fc.constantFrom(..."0123456789"), { minLength: 6, maxLength: 6 }),
    fc.array(fc.constantFrom(...alphabet), { minLength: 9, maxLength: 9 }),
  )
  .map((parts) => parts.flat().join(""))

test("any one wrong character is found", () => {
  fc.assert(
    fc.property(body, fc.nat(17), fc.constantFrom(...alphabet), (first17, at, other) => {
      const code = first17 + creditCodeCheck(first17)
      fc.pre(code[at] !== other)
      expect(creditCodeProblem(code)).toBeUndefined()
      expect(creditCodeProblem(code.slice(0, at) + other + code.slice(at + 1))).toBeDefined()
    }),
  )
})

test("two neighbours swapped are found", () => {
  fc.assert(
    fc.property(body, fc.nat(16), (first17, at) => {
      const code = first17 + creditCodeCheck(first17)
      fc.pre(code[at] !== code[at + 1])
      const swapped = `${code.slice(0, at)}${code[at + 1]}${code[at]}${code.slice(at + 2)}`
      expect(creditCodeProblem(swapped)).toBeDefined()
    }),
  )
})
