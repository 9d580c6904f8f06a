import { expect, test } from "vitest"
import { facilityColumnNames, readFacilities } from "./facility-import.ts"

const header = facilityColumnNames.map((name) => name.replace("*", ""))
const against = {
  cityOf: (written: string) => (written === "320500" ? written : undefined),
  classOf: (written: string) => (written === "analytical" ? written : undefined),
  currency: { code: "CNY", decimals: 2, sign: "¥" },
  maximumHorizonDays: 180,
}
const good = { name_zh: "透射电镜", name_en: "TEM", city: "320500", class: "analytical" }

function read(cells: Readonly<Record<string, string>>) {
  const row: Readonly<Record<string, string>> = { ...good, ...cells }
  return readFacilities([header, header.map((name) => row[name] ?? "")], against)
}

test("a row of names, city and class alone is an instrument that is shown and not booked", () => {
  const { drafts, findings } = read({})
  expect([drafts[0]?.name.en, drafts[0]?.costs, drafts[0]?.policy, findings]).toEqual(["TEM", null, null, []])
})

test.each([
  ["name_zh", { name_zh: "镜".repeat(201) }],
  ["acronym", { acronym: "A".repeat(21) }],
  ["techniques", { techniques: `${"词".repeat(201)}|word` }],
  ["techniques", { techniques: "成像|" }],
  ["accessories", { accessories: Array.from({ length: 41 }, (_, at) => `part ${at}`).join(";") }],
  ["specifications", { specifications: "accelerating-voltage=80 kV;accelerating-voltage=200 kV" }],
  ["specifications", { specifications: `accelerating-voltage=${"9".repeat(400)} kV` }],
  ["hourly_price", { hourly_price: "99999999999999999" }],
] as const)("a cell that the catalogue could not hold keeps its row out, named by column: %s", (column, cells) => {
  const { drafts, findings } = read(cells)
  expect([drafts, findings.map((finding) => [finding.row, finding.column])]).toEqual([[], [[2, column]]])
})
