import type { Page } from "@playwright/test"
import { instantOf, localTime } from "../../base/index.ts"
import { faultsOf, settledDown, sidewaysOf } from "./faults.ts"
import { anonymous, openAs, sampleAccount } from "./people.ts"
import { expect, type PlatformAhead, test } from "./platform.ts"
import { textsOf } from "./texts.ts"

const minute = 60_000
const day = 24 * 60 * minute
const say = textsOf("en")
const words = (key: string, facts: Readonly<Record<string, string>> = {}) =>
  Object.entries(facts).reduce((text, [name, value]) => text.replace(`{{${name}}}`, value), say("settlement", key))

/** Sends an act as the page's person, as the pages do. */
async function act(page: Page, path: string, data: object = {}) {
  const reply = await page.request.post(`/api${path}`, { headers: { "Idempotency-Key": crypto.randomUUID() }, data })
  expect(reply.status(), await reply.text()).toBe(200)
  return reply.json()
}

/** Books and uses the first free time of an instrument of a member, and has its manager settle it. @returns the booking's id */
async function useAndSettle(platform: PlatformAhead, user: Page, manager: Page, host: string): Promise<string> {
  const get = async (path: string) => (await user.request.get(`/api${path}`)).json()
  const own = (await (await manager.request.get("/api/me")).json()).memberships[0].organisation
  const { items } = await get(`/facilities?bookable=true&jurisdiction=${host}&organisation=${own}&limit=60`)
  const soonest = Math.ceil(platform.now() / day + 2) * day
  const period = `from=${new Date(soonest).toISOString()}&until=${new Date(soonest + 7 * day).toISOString()}`
  for (const { id, acceptance } of items) {
    const { facility } = await get(`/facilities/${host}/${id}`)
    if (acceptance !== "automatic" || facility.policy.charge !== "booked") continue
    const { free } = await get(`/facilities/${host}/${id}/slots?${period}`)
    const length = facility.policy.minimumMinutes * minute
    const gap = free.find(
      (one: { from: string; until: string }) => Date.parse(one.until) - Date.parse(one.from) >= length,
    )
    if (gap === undefined) continue
    const until = Date.parse(gap.from) + length
    const booked = await act(user, `/facilities/${host}/${id}/bookings`, {
      ...{ from: gap.from, until: new Date(until).toISOString(), voucher: null },
      ...{ purpose: "journey: money", acceptTerms: true },
    })
    platform.ahead((Date.parse(gap.from) + 1000 - Date.now()) / minute)
    await act(user, `/bookings/${host}/${booked.id}/check-in`)
    platform.ahead((until - Date.now()) / minute)
    await act(user, `/bookings/${host}/${booked.id}/check-out`)
    await act(manager, `/bookings/${host}/${booked.id}/settle`)
    return booked.id
  }
  throw new Error(`no instrument of ${host} is free`)
}

/** A page that only money makes: the look at all pages, on a platform where nothing was settled, does not see it. */
async function expectSound(page: Page): Promise<void> {
  await settledDown(page)
  expect([...(await faultsOf(page)), ...(await sidewaysOf(page))]).toEqual([])
}

/** The day of a moment in the region's time zone: months of the ledger and days of invoices are counted there. */
async function dayIn({ url }: PlatformAhead, moment: number): Promise<string> {
  const { timeZone }: { readonly timeZone: string } = await (await fetch(`${url}/api/region`)).json()
  return localTime(instantOf(moment), timeZone).day
}

