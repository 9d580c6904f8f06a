import { expect, test } from "vitest"
import { negotiated, type StatisticalAmount, statistical, sumNegotiated, sumStatistical } from "./ledgers.ts"

test("amounts of one ledger are added up", () => {
  expect(sumStatistical([statistical(1n), statistical(2n)])).toEqual(statistical(3n))
  expect(sumNegotiated([negotiated(1n), negotiated(2n)])).toEqual(negotiated(3n))
})

test("a negotiated amount does not pass the type check where a statistical one is summed, and is refused at work", () => {
  // @ts-expect-error the two ledgers are different types
  expect(() => sumStatistical([statistical(1n), negotiated(2n)])).toThrow("settlement.ledgers-mixed")
  // @ts-expect-error the two ledgers are different types
  expect(() => sumNegotiated([statistical(1n), negotiated(2n)])).toThrow("settlement.ledgers-mixed")
})

test("the two cannot be added by + nor assigned to each other", () => {
  // @ts-expect-error there is no + between amounts of the two ledgers
  const sum = () => statistical(1n) + negotiated(2n)
  expect(typeof sum()).not.toBe("bigint")
  // @ts-expect-error an amount of one ledger is none of the other
  const kept: StatisticalAmount = negotiated(2n)
  expect(kept.ledger).toBe("negotiated")
})
