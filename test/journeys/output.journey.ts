import type { Page } from "@playwright/test"
import { anonymous, openAs, sampleAccount } from "./people.ts"
import { expect, test } from "./platform.ts"
import { type Language, textsOf } from "./texts.ts"

const language: Language = "en"
const t = textsOf(language)
const word = (key: string) => t("output", key)
const year = new Date().getFullYear() - 1

/** The two ledgers as panels: each with its own heading and total. */
const panel = (page: Page, ledger: "statistical" | "negotiated") =>
  page.getByRole("region", { name: word(`${ledger}.title`) })
const total = (page: Page, ledger: "statistical" | "negotiated") => page.locator(`[data-total="${ledger}"] data`)

/** Chooses a place or unit in a field that is searched. */
async function choose(page: Page, label: string, text: string, option: string | RegExp): Promise<void> {
  const field = page.getByRole("combobox", { name: label })
  await field.click()
  await field.fill(text)
  await page.getByRole("option", { name: option }).first().click()
}

test("an official records output, which counts where it takes place and enters no appraisal", async ({
  browser,
  platform,
}) => {
  test.slow()
  const account = await sampleAccount(platform, "statistics-officer")
  const officer = await openAs({ browser, platform }, account, language)
  await officer.goto("/output/record")
  await choose(officer, word("unit"), "Co., Ltd.", /Co\., Ltd\./)
  await officer.getByLabel(word("period")).fill(`${year}`)
  await officer.getByRole("combobox", { name: word("measure") }).selectOption("gross-output")
  await choose(officer, word("main-place"), account.jurisdiction, new RegExp(account.jurisdiction))
  await officer.getByLabel(new RegExp(word("report.total"))).fill("1234.56")
  await officer.getByLabel(word("source"), { exact: false }).last().fill("return 7")
  await officer.getByRole("button", { name: word("record.do"), exact: true }).click()
  await expect(officer.getByText(word("record.done")).first()).toBeVisible()

  await officer.locator('input[type="file"]').setInputFiles({
    name: "reports.csv",
    mimeType: "text/csv",
    buffer: Buffer.from("unit,period,measure,main_place,amount,source\nNOBODY,2020,value-added,nowhere,ten,s\n"),
  })
  await officer.getByRole("button", { name: word("import.do"), exact: true }).click()
  const faults = officer.getByRole("table", { name: t("ui", "csv.broken") })
  await expect(faults.getByRole("row").filter({ hasText: "nowhere" })).toContainText("main_place")

  const page = await (await anonymous({ browser, platform }, language)).newPage()
  await page.goto(`/output?period=${year}&measure=gross-output`)
  await expect(total(page, "statistical")).toHaveAttribute("value", "123456")
  await expect(total(page, "negotiated")).toHaveAttribute("value", "0")
  await expect(panel(page, "negotiated").getByText(word("negotiated.use"))).toBeVisible()
  await page
    .getByRole("button", { name: word("report.open") })
    .first()
    .click()
  await expect(page.getByRole("heading", { name: word("report.title") })).toBeVisible()
  await expect(page.getByText("return 7").first()).toBeVisible()
})

test("the last party agrees: the appraisal ledger changes and the statistics do not", async ({ browser, platform }) => {
  test.slow()
  const visitor = await (await anonymous({ browser, platform }, language)).newPage()
  const address = `/output?period=${year}&measure=value-added`
  await visitor.goto(address)
  await expect(visitor.getByText(word("state.proposed"))).toHaveCount(1)
  const before = {
    statistical: await total(visitor, "statistical").getAttribute("value"),
    negotiated: await total(visitor, "negotiated").getAttribute("value"),
  }
  const { items } = await (await fetch(`${platform.url}/api/output/activities`)).json()
  const waiting: readonly string[] = items.flatMap(
    (one: { readonly agreements: readonly { readonly state: string; readonly waitingFor: readonly string[] }[] }) =>
      one.agreements.filter(({ state }) => state === "proposed").flatMap(({ waitingFor }) => waitingFor),
  )
  expect(waiting).toHaveLength(1)
  const account = await sampleAccount(platform, "delegate", waiting[0])
  const delegate = await openAs({ browser, platform }, account, language)
  await delegate.goto(address)
  await delegate.getByRole("button", { name: word("answer.agree"), exact: true }).click()
  await expect(delegate.getByText(word("state.proposed"))).toHaveCount(0)

  await visitor.reload()
  await expect(total(visitor, "statistical")).toBeVisible({ timeout: 60_000 })
  await expect(total(visitor, "statistical")).toHaveAttribute("value", before.statistical ?? "")
  await expect(total(visitor, "negotiated")).not.toHaveAttribute("value", before.negotiated ?? "")
  const download = visitor.waitForEvent("download")
  await panel(visitor, "negotiated")
    .getByRole("link", { name: word("negotiated.file") })
    .click()
  expect((await download).suggestedFilename()).toBe("output-negotiated.csv")
})
