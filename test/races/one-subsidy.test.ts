import { afterAll, beforeAll, expect, test } from "vitest"
import { subsidies } from "../../api/contract/index.ts"
import { members } from "../booking-region.ts"
import { type MoneyRegion, openMoneyRegion } from "../money-region.ts"

let region: MoneyRegion
beforeAll(async () => {
  region = await openMoneyRegion("2026-11-24T09:00:00+08:00", { group: "one-group" })
})
afterAll(() => region.close())

test("of claims for one invoice that all members receive at the same moment, exactly one passes, every time", async () => {
  for (let round = 1; round <= 12; round++) {
    const claim = ([member]: (typeof members)[number], place: number) =>
      region.admin(member).call(subsidies.claimSubsidy, {
        body: {
          invoice: {
            number: ["A-0012345", "a 12345", "ＮＯ．OO12345", "12345/2"][place] ?? "",
            supplier: region.code("lab-CN-AH"),
            buyer: region.code("firm-CN-SH"),
            day: ["2026-11-03", "2026/11/3", "2026年11月3日", "20261103"][place] ?? "",
            amount: ["1,000.00", "1000", "￥1000.00", "１０００.0"][place] ?? "",
            currency: "CNY",
            lines: [`run ${round}`],
          },
        },
      })
    const answers = await Promise.all(members.map(claim))
    const passed = answers.filter(({ status }) => status === 200)
    expect(passed).toHaveLength(1)
    const others = answers
      .filter(({ status }) => status !== 200)
      .map(({ problem }) => [problem.code, problem.facts.claim])
    expect(others).toEqual(Array(3).fill(["settlement.invoice-claimed", passed[0]?.reply.id]))
  }
})
