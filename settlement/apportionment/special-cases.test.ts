import { describe, expect, test } from "vitest"
import { amountsOf, answered, branch } from "./testing.ts"

const texts = (answer: ReturnType<typeof answered>) => answer.steps.map(({ text }) => text.en)

describe("exclusions of announcement 57, art. 5", () => {
  const with57 = (units: readonly object[], facts: object = {}) =>
    answered({ pack: "cn-2012-57", amount: "1000", units, facts })

  test.each([
    ["an in-house research unit without local VAT", { flags: ["internal-support"] }],
    ["a branch of this year", { opened: "2024-03-01" }],
    ["a branch of a later year", { opened: "2025-05-01" }],
    ["a branch closed by the end of the period", { closed: "2024-12-31" }],
    ["a branch outside China", { flags: ["abroad"] }],
  ])("%s does not share, and the answer says why", (_, more) => {
    const answer = with57([branch("one", "320500", "1"), branch("two", "340100", "1", more)])
    expect(amountsOf(answer)).toMatchObject({ one: "500.00", two: "0.00" })
    expect(answer.parts[1]?.excluded).toBeDefined()
    expect(answer.steps.find(({ kind }) => kind === "excluded")).toMatchObject({
      of: "two",
      source: { en: expect.stringMatching(/art\. 5/) },
    })
  })

  test("a branch of last year, and one that closes after the period, share", () => {
    const answer = with57([
      branch("one", "320500", "1", { opened: "2023-12-31" }),
      branch("two", "340100", "1", { closed: "2025-01-01" }),
    ])
    expect(amountsOf(answer)).toMatchObject({ one: "250.00", two: "250.00" })
  })

  test("branches of last year's small low-profit enterprise do not share: the head office's place has all", () => {
    const answer = with57([branch("one", "320500", "1")], { smallLowProfitLastYear: true, headOffice: "310000" })
    expect(amountsOf(answer)).toEqual({ one: "0.00", "head-office": "1000.00", "national-pool": "0.00" })
    expect(answer.pools[0]?.place).toBe("310000")
  })

  test("where their amount is income, the head office's place has the tax on it", () => {
    const facts = { smallLowProfitLastYear: true, income: true, headOfficeRate: "0.2" }
    const answer = with57([branch("one", "320500", "1")], facts)
    expect(answer.whole).toBe("200.00")
    expect(amountsOf(answer)).toEqual({ one: "0.00", "head-office": "200.00", "national-pool": "0.00" })
  })

  test("a third-level unit is added to its second-level branch", () => {
    const answer = with57([
      branch("branch", "320500", "1"),
      branch("workshop", "320500", "1", { parent: "branch" }),
      branch("bench", "320500", "1", { parent: "workshop" }),
      branch("other", "340100", "1"),
    ])
    expect(answer.parts).toHaveLength(2)
    expect(amountsOf(answer)).toMatchObject({ branch: "375.00", other: "125.00" })
  })

  test("a refund is divided as the mirror of a payment", () => {
    const units = [branch("one", "320500", "1"), branch("two", "340100", "2")]
    const back = answered({ pack: "cn-2012-57", amount: "-1000.01", units })
    expect(amountsOf(back)).toEqual({
      one: "-166.67",
      two: "-333.34",
      "head-office": "-250.00",
      "national-pool": "-250.00",
    })
  })
})

