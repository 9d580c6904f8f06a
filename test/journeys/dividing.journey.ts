import { readFileSync } from "node:fs"
import type { Page } from "@playwright/test"
import { packed } from "../../web/dividing/packed-link.ts"
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
  // A spreadsheet is a ZIP file.
  expect(
    readFileSync(await file.path())
      .subarray(0, 2)
      .toString(),
  ).toBe("PK")
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
