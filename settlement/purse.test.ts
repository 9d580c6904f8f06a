import { expect, test } from "vitest"
import { request } from "../test/settlement-cases.ts"
import { imbalances } from "./journal.ts"
import { fundPurse, issueVoucher, largestAmount, returnVoucher } from "./purse.ts"

const { transaction, at, act, listVersion } = request
const occasion = {
  transaction,
  at,
  act,
  listVersion,
  subject: { kind: "purse", jurisdiction: "CN-ZJ", id: "CN-ZJ" },
  text: { zh: "拨入", en: "Funding" },
}

test("money moves from funding to purse to voucher and back, each entry balanced", () => {
  const journals = [
    fundPurse(occasion, "CN-ZJ", 100n),
    issueVoucher(occasion, "CN-ZJ", "v", 60n),
    returnVoucher(occasion, "CN-ZJ", "v", 10n),
  ]
  const balances = new Map<string, bigint>()
  for (const { account, amount } of journals.flatMap(({ postings }) => postings))
    balances.set(account.id, (balances.get(account.id) ?? 0n) + amount)
  expect([imbalances(journals), [...balances]]).toEqual([
    [],
    [
      ["funding", -100n],
      ["purse", 50n],
      ["voucher:v", 50n],
    ],
  ])
})

test.each([0n, -1n, largestAmount + 1n])("an amount of %s is refused", (amount) => {
  expect(() => fundPurse(occasion, "CN-ZJ", amount)).toThrow("settlement.bad-amount")
})
