import { expect, test } from "vitest"
import { spoken } from "./one-language.ts"

test("a name in both languages is shown in the reader's", () => {
  expect([spoken("芬兰 Finland", "zh"), spoken("芬兰 Finland", "en")]).toEqual(["芬兰", "Finland"])
  expect(spoken("研发投入（R&D） R&D spending", "en")).toBe("R&D spending")
})

test("a name in one language, or with a short word after it, stays whole", () => {
  for (const name of ["Finland", "芬兰", "专利 PCT", "", "R&D 投入"])
    expect([spoken(name, "zh"), spoken(name, "en")]).toEqual([name, name])
})