test("money is corrected by a reversal pair, a month is closed for all to see, and one invoice is subsidised once", async ({
  browser,
  platformBehind: platform,
}) => {
  test.setTimeout(300_000)
  const at = { browser, platform }
  const finance = await openAs(at, await sampleAccount(platform, "finance-officer"), "en")
  const account = await sampleAccount(platform, "finance-officer")
  const host = account.jurisdiction
  const manager = await openAs(at, await sampleAccount(platform, "facility-manager", host), "en")
  const engineer = await openAs(at, await sampleAccount(platform, "engineer", "CN-JS"), "en")
  const booking = await useAndSettle(platform, engineer, manager, host)

  await test.step("a finance officer refunds part of the fee: the ledger shows the pair and the corrected bill", async () => {
    await finance.goto(`/ledger?jurisdiction=${host}&subject=${booking}`)
    const entry = finance.locator("li[data-keep]").first()
    await entry.getByText(words("reverse.title"), { exact: true }).first().click()
    await entry.getByLabel(words("reason")).fill("beam lost for a while")
    await entry.getByLabel(words("reverse.refund")).fill("1.00")
    await entry.getByRole("button", { name: words("reverse.do") }).click()
    await expect(finance.locator("li[data-keep]")).toHaveCount(3)
    await expect(finance.locator('[data-pair="reverses"]')).toHaveCount(1)
    await expect(finance.locator('[data-pair="reversed"]')).toHaveCount(1)
    const mirror = finance.locator("li[data-keep]", { has: finance.locator('[data-pair="reverses"]') })
    await mirror.getByText(words("entry.bill")).click()
    await expect(mirror.getByText("beam lost for a while").last()).toBeVisible()
    await expectSound(finance)
    await engineer.goto(`/bookings/${host}/${booking}`)
    await expect(engineer.getByText("Refund: beam lost for a while")).toBeVisible()
  })

  await test.step("the month is closed once it is over, and a visitor sees it", async () => {
    const month = (await dayIn(platform, platform.now())).slice(0, 7)
    await finance.goto("/periods")
    await expect(finance.locator(`tr[data-month="${month}"] td[data-member="${host}"]`)).toHaveText(
      words("periods.open"),
    )
    const [year = 0, number = 0] = month.split("-").map(Number)
    platform.ahead((Date.UTC(year, number, 2) - Date.now()) / minute)
    await expect(async () => {
      await finance.goto("/periods")
      const close = finance.getByRole("button", { name: new RegExp(words("close.do", { month: "" }).trim()) })
      if (await close.isVisible()) await close.click()
      await expect(finance.locator(`tr[data-month="${month}"] td[data-member="${host}"]`)).toContainText(
        words("periods.closed"),
        { timeout: 2000 },
      )
    }).toPass()
    await finance.goto(`/statement?member=${host}&month=${month}`)
    await expect(finance.getByText(words("statement.closed"))).toBeVisible()
  })

  await test.step("what the other member owes for it is confirmed as paid, and both see that", async () => {
    const month = (await dayIn(platform, platform.now() - 3 * day)).slice(0, 7)
    const other = await (await anonymous(at, "en")).newPage()
    const email = account.email.replaceAll(host.toLowerCase(), "cn-js")
    const entered = await other.request.post("/api/auth/sign-in/email", {
      ...{ data: { email, password: account.password }, headers: { origin: platform.url } },
    })
    expect(entered.status()).toBe(200)
    await act(other, `/periods/CN-JS/${month}/close`)
    await finance.goto(`/statement?member=${host}&month=${month}`)
    const form = finance.locator('[data-pay="CN-JS"]')
    await expect(form).toBeVisible()
    await expectSound(finance)
    await form.getByLabel(words("pay.reference")).fill("bank 7")
    await form.getByRole("button", { name: words("pay.do") }).click()
    await expect(finance.locator('[data-paid="CN-JS"]')).toContainText(words("pay.paid"))
    await other.goto(`/statement?member=CN-JS&month=${month}`)
    await expect(other.locator(`[data-paid="${host}"]`)).toContainText(words("pay.paid"))
    await finance.goto(`/ledger?jurisdiction=${host}&account=bank`)
    await finance.getByRole("link", { name: /^Proof: batch/ }).click()
    await expect(finance).toHaveURL(/\/log\/[0-9a-f-]{36}$/)
  })

  const admin = await openAs(at, await sampleAccount(platform, "organisation-admin"), "en")
  const officer = await openAs(at, await sampleAccount(platform, "voucher-officer"), "en")
  const member = (await sampleAccount(platform, "organisation-admin")).jurisdiction
  await test.step("a firm claims a subsidy; the same invoice in another dress is refused, naming the first", async () => {
    const own = (await (await admin.request.get("/api/me")).json()).memberships[0].organisation
    const { organisation } = await (await admin.request.get(`/api/organisations/${own}`)).json()
    const today = await dayIn(platform, platform.now())
    const type = async (number: string, amount: string, lines: string) => {
      await admin.goto("/subsidies")
      const fields = { number, supplier: "91110000600037341L", buyer: organisation.creditCode, day: today, amount }
      for (const [field, value] of Object.entries(fields))
        await admin
          .getByLabel(words(`field.${field}`), { exact: false })
          .first()
          .fill(value)
      await admin.getByLabel(words("field.lines")).fill(lines)
      await admin.getByRole("button", { name: words("claim.do") }).click()
    }
    await type("INV-00123456", "1,000.00", "TEM-01 microscope\n3 hours")
    await expect(admin.getByText(words("claim.done")).first()).toBeVisible()
    await type("sh 123456", "1000", "3 hours\nmicroscope TEM-Ol")
    await expect(admin.getByRole("alert")).toContainText("An invoice of the same content was claimed")
    await type("INV-00123457", "1000.01", "TEM-01 microscope\n3 hours")
    await expect(admin.getByText(words("claim.done")).first()).toBeVisible()
  })

  await test.step("an official sees what is near, must look at it, and pays", async () => {
    expect((await sampleAccount(platform, "voucher-officer")).jurisdiction).toBe(member)
    await act(finance, `/purses/${member}/funds`, { amount: "100000", reference: "journey", purse: "subsidy" })
    await officer.goto("/subsidies")
    const claim = officer.locator("li[data-claim]").first()
    await expect(claim.locator('[data-flag="claim"]')).toContainText(words("field.amount"))
    await expectSound(officer)
    await claim.getByLabel(words("reason")).fill("another run, seen on the log")
    await claim.getByRole("button", { name: words("decide.grant") }).click()
    await expect(claim.getByRole("alert")).toContainText("near claims")
    await claim.getByRole("checkbox").check()
    await claim.getByRole("button", { name: words("decide.grant") }).click()
    await expect(claim.getByText(words("state.granted"), { exact: true })).toBeVisible()
    await expect(officer.locator('[data-figure="granted"]')).toContainText("300.00")
  })

  await test.step("a voucher is withdrawn, and the budget of the year shows it", async () => {
    await officer.goto("/vouchers")
    const form = officer.locator("details", { hasText: words("withdraw.note") })
    await form.getByText(words("withdraw.title"), { exact: true }).click()
    await form.locator("select").selectOption({ index: 1 })
    await expectSound(officer)
    await form.getByLabel(words("reason")).fill("issued twice")
    await officer.getByRole("button", { name: words("withdraw.do") }).click()
    await expect(officer.getByText(words("withdraw.done")).first()).toBeVisible()
    await expect(officer.locator('tr[data-year] td[data-figure="withdrawn"]').first()).not.toHaveText(/¥0\.00/)
  })
})
