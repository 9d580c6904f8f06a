import { describe, expect, test } from "vitest"
import { amountsOf, answered, branch } from "./testing.ts"

const shares = ({ parts }: ReturnType<typeof answered>) => Object.fromEntries(parts.map(({ id, share }) => [id, share]))

describe("China, announcement 57 of 2012", () => {
  test("equal rates: the head office's department shares as a branch (worked sheet, https://m.777doc.com/doc-4533136.html)", () => {
    const answer = answered({
      pack: "cn-2012-57",
      amount: "100",
      units: [
        branch("department", "310000", "100", { flags: ["head-office-department"] }),
        branch("B1", "320500", "50"),
        branch("B2", "340100", "100"),
      ],
    })
    expect(shares(answer)).toEqual({ department: "0.4", B1: "0.2", B2: "0.4" })
    expect(amountsOf(answer)).toEqual({
      department: "20.00",
      B1: "10.00",
      B2: "20.00",
      "head-office": "25.00",
      "national-pool": "25.00",
    })
  })

  test("different rates: income is split, taxed and the tax divided again (worked sheet, https://m.777doc.com/doc-4533136.html)", () => {
    const answer = answered({
      pack: "cn-2012-57",
      amount: "1000",
      facts: { income: true, headOfficeRate: "0.25" },
      units: [
        branch("department", "310000", "100", { rate: "0.25" }),
        branch("B1", "320500", "50", { rate: "0.15" }),
        branch("B2", "340100", "100", { rate: "0.10" }),
      ],
    })
    const rates = answer.steps.filter(({ kind }) => kind === "rate").map(({ text }) => text.en)
    expect(rates).toEqual([
      "Income at its rate, place of the head office: 250.00 × 25% = 62.50.",
      "Income at its rate, national pool (distributed to all regions by a fixed proportion): 250.00 × 25% = 62.50.",
      "Income at its rate, department: 200.00 × 25% = 50.00.",
      "Income at its rate, B1: 100.00 × 15% = 15.00.",
      "Income at its rate, B2: 200.00 × 10% = 20.00.",
      "different rates by place (art. 18): the tax is 210.00; it is divided again by the same shares.",
    ])
    expect(amountsOf(answer)).toEqual({
      department: "42.00",
      B1: "21.00",
      B2: "42.00",
      "head-office": "52.50",
      "national-pool": "52.50",
    })
  })

  test("different rates, shares 0.4, 0.3 and 0.3: tax 235 (worked example, https://hangzhou.11467.com/info/34539551.htm)", () => {
    const answer = answered({
      pack: "cn-2012-57",
      amount: "1000",
      facts: { income: true, headOfficeRate: "0.25" },
      units: [
        branch("A", "310000", "40", { rate: "0.25", flags: ["head-office-department"] }),
        branch("B", "320500", "30", { rate: "0.15" }),
        branch("C", "340100", "30", { rate: "0.25" }),
      ],
    })
    expect(answer.whole).toBe("235.00")
    const { A, B, C, ...pools } = amountsOf(answer)
    expect({ A, B, C }).toEqual({ A: "47.00", B: "35.25", C: "35.25" })
    // The head office pays 117.5 for itself (half of it for the pool), with its department 164.5.
    expect(pools).toEqual({ "head-office": "58.75", "national-pool": "58.75" })
  })

  const threeCities = [
    { id: "suzhou", place: "320500", factors: { revenue: "600", payroll: "120", assets: "900" } },
    { id: "hefei", place: "340100", factors: { revenue: "300", payroll: "90", assets: "1500" } },
    { id: "jiaxing", place: "330400", factors: { revenue: "100", payroll: "40", assets: "600" } },
  ]

  test("three cities (constructed by hand from the formula)", () => {
    const answer = answered({ pack: "cn-2012-57", amount: "1000.00", units: threeCities })
    expect(answer).toMatchObject({
      pack: "cn-2012-57",
      packVersion: "2013-01-01",
      parts: [
        { id: "suzhou", place: "320500", amount: "234.00", share: "0.468" },
        { id: "hefei", place: "340100", amount: "190.50", share: "0.381" },
        { id: "jiaxing", place: "330400", amount: "75.50", share: "0.151" },
      ],
      pools: [
        { id: "head-office", amount: "250.00" },
        { id: "national-pool", amount: "250.00" },
      ],
    })
    expect(answer.steps.map(({ text }) => text.en)).toContain(
      "Share of suzhou: 0.35 × 600/1000 + 0.35 × 120/250 + 0.3 × 900/3000 = 0.468 (46.8%).",
    )
    expect(answer.steps.map(({ text }) => text.zh)).toContain(
      "suzhou 的份额：0.35 × 600/1000 + 0.35 × 120/250 + 0.3 × 900/3000 = 0.468（46.8%）。",
    )
  })

  test("three cities on the budget side: 60 to the centre, the 40 left are shared (Cai Yu [2012] 40; constructed by hand)", () => {
    expect(amountsOf(answered({ pack: "cn-2012-40", amount: "1000.00", units: threeCities }))).toEqual({
      suzhou: "93.60",
      hefei: "76.20",
      jiaxing: "30.20",
      central: "600.00",
      "head-office": "100.00",
      "national-pool": "100.00",
    })
  })

  test("within a province: 1,000 to the head office's place and 3,000 to the branches (http://www.fsou.net/html/text/lar/174044/17404426_4.html)", () => {
    const answer = answered({
      pack: "cn-within-province-25-75",
      amount: "4000",
      units: [branch("one", "450100", "1"), branch("two", "450200", "2")],
    })
    expect(amountsOf(answer)).toEqual({ one: "1000.00", two: "2000.00", "head-office": "1000.00" })
    expect(answer.parts[1]?.within).toEqual({ central: "1200.00", province: "200.00", place: "600.00" })
  })
})