describe("relocation by government plan (财预〔2015〕92号, http://tfcjtax.com/a/201908/1dinedpfxs825.shtml)", () => {
  const moved = (day: string, amount: string, facts: object = {}) =>
    answered({
      pack: "cn-2015-92-relocation",
      day,
      amount,
      facts: { movedOn: "2020-07-01", plannedMove: true, taxesBefore: "90000000", ...facts },
      units: [
        { id: "old", place: "110000", role: "old-place" },
        { id: "new", place: "130600", role: "new-place" },
      ],
    })

  test.each([
    ["2020-07-01", "15000000.00", "15000000.01"],
    ["2023-06-30", "15000000.00", "15000000.01"],
    ["2025-06-30", "15000000.00", "15000000.01"],
    ["2025-07-01", "0.00", "30000000.01"],
  ])("on %s the old place has %s of 30,000,000.01", (day, old, rest) => {
    expect(amountsOf(moved(day, "30000000.01"))).toEqual({ old, new: rest })
  })

  test("the old place never receives more than the taxes of the three years before", () => {
    const answer = moved("2022-12-31", "30000000", { receivedBefore: "80000000" })
    expect(amountsOf(answer)).toEqual({ old: "10000000.00", new: "20000000.00" })
    expect(texts(answer)).toContain(
      "the old place receives no more than the taxes of the three years before the move: old 15000000.00 → 10000000.00.",
    )
    expect(amountsOf(moved("2022-12-31", "30000000", { receivedBefore: "95000000" }))).toMatchObject({ old: "0.00" })
  })

  test.each([
    ["a move of the firm's own choice", { plannedMove: false }],
    ["a firm below 20 million a year on average", { taxesBefore: "59999999.99" }],
  ])("%s is outside: the new place has all", (_, facts) => {
    expect(amountsOf(moved("2021-12-31", "30000000", facts))).toEqual({ old: "0.00", new: "30000000.00" })
  })

  test("between members the rule holds; where a place lies outside them, a step says that it is by analogy", () => {
    const analogy = (steps: readonly string[]) => steps.filter((text) => text.includes("by analogy"))
    expect(analogy(texts(moved("2021-12-31", "1000")))).toEqual([])
    const elsewhere = answered({
      pack: "cn-2015-92-relocation",
      amount: "1000",
      facts: { movedOn: "2024-07-01", plannedMove: true, taxesBefore: "90000000" },
      units: [
        { id: "old", place: "310000", role: "old-place" },
        { id: "new", place: "130600", role: "new-place" },
      ],
    })
    expect(analogy(texts(elsewhere))).toEqual([
      "The rule was made for Beijing-Tianjin-Hebei; outside it: old. It is followed here by analogy and binds nobody.",
    ])
  })

  test("a firm of exactly 20 million a year on average is inside", () => {
    expect(amountsOf(moved("2021-12-31", "1000", { taxesBefore: "60000000" }))).toEqual({
      old: "500.00",
      new: "500.00",
    })
  })
})

test("the rule made after an example from Guangxi is a template, and by analogy elsewhere", () => {
  const within = (place: string) =>
    answered({ pack: "cn-within-province-25-75", amount: "4000", units: [branch("one", place, "1")] })
  const [home, elsewhere] = [within("450100"), within("320500")]
  expect(home.status).toBe("template")
  expect(home.assumed.map(({ en }) => en).join()).toContain("nobody is excluded here")
  expect(texts(home).join()).not.toContain("by analogy")
  expect(texts(elsewhere).join()).toContain("The rule was made for Guangxi; outside it: one.")
})

describe("agreements as templates", () => {
  const enclave = (day: string, facts: object = {}, amount = "1500") =>
    answered({
      pack: "cn-enclave-years",
      day,
      amount,
      facts: { startedOn: "2020-01-01", ...facts },
      units: [
        { id: "city", place: "310000", role: "origin", factors: { stock: "300" } },
        { id: "park", place: "340500", role: "park", factors: { stock: "200" } },
      ],
    })

  test("each keeps its stock; the increment is the park's for the first years, then halved", () => {
    expect(amountsOf(enclave("2022-12-31"))).toEqual({ city: "300.00", park: "1200.00" })
    expect(amountsOf(enclave("2023-01-01"))).toEqual({ city: "800.00", park: "700.00" })
  })

  test("years and share are terms of the parties", () => {
    expect(amountsOf(enclave("2023-01-01", { parkYears: 5 }))).toEqual({ city: "300.00", park: "1200.00" })
    expect(amountsOf(enclave("2023-01-01", { originShare: "0.4" }))).toEqual({ city: "700.00", park: "800.00" })
  })

  test("where less comes in than the stock, each keeps its part of it", () => {
    expect(amountsOf(enclave("2023-01-01", {}, "100"))).toEqual({ city: "60.00", park: "40.00" })
  })

  const zone = (units: readonly object[], more: object = {}) =>
    answered({ pack: "cn-demonstration-zone", amount: "1000", units, ...more })
  const three = [
    { id: "qingpu", place: "310118", factors: { investment: "1" } },
    { id: "wujiang", place: "320509", factors: { investment: "1" } },
    { id: "jiashan", place: "330421", factors: { investment: "1" } },
  ]

  test("equal capital of three sides gives equal parts, the fen left over by the letters of the ids", () => {
    expect(amountsOf(zone(three))).toEqual({ qingpu: "333.33", wujiang: "333.33", jiashan: "333.34" })
  })

  test("floors and caps agreed move what they take or need to the others, by their weights", () => {
    const [a = {}, b = {}, c = {}] = three
    expect(amountsOf(zone([{ ...a, cap: "100" }, b, c]))).toEqual({
      qingpu: "100.00",
      wujiang: "450.00",
      jiashan: "450.00",
    })
    expect(amountsOf(zone([{ ...a, floor: "600" }, b, c]))).toEqual({
      qingpu: "600.00",
      wujiang: "200.00",
      jiashan: "200.00",
    })
  })

  test("shares agreed stand before the key, and the agreement is named", () => {
    const agreement = {
      reference: "agreement of 2024, clause 7",
      shares: { qingpu: "0.5", wujiang: "0.3", jiashan: "0.2" },
    }
    const answer = zone(three, { agreement })
    expect(amountsOf(answer)).toEqual({ qingpu: "500.00", wujiang: "300.00", jiashan: "200.00" })
    expect(texts(answer).join()).toContain("agreement of 2024, clause 7")
  })
})

