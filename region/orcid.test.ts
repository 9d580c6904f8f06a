import { expect, test } from "vitest"
import { orcidProblem, readOrcid } from "./orcid.ts"

// ORCID, "Structure of the ORCID Identifier": Josiah Carberry's 0000-0002-1825-0097, and 0000-0002-1694-233X.
test.each(["0000-0002-1825-0097", "0000-0002-1694-233X"])("the published iD %s holds", (orcid) => {
  expect(readOrcid(orcid)).toBe(orcid)
})

test("an iD may be given as its address", () => {
  expect(readOrcid("https://orcid.org/0000-0002-1825-0097")).toBe("0000-0002-1825-0097")
})

test("an iD without hyphens is written with them", () => {
  expect(readOrcid("000000021694233x")).toBe("0000-0002-1694-233X")
})

test("a wrong last digit is refused with the right one", () => {
  expect(orcidProblem("0000-0002-1825-0098")).toEqual({
    code: "region.orcid-check",
    facts: { orcid: "0000-0002-1825-0098", character: "8", expected: "7" },
  })
})

test("an iD of 15 digits is refused for its shape", () => {
  expect(() => readOrcid("0000-0002-1825-009")).toThrow("region.orcid-shape")
})
