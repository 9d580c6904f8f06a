import { readFileSync } from "node:fs"
import type { Download, Page } from "@playwright/test"
import { anonymous, openAs, sampleAccount } from "./people.ts"
import { expect, test } from "./platform.ts"
import { languages, textsOf } from "./texts.ts"

async function downloadBy(page: Page, press: () => Promise<void>): Promise<Download> {
  const [file] = await Promise.all([page.waitForEvent("download"), press()])
  return file
}

for (const [language] of languages) {
  const say = textsOf(language)
  const t = (key: string) => say("rulebook", key)

  test(`${language}: the rule book is read by word, list, body and day; an entry shows what it decides, its versions and its text`, async ({
    browser,
    platform,
  }) => {
    const page = await (await anonymous({ browser, platform }, language)).newPage()
    await page.goto("/rules")
    await page.getByRole("searchbox", { name: t("rules.words") }).fill(language === "zh" ? "创新券" : "voucher")
    await page.getByLabel(t("rules.list"), { exact: true }).selectOption("power")
    await page.getByLabel(t("rules.body"), { exact: true }).selectOption("government")
    await expect(page).toHaveURL(/list=power/)
    await expect(page).toHaveURL(/body=government/)
    const entries = page.locator('main a[href^="/rules/"]')
    await expect(entries.filter({ hasText: language === "zh" ? "发放创新券" : "Issue vouchers" })).toBeVisible()
    for (const address of await entries.evaluateAll((links) => links.map((link) => link.getAttribute("href") ?? "")))
      expect(address).toContain("/rules/PL-")
    // On a day before the first version there is nothing to read, and the page says so.
    await page.getByLabel(t("rules.on"), { exact: true }).fill("2020-01-01")
    await expect(page.getByRole("alert")).toBeVisible()
    await page.goBack()

    await page.goto("/rules/PL-01")
    const cases = page.locator("section").filter({ hasText: t("cases.title") })
    await expect(cases.getByText(t("outcome.permit"), { exact: true }).first()).toBeVisible()
    await expect(cases.getByRole("link", { name: "PL-01" }).first()).toBeVisible()
    await expect(page.getByText(t("change.added"), { exact: true })).toBeVisible()
    await expect(page.getByText("permit (principal")).toBeVisible()
  })

  test(`${language}: the matrix is filtered by member and body, and taken away as it is seen`, async ({
    browser,
    platform,
  }) => {
    const page = await (await anonymous({ browser, platform }, language)).newPage()
    await page.goto("/matrix")
    const filters = page.getByRole("search").filter({ has: page.getByRole("combobox") })
    await filters.getByLabel(t("matrix.member"), { exact: true }).selectOption("CN-ZJ")
    await filters.getByLabel(t("rules.body"), { exact: true }).selectOption("facility-owner")
    await expect(page).toHaveURL(/member=CN-ZJ/)
    await expect(page).toHaveURL(/body=facility-owner/)
    const table = page.getByRole("table", { name: t("matrix.title") })
    const row = table.getByRole("row").filter({ hasText: "facilities.accept" })
    await expect(row).toHaveCount(1)
    await expect(table.getByRole("row").filter({ hasText: "settlement.issue-voucher" })).toHaveCount(0)
    // On paper the table stands alone, with its column names and all of its rows.
    await page.emulateMedia({ media: "print" })
    await expect(table.getByRole("columnheader").filter({ hasText: t("part.lead") })).toBeVisible()
    await expect(table.getByText(t("part.lead"), { exact: true })).toBeVisible()
    await expect(page.getByRole("navigation").first()).toBeHidden()
    await page.emulateMedia({ media: "screen" })
    const csv = await downloadBy(page, () => page.getByRole("button", { name: say("ui", "table.csv") }).click())
    const lines = readFileSync(await csv.path(), "utf8").split("\r\n")
    expect(lines[0]).toContain(t("part.accountable"))
    expect(lines.length - 2).toBe(await table.locator("tbody tr").count())
    const sheet = await downloadBy(page, () => page.getByRole("button", { name: say("ui", "table.xlsx") }).click())
    expect(sheet.suggestedFilename()).toBe("matrix.xlsx")
    expect(
      readFileSync(await sheet.path())
        .subarray(0, 2)
        .toString(),
    ).toBe("PK")
    const whole = await downloadBy(page, () => page.getByRole("link", { name: t("matrix.csv") }).click())
    const kept = readFileSync(await whole.path(), "utf8")
    expect(kept).toContain("MX-")
    expect(kept).not.toContain("CN-SH")
  })

  test(`${language}: a parameter's history is drawn, told in a table, and its drawing can be kept`, async ({
    browser,
    platform,
  }) => {
    const page = await (await anonymous({ browser, platform }, language)).newPage()
    await page.goto("/parameters")
    await page.getByRole("link", { name: "vouchers.ratio" }).click()
    await expect(page).toHaveURL(/\/parameters\/vouchers\.ratio$/)
    await expect(page.getByRole("img", { name: /1\/2/ }).locator("svg path").first()).toBeAttached()
    const table = page.getByRole("table")
    await expect(table.getByRole("row").filter({ hasText: "1/2" })).toHaveCount(1)
    const drawing = await downloadBy(page, () => page.getByRole("button", { name: say("ui", "chart.svg") }).click())
    const svg = readFileSync(await drawing.path(), "utf8")
    expect(svg).toMatch(/^<svg[\s\S]*<\/svg>$/)
    // The file stands alone: no colour is left to the page.
    expect(svg).not.toContain("var(--")
  })
}

test("a refusal leads to the entries that decided; where none permits it, to those about the act", async ({
  browser,
  platform,
}) => {
  const say = textsOf("en")
  const page = await openAs({ browser, platform }, await sampleAccount(platform, "engineer", "CN-SH"), "en")
  await page.goto("/import?of=organisations")
  await page.getByLabel(say("ui", "csv.file")).setInputFiles({
    name: "organisations.csv",
    mimeType: "text/csv",
    buffer: Buffer.from("name_zh,name_en,kind,registration_code,city,controlled_by\n"),
  })
  await page.getByRole("button", { name: say("region", "import.do"), exact: true }).click()
  await page
    .getByRole("alert")
    .getByRole("link", { name: say("ui", "refusal.rule-book") })
    .click()
  await expect(page).toHaveURL(/\/rules\?act=region\.import-organisations/)
  const entries = page.locator('main a[href^="/rules/"]')
  await expect(entries.first()).toBeVisible()
  await entries.first().click()
  await expect(page.locator("main").getByText("region.import-organisations").first()).toBeVisible()
})
