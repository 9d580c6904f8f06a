import { readFileSync } from "node:fs"
import type { Download, Page } from "@playwright/test"
import { packed } from "../../web/ui/packed-link.ts"
import { anonymous } from "./people.ts"
import { expect, test } from "./platform.ts"
import { type Language, textsOf } from "./texts.ts"

const language: Language = "en"
const t = textsOf(language)
const unit = (id: string, place: string, revenue: string, payroll: string, assets: string) => ({
  ...{ id, place, flags: [], factors: { revenue, payroll, assets } },
})
/** Three branches, 500.00 between them: 0.35 by revenue, 0.35 by payroll, 0.3 by assets. */
const given = {
  case: {
    ...{ pack: "cn-2012-57", day: "2024-12-31", currency: "CNY", amount: "1000.00", facts: {} },
    units: [
      unit("east", "320500", "600", "120", "900"),
      unit("west", "340100", "300", "90", "1500"),
      unit("south", "330400", "100", "40", "600"),
    ],
  },
}

/** Moves a range to a value, as the arrow keys do. */
async function move(page: Page, name: RegExp, value: string): Promise<void> {
  await page.getByRole("slider", { name }).fill(value)
}

/** How a saved file begins: a spreadsheet is a ZIP file, PK; a PDF says so. */
async function beginning(file: Download, length: number): Promise<string> {
  return readFileSync(await file.path())
    .subarray(0, length)
    .toString("latin1")
}

test("a link opens a case, a weight is turned, who gains is seen, kept and linked again", async ({
  browser,
  platform,
}) => {
  const page = await (await anonymous({ browser, platform }, language)).newPage()
  await page.goto(`/apportionment?case=${await packed(given)}`)
  const result = page.getByRole("table", { name: t("dividing", "result.title") })
  // By hand: 0.468, 0.381 and 0.151 of 500.00.
  await expect(result.getByRole("row", { name: /^east/ })).toContainText("234.00")
  await expect(page.getByText("0.35 × 600/1000 + 0.35 × 120/250 + 0.3 × 900/3000 = 0.468")).toBeVisible()
  await move(page, /operating revenue/, "1")
  await move(page, /staff pay/, "0")
  await move(page, /total assets/, "0")
  // By revenue alone: 300.00, 150.00 and 50.00.
  await expect(result.getByRole("row", { name: /^east/ })).toContainText("300.00")
  const gains = page.locator("[data-gains]")
  await expect(gains.locator('tr[data-receiver="CN-JS"]')).toContainText("+66.00")
  await expect(gains.locator('tr[data-receiver="CN-AH"]')).toContainText("−40.50")
  await expect(page.getByText(t("dividing", "weights.marked"))).toBeVisible()
  const saving = page.waitForEvent("download")
  await page
    .getByRole("button", { name: t("ui", "table.xlsx") })
    .first()
    .click()
  const file = await saving
  expect(file.suggestedFilename()).toBe("apportionment-cn-2012-57-2024-12-31.xlsx")
  expect(await beginning(file, 2)).toBe("PK")
  await page.reload()
  await expect(gains.locator('tr[data-receiver="CN-JS"]')).toContainText("+66.00")
  await page.getByLabel(t("dividing", "compare.add")).selectOption("us-uditpa-equal-thirds")
  // A third each of 1,000.00: (0.6 + 0.48 + 0.3) / 3 = 0.46 for the first, 226.00 more than by the rule.
  await expect(page.getByRole("region", { name: t("dividing", "compare.title") })).toContainText("+226.00")
})

test("wrong input says what is wrong and where, and a broken link shows an example", async ({ browser, platform }) => {
  const page = await (await anonymous({ browser, platform }, language)).newPage()
  await page.goto(`/apportionment?case=${await packed(given)}`)
  await page.getByLabel(/^west: operating revenue/).fill("-5")
  const alert = page.getByRole("alert")
  await expect(alert).toContainText("revenue of west is negative (-5).")
  await page.getByLabel(/^west: operating revenue/).fill("300")
  await expect(alert).toHaveCount(0)
  await page.goto("/apportionment?case=z.broken")
  await expect(alert).toContainText(t("dividing", "link.broken"))
  await expect(page.getByRole("table", { name: t("dividing", "result.title") })).toBeVisible()
  await page.goto(`/claims?case=${await packed({ estate: "601", claims: { a: "100", b: "200", c: "300" } })}`)
  await expect(alert).toContainText("600")
})