describe("peers abroad", () => {
  const exercise = [
    { id: "A", factors: { sales: "600", property: "300", payroll: "200" } },
    { id: "B", factors: { sales: "400", property: "300", payroll: "50" } },
  ]

  test.each([
    ["us-uditpa-equal-thirds", "190000.00", "110000.00"],
    ["us-double-weighted-sales", "187500.00", "112500.00"],
    ["us-single-sales", "180000.00", "120000.00"],
  ])("US exercise under %s (https://ibeehomeworksolutions.com/view/1685045, solved by hand)", (pack, a, b) => {
    expect(amountsOf(answered({ pack, currency: "USD", amount: "300000", units: exercise }))).toEqual({ A: a, B: b })
  })

  test("US, equal thirds of 50, 100 and 100 per cent (https://www.coursera.org/lecture/multistate-taxation/introduction-to-apportionment-sbmMi)", () => {
    const units = [
      { id: "A", factors: { sales: "50", property: "100", payroll: "100" } },
      { id: "B", factors: { sales: "50", property: "0", payroll: "0" } },
    ]
    const answer = answered({ pack: "us-uditpa-equal-thirds", currency: "USD", amount: "10000", units })
    expect(amountsOf(answer)).toEqual({ A: "8333.33", B: "1666.67" })
    expect(answer.parts[0]).toMatchObject({ share: "0.833333333333", exactShare: "5/6" })
  })

  test("US, one state against totals: the rest belongs elsewhere and is not lost", () => {
    const answer = answered({
      pack: "us-uditpa-equal-thirds",
      currency: "USD",
      amount: "300000",
      units: exercise.slice(0, 1),
      totals: { sales: "1000", property: "600", payroll: "250" },
    })
    expect(amountsOf(answer)).toEqual({ A: "190000.00", elsewhere: "110000.00" })
  })

  test("CCCTB (constructed by hand from COM(2016) 683): 7/12 of 1,200", () => {
    const answer = answered({
      pack: "eu-ccctb",
      currency: "EUR",
      amount: "1200",
      units: [
        { id: "A", factors: { sales: "600", payroll: "200", employees: "40", assets: "900" } },
        { id: "B", factors: { sales: "400", payroll: "300", employees: "60", assets: "300" } },
      ],
    })
    expect(amountsOf(answer)).toEqual({ A: "700.00", B: "500.00" })
    expect(answer.parts[0]).toMatchObject({ share: "0.583333333333", exactShare: "7/12" })
  })

  test("Canada 402(3) (constructed by hand): revenue 70 %, salaries 62.5 %", () => {
    const units = [
      { id: "P1", factors: { revenue: "70", salaries: "62.5" } },
      { id: "P2", factors: { revenue: "30", salaries: "37.5" } },
    ]
    expect(amountsOf(answered({ pack: "ca-reg-402", currency: "CAD", amount: "1000", units }))).toEqual({
      P1: "662.50",
      P2: "337.50",
    })
  })

  test("Canada 402(3): where one factor is nil, the other counts fully", () => {
    const units = [
      { id: "P1", factors: { revenue: "70", salaries: "0" } },
      { id: "P2", factors: { revenue: "30", salaries: "0" } },
    ]
    const answer = answered({ pack: "ca-reg-402", currency: "CAD", amount: "1000", units })
    expect(amountsOf(answer)).toEqual({ P1: "700.00", P2: "300.00" })
  })

  test("Germany (constructed by hand from GewStG §§ 11, 16, 29): wages down to full 1,000 euro, multipliers of 410 and 300 %", () => {
    const answer = answered({
      pack: "de-zerlegung",
      currency: "EUR",
      amount: "1000000",
      units: [
        { id: "one", role: "head-office", factors: { wages: "1234567" }, multiplier: "4.1" },
        { id: "two", factors: { wages: "765432" }, multiplier: "3" },
      ],
    })
    expect(answer.whole).toBe("35000.00")
    expect(amountsOf(answer)).toEqual({ one: "21605.80", two: "13394.20" })
    expect(answer.parts.map(({ levy }) => levy)).toEqual(["88583.79", "40182.59"])
  })

  test("Minnesota (constructed by hand): 54 pooled of the growth, paid out by population and need", () => {
    const answer = answered({
      pack: "us-mn-fiscal-disparities",
      currency: "USD",
      units: [
        { id: "X", factors: { value: "200", valueBefore: "100", population: "50000", valuePerHead: "160000" } },
        { id: "Y", factors: { value: "130", valueBefore: "100", population: "30000", valuePerHead: "100000" } },
        { id: "Z", factors: { value: "105", valueBefore: "100", population: "20000", valuePerHead: "50000" } },
      ],
    })
    expect(answer.whole).toBe("54.00")
    expect(amountsOf(answer)).toEqual({ X: "16.67", Y: "16.00", Z: "21.33" })
    expect(answer.parts.map(({ paidIn }) => paidIn)).toEqual(["40.00", "12.00", "2.00"])
  })
})
