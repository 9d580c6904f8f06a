import * as fc from "fast-check"
import { expect, test } from "vitest"
import { packed, unpacked } from "./packed-link.ts"

test("a value comes out of an address as it went in, whatever it is written in", async () => {
  await fc.assert(
    fc.asyncProperty(fc.jsonValue(), async (value) => {
      const text = await packed(value)
      expect(text).toMatch(/^[jz]\.[\w-]*$/)
      expect(await unpacked(text)).toEqual(JSON.parse(JSON.stringify(value)))
    }),
  )
})

test("a long case becomes a short address", async () => {
  const units = Array.from({ length: 100 }, (_, index) => ({
    id: `分支 ${index}`,
    place: "320500",
    factors: { revenue: "600" },
  }))
  expect((await packed({ units })).length).toBeLessThan(JSON.stringify({ units }).length / 8)
})

test.each([
  "",
  "x",
  "j.",
  "z.AAAA",
  "q.abc",
  "z.%%%",
])("an address that was cut or made up (%s) is no value", async (text) => {
  await expect(unpacked(text)).rejects.toThrow()
})
