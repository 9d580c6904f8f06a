import { readFileSync } from "node:fs"
import type { Page } from "@playwright/test"
import { packed } from "../../web/ui/packed-link.ts"
import { anonymous } from "./people.ts"
import { expect, test } from "./platform.ts"
import { type Language, textsOf } from "./texts.ts"

const language: Language = "en"
const t = textsOf(language)
const maker = (id: string) => ({ id, kind: "person", jurisdiction: "CN-SH", role: "maker", unit: "institute" })
/** Licence income of 100.01 yuan: a fund has a tenth, the institute gives its three inventors 70 % of the rest. */
const licensed = {
  kind: "service-invention",
  day: "2024-03-01",
  facts: { origin: "task" },
  parties: [
    { id: "institute", kind: "state-institute", jurisdiction: "CN-SH", role: "employer" },
    { id: "fund", kind: "fund", jurisdiction: "CN-JS", role: "investor" },
    ...["ann", "bo", "cai"].map(maker),
  ],
  contract: {
    reference: "Agreement of 2024-01-05",
    clauses: [
      { id: "7", about: "income", shares: { institute: "9/10", fund: "1/10" } },
      { id: "8", about: "reward", unit: "institute", share: "7/10" },
    ],
  },
  ask: { by: "institute", act: "license-exclusive" },
  income: { mode: "licence", gross: "100.01", currency: "CNY", receivedBy: "institute" },
  team: {
    unit: "institute",
    roles: { ann: { methodology: "1" }, bo: { software: "1" }, cai: { validation: "1" } },
    weights: { methodology: "5", software: "3", validation: "2" },
    agreedBy: ["ann", "bo"],
  },
}

const statement = (page: Page, party: string) => page.locator(`[data-statement="${party}"]`)

test("a licence with shares of a team: fen exact, each statement shows its clause", async ({ browser, platform }) => {
  const page = await (await anonymous({ browser, platform }, language)).newPage()
  await page.goto(`/ownership?case=${await packed(licensed)}`)
  await expect(page.locator('tr[data-owner="institute"]')).toContainText("art. 6(1)")
  // Not all of the team agreed: 63.01 in equal parts, and it says that this is assumed.
  await expect(statement(page, "ann")).toContainText("21.01")
  await expect(statement(page, "ann")).toContainText(t("ownership", "assumed"))
  await page.locator("fieldset, section, div").getByRole("checkbox", { name: "cai", exact: true }).last().check()
  // By hand: 10.00 for the fund, 27.00 stay with the institute, 63.01 as 5 : 3 : 2.
  await expect(statement(page, "ann")).toContainText("31.51")
  for (const [party, amount] of [
    ["institute", "27.00"],
    ["fund", "10.00"],
    ["bo", "18.90"],
    ["cai", "12.60"],
  ] as const)
    await expect(statement(page, party).locator("summary")).toContainText(amount)
  await expect(statement(page, "fund")).toContainText("Agreement of 2024-01-05, clause 7")
  await expect(statement(page, "bo")).toContainText("clause 8")
  await expect(statement(page, "bo")).toContainText("CRediT")
  const saving = page.waitForEvent("download")
  const table = page.getByRole("region", { name: new RegExp(`^${t("ownership", "income.title")}`) })
  await table
    .locator("xpath=..")
    .getByRole("button", { name: t("ui", "table.csv") })
    .click()
  const csv = readFileSync(await (await saving).path(), "utf8")
  expect(csv).toContain("27.00")
  expect(csv).toContain("clause 8")
  await expect(page).toHaveURL(/case=[jz]\./)
})

const consortium = {
  kind: "consortium",
  day: "2024-03-01",
  facts: { separable: false },
  programmes: ["horizon-europe"],
  parties: [
    { id: "university", kind: "state-university", jurisdiction: "CN-ZJ", role: "participant" },
    { id: "lab", kind: "other-unit", jurisdiction: "DE", role: "participant" },
  ],
  ask: { by: "university", act: "license-ordinary" },
}

test("may we license this alone: layers that differ are named, a clause decides between them, an objection vetoes", async ({
  browser,
  platform,
}) => {
  const page = await (await anonymous({ browser, platform }, language)).newPage()
  await page.goto(`/ownership?case=${await packed(consortium)}`)
  const verdict = page.locator("[data-answer]").first()
  await expect(verdict).toContainText(t("ownership", "answer.with-duties"))
  await expect(verdict).toContainText("give the other owners 45 days' notice")
  const conflict = page.locator('[data-conflict="act"]')
  await expect(conflict).toContainText("Horizon Europe")
  await expect(conflict).toContainText("art. 14(1)")
  await expect(page.locator('[data-gap="DE"]')).toBeVisible()
  // The partners agree that all must consent; then one objects.
  await page.getByRole("button", { name: `+ ${t("ownership", "about.act")}`, exact: true }).click()
  await expect(verdict).toHaveAttribute("data-answer", "needs")
  await expect(conflict).toHaveCount(0)
  await page.getByRole("checkbox", { name: `lab: ${t("ownership", "ask.objects")}` }).check()
  await expect(verdict).toHaveAttribute("data-answer", "vetoed")
  await expect(verdict).toContainText(t("ownership", "answer.vetoed").replace("{{who}}", "lab"))
})

test("an example shows the article that decides it, on a phone too", async ({ browser, platform }) => {
  const page = await (await anonymous({ browser, platform }, language)).newPage()
  await page.setViewportSize({ width: 390, height: 844 })
  await page.goto("/ownership")
  await page
    .getByRole("combobox", { name: /^Begin with one of \d+ cases/ })
    .selectOption({ label: "Transfer of one's share: two laws differ, the stricter is answered" })
  await expect(page.locator("[data-answer]").first()).toHaveAttribute("data-answer", "needs")
  await expect(page.locator('[data-conflict="act"]')).toContainText("art. 860(1)")
  const sideways = () =>
    page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)
  await expect.poll(sideways).toBe(0)
})
