import * as fc from "fast-check"
import { expect, test } from "vitest"
import { randomEntries, randomRequest, today } from "../../test/rulebook/samples.ts"
import { sceneOf } from "../request.ts"
import { conditionOf, findRequest } from "./find-request.ts"
import { canBe } from "./vocabulary.ts"

test("no random request satisfies conditions of which the search says that none can", () => {
  let satisfied = 0
  fc.assert(
    fc.property(randomEntries, randomRequest, fc.boolean(), (entries, request, second) => {
      fc.pre(canBe(request.principal.kind, request.principal.roles))
      const wanted = entries
        .slice(0, 3)
        .map(({ id, policy }, index) => ({ condition: conditionOf(id, policy), applies: index === 0 || second }))
      if (!wanted.every(({ condition, applies }) => condition.test(sceneOf(request, today)) === applies)) return
      satisfied++
      expect(findRequest(request.act, wanted, today)).not.toBe("none")
    }),
    { numRuns: 4_000 },
  )
  expect(satisfied).toBeGreaterThan(200)
})

test("what the search finds is as wanted", () => {
  let found = 0
  fc.assert(
    fc.property(randomEntries, (entries) => {
      const wanted = entries
        .slice(0, 2)
        .map(({ id, policy }, index) => ({ condition: conditionOf(id, policy), applies: index === 0 }))
      const search = findRequest("facilities.book", wanted, today)
      if (typeof search !== "object") return
      found++
      for (const { condition, applies } of wanted) expect(condition.test(sceneOf(search.found, today))).toBe(applies)
    }),
    { numRuns: 500 },
  )
  expect(found).toBeGreaterThan(50)
})
