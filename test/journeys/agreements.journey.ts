import type { Locator, Page } from "@playwright/test"
import { openAs, sampleAccount } from "./people.ts"
import { expect, test } from "./platform.ts"
import { type Language, textsOf } from "./texts.ts"

test.setTimeout(240_000)

interface Month {
  readonly from: string
  readonly until: string
}

/** The month so many months after that of a moment: its first and last day. */
function monthAt(moment: number, later: number): Month {
  const [year, month] = [new Date(moment).getUTCFullYear(), new Date(moment).getUTCMonth() + later]
  const dayOf = (date: number) => new Date(date).toISOString().slice(0, 10)
  return { from: dayOf(Date.UTC(year, month, 1)), until: dayOf(Date.UTC(year, month + 1, 0)) }
}

/** Fills both languages of a text. */
async function words(scope: Page | Locator, language: Language, label: string, text: string): Promise<void> {
  const t = textsOf(language)
  for (const key of ["field.in-zh", "field.in-en"])
    await scope.getByLabel(t("agreements", key).replace("{{label}}", label), { exact: true }).fill(text)
}

const told = (text: string, facts: Readonly<Record<string, string>>) =>
  Object.entries(facts).reduce((filled, [name, value]) => filled.replace(`{{${name}}}`, value), text)

/** The wizard, part by part: an enclave that Jiangsu collects for, shared 40:60 with Shanghai month by month. */
async function build(page: Page, language: Language, from: string): Promise<void> {
  const t = (key: string) => textsOf(language)("agreements", key)
  const next = () => page.getByRole("button", { name: t("new.next"), exact: true }).click()
  await page.goto("/agreements")
  await page
    .getByRole("link", { name: t("list.new") })
    .first()
    .click()
  await page.getByLabel(t("template.label")).selectOption("enclave-fixed")
  await words(page, language, t("field.title"), "Journey park")
  for (const place of ["CN-SH", "CN-JS"]) {
    await page.getByLabel(t("parties.place"), { exact: true }).selectOption(place)
    await page.getByRole("button", { name: t("parties.add") }).click()
  }
  await next()
  await words(page, language, t("trigger.subject"), "the park on the river")
  await page.getByLabel(t("revenue.part"), { exact: true }).fill("100%")
  await next()
  const shares = page.locator("fieldset[data-party]")
  await shares.nth(0).getByRole("textbox").first().fill("70%")
  await shares.nth(1).getByRole("textbox").first().fill("60%")
  // What is wrong is said while one types, in words.
  await expect(page.getByText("130%")).toBeVisible()
  await shares.nth(0).getByRole("textbox").first().fill("40%")
  await expect(page.getByText("130%")).toHaveCount(0)
  await next()
  await page.getByLabel(t("term.from"), { exact: true }).fill(from)
  await page.getByLabel(t("term.until"), { exact: true }).fill("2031-12-31")
  await page.getByLabel(t("exit.notice"), { exact: true }).fill("90")
  await words(page, language, t("exit.consequence"), "what was executed stays")
  await next()
  await page.getByLabel(t("collection.collector"), { exact: true }).selectOption("CN-JS")
  await page.getByLabel(t("collection.frequency"), { exact: true }).selectOption("month")
  await page.getByLabel(t("collection.days"), { exact: true }).fill("20")
  await next()
  await words(page, language, t("escape.label"), "force majeure")
  await words(page, language, t("dispute.body"), "the coordination office")
  await page.getByLabel(t("dispute.days"), { exact: true }).fill("20")
  await next()
  await expect(page.getByText(t("review.whole"))).toBeVisible()
}

/** Types one period: its days and the amount of the one revenue. */
async function period(form: Locator, language: Language, month: Month, amount: string): Promise<void> {
  const t = (key: string) => textsOf(language)("agreements", key)
  await form.getByLabel(t("case.from"), { exact: true }).fill(month.from)
  await form.getByLabel(t("case.until"), { exact: true }).fill(month.until)
  await form.getByLabel(/CNY/).fill(amount)
}

test("two officials of two members build, try, sign and execute an agreement, and a statement shows its line", async ({
  browser,
  platformBehind: platform,
}) => {
  const at = { browser, platform }
  const shanghai = await openAs(at, await sampleAccount(platform, "delegate", "CN-SH"), "en")
  const en = (key: string, facts = {}) => told(textsOf("en")("agreements", key), facts)
  const zh = (key: string, facts = {}) => told(textsOf("zh")("agreements", key), facts)

  const first = monthAt(platform.now(), 0)
  const second = monthAt(platform.now(), 1)
  await build(shanghai, "en", first.from)
  const tried = shanghai.getByRole("form", { name: en("simulation.title") })
  await period(tried, "en", first, "1000.00")
  await tried.getByRole("button", { name: en("simulation.do"), exact: true }).click()
  const answer = shanghai.locator("[data-simulation]")
  await expect(answer.locator('tr[data-member="CN-SH"] data').first()).toHaveAttribute("value", "40000")
  await expect(answer.locator('tr[data-member="CN-JS"] data').first()).toHaveAttribute("value", "-40000")
  await expect(answer.getByText(en("simulation.stable"))).toBeVisible()

  await shanghai.getByRole("button", { name: en("new.do"), exact: true }).click()
  await expect(shanghai).toHaveURL(/\/agreements\/AG-\d+/)
  const address = new URL(shanghai.url()).pathname
  await shanghai.getByRole("button", { name: en("do.propose"), exact: true }).click()
  await shanghai.getByRole("button", { name: en("do.sign", { version: "1" }), exact: true }).click()
  await expect(shanghai.locator('[data-signature="CN-SH"]')).toBeVisible()

  const jiangsu = await openAs(at, await sampleAccount(platform, "delegate", "CN-JS"), "zh")
  await jiangsu.goto(address)
  await jiangsu.getByRole("button", { name: zh("do.sign", { version: "1" }), exact: true }).click()
  await expect(jiangsu.locator('[data-signature="CN-JS"]')).toBeVisible()

  // The next whole month passes.
  platform.ahead(Math.ceil((Date.parse(`${second.until}T00:00:00Z`) - Date.now()) / 60_000) + 3 * 24 * 60)
  const form = jiangsu.getByRole("form", { name: zh("execute.title") })
  await jiangsu.reload()
  await period(form, "zh", second, "2500.00")
  await form.getByRole("button", { name: zh("execute.do"), exact: true }).click()
  const done = jiangsu.locator("[data-execution]")
  await expect(done).toHaveCount(1)
  await done.locator("summary").click()
  await expect(done.locator('tr[data-part="CN-SH"] data').last()).toHaveAttribute("value", "100000")
  await expect(done.getByText("2500.00 × 40% = 1000.00").first()).toBeVisible()

  // The same trigger once more is refused, and nothing is posted twice.
  await period(form, "zh", second, "2500.00")
  await form.getByRole("button", { name: zh("execute.do"), exact: true }).click()
  await expect(jiangsu.getByRole("alert").first()).toBeVisible()
  await expect(done).toHaveCount(1)

  const office = await openAs(at, await sampleAccount(platform, "coordinator"), "en")
  const month = new Date(platform.now()).toISOString().slice(0, 7)
  await office.goto(`/statement?member=CN-SH&month=${month}`)
  const line = office.getByRole("row").filter({ hasText: "Journey park" })
  await expect(line.locator("data").first()).toHaveAttribute("value", "100000")
  await line.getByRole("link").first().click()
  await expect(office).toHaveURL(new RegExp(address))
})
