import { expect, test } from "vitest"
import { readJson } from "./read-json.ts"

test("numbers that a float cannot hold keep all digits as texts, others stay numbers", () => {
  expect(
    readJson('{"a":9007199254740993,"b":0.1234567890123456789,"c":1e400,"d":[-0.5,2.50,"9007199254740993"]}'),
  ).toEqual({
    a: "9007199254740993",
    b: "0.1234567890123456789",
    c: "1e400",
    d: [-0.5, 2.5, "9007199254740993"],
  })
})

test("a name that stands twice in one object is no file to be read", () => {
  expect(() => readJson('{"claims":{"a":1,"a":2}}')).toThrow(SyntaxError)
})
