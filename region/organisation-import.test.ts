import { expect, test } from "vitest"
import { creditCodeCheck } from "./credit-code.ts"
import { readOrganisations } from "./organisation-import.ts"

const cities = [
  { code: "320500", jurisdiction: "CN-JS", name: { zh: "苏州市", en: "Suzhou" }, slug: "suzhou-js" },
  { code: "341300", jurisdiction: "CN-AH", name: { zh: "宿州市", en: "Suzhou" }, slug: "suzhou-ah" },
]
const against = { cities, scheme: { scheme: "gb-32100" as const }, registered: new Set(["91110000600037341L"]) }
const header = ["name_zh", "name_en", "kind", "credit_code", "city", "controlled_by"]
const codeOf = (serial: number): string => {
  const first17 = `91320500MAX${`${serial}`.padStart(6, "0")}`
  return first17 + creditCodeCheck(first17)
}
const rowOf = (serial: number): string[] => [`企业${serial}`, `Firm ${serial}`, "firm", codeOf(serial), "320500", ""]

test("a name that no list could show keeps its row out", () => {
  const row = ["企".repeat(201), ...rowOf(1).slice(1)]
  const { organisations, findings } = readOrganisations([header, row, rowOf(2)], against)
  expect(organisations).toHaveLength(1)
  expect(findings.map(({ column, code }) => [column, code])).toEqual([["name_zh", "region.cell-too-long"]])
})

test("of fifty rows with five broken ones, 45 come in and the five are named by row, column and cause", () => {
  const rows = Array.from({ length: 50 }, (_, at) => rowOf(at))
  rows[3] = ["企业3", "", "firm", codeOf(3), "320500", ""]
  rows[10] = ["企业10", "Firm 10", "shop", codeOf(10), "320500", ""]
  rows[20] = [
    "企业20",
    "Firm 20",
    "firm",
    `${codeOf(20).slice(0, 17)}${codeOf(20).endsWith("0") ? "1" : "0"}`,
    "320500",
    "",
  ]
  rows[30] = ["企业30", "Firm 30", "firm", codeOf(30), "Suzhou", ""]
  rows[49] = ["企业49", "Firm 49", "firm", codeOf(0), "320500", ""]
  const { organisations, findings } = readOrganisations([header, ...rows], against)
  expect(organisations).toHaveLength(45)
  expect(findings.map(({ row, column, code }) => [row, column, code])).toEqual([
    [5, "name_en", "region.cell-empty"],
    [12, "kind", "region.unknown-kind"],
    [22, "credit_code", "region.credit-code-check"],
    [32, "city", "region.ambiguous-city"],
    [51, "credit_code", "region.code-twice"],
  ])
})

test("a cause is told in both languages with its facts", () => {
  const { findings } = readOrganisations([header, ["企业", "Firm", "firm", codeOf(1), "无锡", ""]], against)
  expect(findings[0]?.cause).toEqual({ zh: "本区域没有城市“无锡”。", en: "The region has no city “无锡”." })
})

test("column names and kinds may be Chinese, in any order", () => {
  const rows = [
    ["城市代码", "统一社会信用代码", "机构类型", "英文名称", "中文名称"],
    ["苏州市", codeOf(7), "企业", "Firm 7", "企业7"],
  ]
  expect(readOrganisations(rows, against).organisations).toEqual([
    { row: 2, kind: "firm", name: { zh: "企业7", en: "Firm 7" }, registrationCode: codeOf(7), city: "320500" },
  ])
})

test("an organisation that is registered already is kept out", () => {
  const row = ["企业", "Firm", "firm", "91110000600037341L", "320500", ""]
  expect(readOrganisations([header, row], against).findings[0]?.code).toBe("region.credit-code-taken")
})

test("a row with two broken cells names both", () => {
  const { findings } = readOrganisations([header, ["", "Firm", "firm", codeOf(1), "999999", ""]], against)
  expect(findings.map(({ column }) => column)).toEqual(["name_zh", "city"])
})

test("a row with more cells than columns is named, not shifted", () => {
  const { organisations, findings } = readOrganisations([header, [...rowOf(1), "320500"]], against)
  expect(organisations).toEqual([])
  expect(findings[0]?.code).toBe("region.cells-surplus")
})

test("a file without a needed column is refused with the columns that are missing", () => {
  expect(() => readOrganisations([["name_zh", "kind", "city"]], against)).toThrow(
    /region.column-missing.*name_en, registration_code/,
  )
})

test("empty lines at the end are passed over", () => {
  expect(readOrganisations([header, rowOf(1), [""]], against).findings).toEqual([])
})
