import { expect, test } from "vitest"
import { openingText, readOpening } from "./opening-text.ts"

test("hours are written and read back", () => {
  const hours = [
    { weekday: 2, from: 510, until: 720 },
    { weekday: 2, from: 780, until: 1440 },
  ]
  expect(openingText(hours, 2)).toBe("08:30–12:00, 13:00–24:00")
  expect(readOpening(openingText(hours, 2), 2)).toEqual(hours)
})
test("Chinese punctuation is read too, and no hours are a closed day", () => {
  expect(readOpening("8：30至12：00，13:00-17:00", 1)).toHaveLength(2)
  expect(readOpening(" ", 1)).toEqual([])
})
test("what is no time, or ends before it starts, is not read", () => {
  for (const text of ["morning", "12:00-8:30", "8:70-9:00", "8:00-25:00"]) expect(readOpening(text, 1)).toBeUndefined()
})
