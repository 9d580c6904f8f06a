import * as fc from "fast-check"
import { describe, expect, it } from "vitest"
import { canonicalJson, parseCanonicalJson } from "./canonical-json.ts"

/** The double whose bits are written in hexadecimal, as RFC 8785 appendix B lists them. */
function double(hex: string): number {
  const view = new DataView(new ArrayBuffer(8))
  view.setBigUint64(0, BigInt(`0x${hex}`))
  return view.getFloat64(0)
}

describe("RFC 8785", () => {
  it("writes the sample of section 3.2.2", () => {
    const sample = JSON.parse(String.raw`{
      "numbers": [333333333.33333329, 1E30, 4.50, 2e-3, 0.000000000000000000000000001],
      "string": "\u20ac$\u000F\u000aA'\u0042\u0022\u005c\\\"\/",
      "literals": [null, true, false]
    }`)
    expect(canonicalJson(sample)).toBe(
      String.raw`{"literals":[null,true,false],"numbers":[333333333.3333333,1e+30,4.5,0.002,1e-27],"string":"€$\u000f\nA'B\"\\\\\"/"}`,
    )
  })

  it("sorts the keys of section 3.2.3 by UTF-16 units", () => {
    const keys = ["\u20ac", "\r", "\ufb33", "1", "\ud83d\ude00", "\u0080", "\u00f6"]
    const written = canonicalJson(Object.fromEntries(keys.map((key) => [key, 0])))
    expect(Object.keys(JSON.parse(written)).filter((key) => key !== "1")).toEqual([
      ...["\r", "\u0080", "\u00f6", "\u20ac", "\ud83d\ude00", "\ufb33"],
    ])
    expect(written.startsWith(String.raw`{"\r":0,"1":0,"`)).toBe(true)
  })

  it.each([
    ["0000000000000000", "0"],
    ["8000000000000000", "0"],
    ["0000000000000001", "5e-324"],
    ["8000000000000001", "-5e-324"],
    ["7fefffffffffffff", "1.7976931348623157e+308"],
    ["ffefffffffffffff", "-1.7976931348623157e+308"],
    ["4340000000000000", "9007199254740992"],
    ["c340000000000000", "-9007199254740992"],
    ["4430000000000000", "295147905179352830000"],
    ["44b52d02c7e14af5", "9.999999999999997e+22"],
    ["44b52d02c7e14af6", "1e+23"],
    ["44b52d02c7e14af7", "1.0000000000000001e+23"],
    ["444b1ae4d6e2ef4e", "999999999999999700000"],
    ["444b1ae4d6e2ef4f", "999999999999999900000"],
    ["444b1ae4d6e2ef50", "1e+21"],
    ["3eb0c6f7a0b5ed8c", "9.999999999999997e-7"],
    ["3eb0c6f7a0b5ed8d", "0.000001"],
    ["41b3de4355555553", "333333333.3333332"],
    ["41b3de4355555554", "333333333.33333325"],
    ["41b3de4355555555", "333333333.3333333"],
    ["41b3de4355555556", "333333333.3333334"],
    ["41b3de4355555557", "333333333.33333343"],
    ["becbf647612f3696", "-0.0000033333333333333333"],
    ["43143ff3c1cb0959", "1424953923781206.2"],
  ])("writes the number %s of appendix B as %s", (bits, text) => {
    expect(canonicalJson(double(bits))).toBe(text)
  })

  it.each([
    double("7fffffffffffffff"),
    double("7ff0000000000000"),
    1n,
    undefined,
    "\ud800",
    new Date(0),
    new Map(),
  ])("refuses %s, which JSON cannot hold exactly", (value) => {
    expect(() => canonicalJson({ value })).toThrow(TypeError)
  })
})

describe("one spelling", () => {
  it("reads back what it writes, whatever the order of keys", () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        const written = canonicalJson(value)
        expect(canonicalJson(parseCanonicalJson(written))).toBe(written)
      }),
    )
  })

  it.each(['{"a": 1}', '{"b":1,"a":2}', '{"a":1,"a":1}', '"\\u0041"', "1.0", "-0", "", "{"])("refuses %s", (text) => {
    expect(parseCanonicalJson(text)).toBeUndefined()
  })
})
