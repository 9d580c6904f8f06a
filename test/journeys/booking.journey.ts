import type { Page } from "@playwright/test"
import { openAs, type SampleAccount, sampleAccount } from "./people.ts"
import { expect, type RunningPlatform, test } from "./platform.ts"
import { type Language, languages, textsOf } from "./texts.ts"

interface Found {
  readonly jurisdiction: string
  readonly id: string
  readonly name: Readonly<Record<Language, string>>
  readonly acceptance: string
}

/** Instruments that a sample manager runs, by the public catalogue. */
async function instrumentsOf({ url }: RunningPlatform, manager: SampleAccount): Promise<readonly Found[]> {
  const words = encodeURIComponent(manager.organisation.zh)
  const { items: owners } = await (await fetch(`${url}/api/organisations?q=${words}`)).json()
  const owner = owners.find(
    ({ name }: { readonly name: { readonly zh: string } }) => name.zh === manager.organisation.zh,
  )
  const { items } = await (await fetch(`${url}/api/facilities?bookable=true&organisation=${owner.id}`)).json()
  return items
}

/** The manager opens the instrument at all hours without notice, and charges booked minutes: then a use can be had now. */
async function openAtAllHours(page: Page, { jurisdiction, id }: Found, language: Language): Promise<void> {
  const t = textsOf(language)
  await page.goto(`/facilities/${jurisdiction}/${id}/run`)
  const field = (key: string) => page.getByLabel(t("facilities", key), { exact: true })
  for (const weekday of [1, 2, 3, 4, 5, 6, 7]) await field(`weekday.${weekday}`).fill("00:00-24:00")
  await field("edit.slot").fill("60")
  await field("edit.minimum").fill("60")
  await field("edit.maximum").fill("480")
  await field("edit.notice").fill("0")
  await field("policy.acceptance").selectOption("automatic")
  await field("policy.charge").selectOption("booked")
  const save = page.getByRole("button", { name: t("facilities", "edit.save") })
  // The common rule forbids a home condition: the refusal names the entry, and nothing that was typed is lost.
  await field("edit.residency").fill(jurisdiction)
  await save.click()
  await expect(page.getByRole("alert").getByRole("link")).toHaveAttribute("href", /\/rules\//)
  await field("edit.residency").fill("")
  await save.click()
  await expect(page.getByText(t("facilities", "edit.saved"), { exact: true }).last()).toBeVisible()
}

/** Searches the instrument by its name in one jurisdiction and opens its page. */
async function find(page: Page, { jurisdiction, id, name }: Found, language: Language): Promise<void> {
  const t = textsOf(language)
  await page.goto("/facilities")
  await page.getByRole("searchbox", { name: t("facilities", "find.words") }).fill(name[language])
  await expect(page).toHaveURL(/q=/)
  const region = await (await page.request.get("/api/region")).json()
  const member = region.jurisdictions.find(({ code }: { readonly code: string }) => code === jurisdiction)
  await page.getByRole("checkbox", { name: new RegExp(member.name[language]) }).check()
  await expect(page).toHaveURL(new RegExp(`jurisdiction=.*${jurisdiction}`))
  await page.locator(`a[href^="/facilities/${jurisdiction}/${id}"]`).first().click()
  await expect(page.getByRole("heading", { level: 1 })).toHaveText(name[language])
}

/** Chooses the earliest free field of the calendar. */
async function pickEarliest(page: Page): Promise<void> {
  const free = page.locator('[data-state="free"][data-from]')
  await expect(free.first()).toBeVisible()
  const starts = await free.evaluateAll((fields) => fields.map((field) => field.getAttribute("data-from") ?? ""))
  const [earliest = ""] = starts.sort()
  await page.locator(`[data-from="${earliest}"]`).click()
}

const amountOf = (page: Page, row: string) => page.locator(`tr[data-row="${row}"] data`).first().getAttribute("value")

for (const [language, locale] of languages)
  test(`a firm books, uses and pays for an instrument of another member (${language})`, async ({
    browser,
    platform,
  }) => {
    test.setTimeout(420_000)
    expect(locale).toMatch(language)
    const t = textsOf(language)
    const manager = await sampleAccount(platform, "facility-manager", "CN-JS")
    const engineer = await sampleAccount(platform, "engineer", "CN-SH")
    // Each language takes another instrument, so that the one's booking does not stand in the other's way.
    const instrument = (await instrumentsOf(platform, manager))[language === "zh" ? 0 : 1]
    if (instrument === undefined) throw new Error("the sample manager runs no two instruments")

    const owner = await openAs({ browser, platform }, manager, language)
    await openAtAllHours(owner, instrument, language)

    const page = await openAs({ browser, platform }, engineer, language)
    await find(page, instrument, language)
    await pickEarliest(page)

    // The price is there before the button is: line by line, with the voucher's part and its clause.
    const voucher = page.getByLabel(t("facilities", "voucher.label"), { exact: true })
    await voucher.selectOption({ index: 1 })
    await expect(page.locator('tr[data-row="voucher"]')).toBeVisible()
    const toPay = await amountOf(page, "pay")
    expect(BigInt(toPay ?? "-1")).toBeGreaterThan(0n)
    await expect(page.getByText(t("facilities", "quote.steps"), { exact: true })).toBeVisible()
    await page.getByLabel(t("facilities", "confirm.purpose")).fill("journey: lattice imaging")
    await page.getByRole("checkbox", { name: t("facilities", "confirm.terms") }).check()
    const confirm = page.getByRole("button", { name: t("facilities", "confirm.book") })
    await expect(confirm).toBeEnabled()
    await confirm.dblclick()
    await expect(page.getByRole("link", { name: t("facilities", "made.see") })).toBeVisible()
    await expect(page.getByRole("button", { name: t("ui", "receipt.proof") })).toBeVisible({ timeout: 60_000 })

    // One booking, however often the button was pressed.
    await page.goto("/bookings")
    const listed = page.getByRole("link", { name: instrument.name[language] })
    await expect(listed).toHaveCount(1)
    await listed.click()
    await page.getByRole("button", { name: t("facilities", "do.check-in") }).click()
    await page.getByRole("button", { name: t("facilities", "do.check-out") }).click()
    await expect(page.getByText(t("facilities", "done.check-out")).last()).toBeVisible()

    // The owner settles, unless the platform's own run was quicker; the bill is what was shown before the confirmation.
    const address = new URL(page.url()).pathname
    await owner.goto(address)
    const settle = owner.getByRole("button", { name: t("facilities", "do.settle") })
    const bill = 'tr[data-row="organisation"]'
    await expect(settle.or(owner.locator(bill)).first()).toBeVisible({ timeout: 60_000 })
    if (await settle.isVisible()) await settle.click()
    await expect(owner.locator(bill).or(owner.getByRole("alert")).first()).toBeVisible({ timeout: 60_000 })
    await page.goto(address)
    await expect(page.locator(bill)).toBeVisible({ timeout: 60_000 })
    expect(await amountOf(page, "organisation")).toBe(toPay)

    // The month's statement explains it, and the members together net to zero.
    const coordinator = await openAs({ browser, platform }, await sampleAccount(platform, "coordinator"), language)
    await coordinator.goto(`/statement?member=${engineer.jurisdiction}`)
    await expect(coordinator.getByRole("link", { name: instrument.name[language] }).first()).toBeVisible()
    expect(await amountOf(coordinator, "region-net")).toBe("0")
    expect(await amountOf(coordinator, "net")).not.toBe("0")
  })
