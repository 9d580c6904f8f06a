import { expect, test } from "vitest"
import { begun, changedSince } from "./edited.ts"

const first = { zh: "苏州检测所", en: "Suzhou Testing", city: "320500", group: "G1" }

test("a draft sees only what somebody else changed since it was begun, beside what it says itself", () => {
  const draft = { ...first, ...begun(first, 3), en: "Suzhou Test House" }
  const newest = { ...first, en: "Suzhou Testing Institute", city: "320100" }
  expect(changedSince(draft, newest)).toEqual([
    { name: "en", before: "Suzhou Testing", now: "Suzhou Testing Institute", typed: "Suzhou Test House" },
    { name: "city", before: "320500", now: "320100", typed: "320500" },
  ])
})

test("a draft that is put on the newest record sees no change", () => {
  const newest = { ...first, city: "320100" }
  expect(changedSince({ ...first, ...begun(newest, 4) }, newest)).toEqual([])
})
