import { describe, expect, test } from "vitest"
import { parseExact } from "./batch.ts"

describe("a name that stands twice in one object", () => {
  test.each([
    '{"claims":{"a":3,"a":10}}',
    '{"a":1,"b":{"x":[{"a":1}],"y":"a"},"a":2}',
    '{"a" : 1,\n"\\u0061":2}',
    '{"x":"\\\\","x":"\\"}"}',
    '[{"b":1},{"b":1,"b":1}]',
  ])("%s is refused", (json) => {
    expect(() => parseExact(json)).toThrow("settlement.name-twice")
  })

  test.each([
    '{"a":{"a":{"a":1}},"b":["a","a","{","a"]}',
    '[{"a":1},{"a":1}]',
    '{"a\\"":1,"a":2,"\\\\a":"\\",\\"a\\":1"}',
  ])("%s is read as it stands", (json) => {
    expect(parseExact(json)).toEqual(JSON.parse(json))
  })
})
