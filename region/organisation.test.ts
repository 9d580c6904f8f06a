import { expect, test } from "vitest"
import { canHold, controllingGroup, OrganisationKind, readRegistrationCode } from "./organisation.ts"

test("the group is headed by the last controller of the chain", () => {
  const controlledBy = new Map([
    ["plant", "holding"],
    ["holding", "parent"],
  ])
  expect(controllingGroup("plant", controlledBy)).toBe("parent")
})

test("an organisation that nobody controls is its own group", () => {
  expect(controllingGroup("alone", new Map())).toBe("alone")
})

test("control in a circle is refused", () => {
  const circle = new Map([
    ["a", "b"],
    ["b", "c"],
    ["c", "a"],
  ])
  expect(() => controllingGroup("a", circle)).toThrow("region.control-circle")
})

test("an organisation that controls itself is refused", () => {
  expect(() => controllingGroup("a", new Map([["a", "a"]]))).toThrow("region.control-circle")
})

test("a region may write its registration codes by a pattern of its own", () => {
  const scheme = { scheme: "pattern", pattern: "HB-\\d{6}", example: "HB-000001" } as const
  expect(readRegistrationCode(" hb-004711 ", scheme)).toBe("HB-004711")
  expect(() => readRegistrationCode("HB-47", scheme)).toThrow('"example":"HB-000001"')
})

test("a public office is held in a public body only, and the scheduler's role by nobody", () => {
  const offices = [
    "voucher-officer",
    "finance-officer",
    "registrar",
    "coordinator",
    "delegate",
    "observer",
    "scheduler",
  ] as const
  for (const kind of ["firm", "institute", "university"] as const)
    expect(offices.filter((role) => canHold(kind, role))).toEqual([])
  expect(OrganisationKind.options.filter((kind) => canHold(kind, "coordinator"))).toEqual(["office"])
  expect(OrganisationKind.options.filter((kind) => canHold(kind, "delegate"))).toEqual(["government"])
  expect(OrganisationKind.options.some((kind) => canHold(kind, "scheduler"))).toBe(false)
})