test("a game is divided by every rule; with an empty core the group that would leave is named", async ({
  browser,
  platform,
}) => {
  const page = await (await anonymous({ browser, platform }, language)).newPage()
  await page.goto(
    `/shares?case=${await packed({ players: ["a", "b", "c"], worths: ["0", "0", "0", "1", "0", "1", "1", "1"] })}`,
  )
  const row = (rule: string) => page.getByRole("row", { name: new RegExp(`^${t("dividing", `rule.${rule}`)}`) })
  await expect(row("shapley").first()).toContainText("1/3")
  await expect(page.getByText("a, b would have 1 alone and are given 2/3: 1/3 less.").first()).toBeVisible()
  await expect(page.getByText(t("dividing", "core.empty-title"), { exact: true })).toBeVisible()
  // Two are given 2/3 together: with 1/2 for each pair none would leave.
  for (const pair of ["a, b", "a, c", "b, c"])
    await page.getByLabel(`${pair}: ${t("dividing", "game.worth")}`, { exact: true }).fill("1/2")
  await expect(page.getByText(t("dividing", "alone.core-full"))).toBeVisible()
  await expect(page).toHaveURL(/case=[jz]\./)
})

test("each workbench is saved as a PDF that the server sets", async ({ browser, platform }) => {
  const page = await (await anonymous({ browser, platform }, language)).newPage()
  const game = { players: ["a", "b"], worths: ["0", "1", "2", "4"] }
  const claims = { estate: "400", claims: { a: "100", b: "200", c: "300" } }
  for (const [path, asked, shown] of [
    ["apportionment", given, "234.00"],
    ["shares", game, "3/2"],
    ["claims", claims, "250"],
  ] as const) {
    await page.goto(`/${path}?case=${await packed(asked)}`)
    await expect(page.getByRole("main")).toContainText(shown)
    const saving = page.waitForEvent("download")
    await page.getByRole("button", { name: "PDF", exact: true }).click()
    const file = await saving
    expect(file.suggestedFilename()).toMatch(/\.pdf$/)
    expect(await beginning(file, 5)).toBe("%PDF-")
  }
})

test("coalition values come as a CSV in any order; a row that lacks is named, and a long number keeps its digits", async ({
  browser,
  platform,
}) => {
  const page = await (await anonymous({ browser, platform }, language)).newPage()
  await page.goto(`/shares?case=${await packed({ players: ["x", "y"], worths: ["0", "0", "0", "1"] })}`)
  await page.getByText(t("ui", "file.bring"), { exact: true }).click()
  const bring = (name: string, text: string) =>
    page.getByLabel(t("ui", "file.label")).setInputFiles({ name, mimeType: "text/csv", buffer: Buffer.from(text) })
  await bring("lacks.csv", "north,south,worth\n1,0,1\n1,1,4\n")
  await expect(page.getByRole("alert")).toContainText("south")
  await bring("coalitions.csv", "north,south,worth\n1,1,4\n0,1,2\n1,0,1\n")
  // Half of the 4 − 1 − 2 that they make together, and what each has alone.
  const shapley = page.getByRole("row", { name: new RegExp(`^${t("dividing", "rule.shapley")}`) }).first()
  await expect(shapley).toContainText("3/2")
  await expect(shapley).toContainText("5/2")
  await expect(page.getByRole("alert")).toHaveCount(0)
  await bring("game.json", '{"players":["north","south"],"worths":[0,0,0,9007199254740993]}')
  await expect(shapley).toContainText("4,503,599,627,370,496.5")
})

test("an agreement of the parties stands before the key; shares that do not make one are refused", async ({
  browser,
  platform,
}) => {
  const page = await (await anonymous({ browser, platform }, language)).newPage()
  const side = (id: string, place: string) => ({ id, place, flags: [], factors: { investment: "1" } })
  const zone = {
    ...{ pack: "cn-demonstration-zone", day: "2024-12-31", currency: "CNY", amount: "900.00", facts: {} },
    units: [side("east", "320500"), side("west", "340100")],
  }
  await page.goto(`/apportionment?case=${await packed({ case: zone })}`)
  const east = page.getByRole("table", { name: t("dividing", "result.title") }).getByRole("row", { name: /^east/ })
  await expect(east).toContainText("450.00")
  await page.getByText(t("dividing", "agreement.title"), { exact: true }).click()
  const share = (id: string) => page.getByLabel(`${id}: ${t("dividing", "agreement.share")}`, { exact: true })
  await page.getByLabel(t("dividing", "agreement.reference"), { exact: true }).fill("Minutes of 2024-11-05")
  await share("east").fill("2/3")
  await expect(page.getByRole("alert").first()).toBeVisible()
  await share("west").fill("1/3")
  await expect(east).toContainText("600.00")
  await expect(page.getByRole("alert")).toHaveCount(0)
  await expect(page.getByText(/Minutes of 2024-11-05/).first()).toBeVisible()
  await page.reload()
  await expect(east).toContainText("600.00")
})

test("sources and assumptions are told in the language of the page", async ({ browser, platform }) => {
  const page = await (await anonymous({ browser, platform }, "zh")).newPage()
  await page.goto(`/apportionment?case=${await packed(given)}`)
  await expect(page.getByText("所能读到的文本没有规定取整").first()).toBeVisible()
  await expect(page.getByRole("main")).not.toContainText("rounding is not defined")
})