describe("Germany, GewStG", () => {
  const divided = (amount: string, units: readonly object[], more: object = {}) =>
    answered({ pack: "de-zerlegung", currency: "EUR", amount, units, ...more })
  const office = { id: "office", role: "head-office", factors: { wages: "5000" } }

  test("a part of no more than 10 euro goes to the municipality of the management (§ 34(2))", () => {
    const units = [office, { id: "small", factors: { wages: "1000" } }, { id: "large", factors: { wages: "94000" } }]
    // 28,599 → 28,500 × 3.5 % = 997.50; a hundredth of it is 9.975, five hundredths 49.875.
    expect(amountsOf(divided("28599", units))).toEqual({ office: "59.85", small: "0.00", large: "937.65" })
  })

  test("a base amount of no more than 10 euro goes there whole (§ 34(1))", () => {
    const units = [office, { id: "large", factors: { wages: "95000" } }]
    expect(amountsOf(divided("285", units))).toEqual({ office: "7.00", large: "0.00" })
  })

  test("pay above 50,000 euro a head does not count where pays are listed (§ 31(4))", () => {
    const units = [
      { ...office, factors: { wages: ["50000", "20000"] } },
      { id: "bank", factors: { wages: ["400000", "20000"] } },
    ]
    expect(divided("1000000", units).parts.map(({ share }) => share)).toEqual(["0.5", "0.5"])
    expect(
      divided("1000000", [
        { ...office, factors: { wages: ["60000"] } },
        { id: "b", factors: { wages: "50000" } },
      ]).parts[0]?.share,
    ).toBe("0.5")
  })

  test("municipalities and taxpayer may agree otherwise (§ 33(2))", () => {
    const units = [office, { id: "large", factors: { wages: "95000" } }]
    const agreement = { reference: "agreement of 3 May", shares: { office: "1/2", large: "1/2" } }
    expect(amountsOf(divided("1000000", units, { agreement }))).toEqual({ office: "17500.00", large: "17500.00" })
  })

  test("municipalities with tracks alone do not share, unless nobody would be left (§ 28(2))", () => {
    const tracks = { id: "tracks", flags: ["tracks-only"], factors: { wages: "5000" } }
    expect(amountsOf(divided("1000000", [office, tracks]))).toEqual({ office: "35000.00", tracks: "0.00" })
    expect(amountsOf(divided("1000000", [{ ...office, flags: ["tracks-only"] }, tracks]))).toEqual({
      office: "17500.00",
      tracks: "17500.00",
    })
  })

  test("wind and solar plants: wages count for a tenth, installed power for nine (§ 29(1) no. 2)", () => {
    const units = [
      { id: "office", role: "head-office", factors: { wages: "100000", capacity: "0" } },
      { id: "field", factors: { wages: "0", capacity: "50" } },
    ]
    const answer = answered({ pack: "de-zerlegung-wind-solar", currency: "EUR", amount: "1000000", units })
    expect(amountsOf(answer)).toEqual({ office: "3500.00", field: "31500.00" })
  })
})

test("Minnesota shares growth alone: who shrank pays nothing in", () => {
  const answer = answered({
    pack: "us-mn-fiscal-disparities",
    currency: "USD",
    units: [
      { id: "up", factors: { value: "200", valueBefore: "100", population: "1", valuePerHead: "1" } },
      { id: "down", factors: { value: "50", valueBefore: "100", population: "1", valuePerHead: "1" } },
    ],
  })
  expect(answer.parts).toMatchObject([
    { paidIn: "40.00", amount: "20.00" },
    { paidIn: "0.00", amount: "20.00" },
  ])
})
