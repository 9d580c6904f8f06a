import { randomUUID } from "node:crypto"
import type { Browser, Page } from "@playwright/test"
import { anonymous, openAs, sampleAccount } from "./people.ts"
import { expect, type RunningPlatform, test } from "./platform.ts"
import { type Language, languages, textsOf } from "./texts.ts"

interface World {
  readonly browser: Browser
  readonly platform: RunningPlatform
}

const password = "three herons over the lake"

/** A new person signs up on the page and is signed in. */
async function signUp(world: World, language: Language): Promise<{ page: Page; email: string }> {
  const say = textsOf(language)
  const page = await (await anonymous(world, language)).newPage()
  const email = `${randomUUID()}@example.org`
  await page.goto("/sign-in?back=/account")
  await page.getByRole("button", { name: say("account", "sign-in.new") }).click()
  await page.getByLabel(say("account", "sign-in.name")).fill("林晓 Lin Xiao")
  await fillPassword(page, language, { email, password })
  await page.getByRole("button", { name: say("account", "sign-in.make") }).click()
  await expect(page.getByRole("heading", { level: 1, name: "林晓 Lin Xiao" })).toBeVisible()
  return { page, email }
}

async function fillPassword(
  page: Page,
  language: Language,
  given: { readonly email: string; readonly password: string },
): Promise<void> {
  const say = textsOf(language)
  await page.getByLabel(say("account", "sign-in.email")).fill(given.email)
  await page.getByRole("textbox", { name: say("account", "sign-in.password") }).fill(given.password)
}

async function signOut(page: Page, language: Language): Promise<void> {
  const say = textsOf(language)
  await page.getByRole("button", { name: new RegExp(say("frame", "account.of").replace("{{person}}", ".*")) }).click()
  await page.getByRole("menuitem", { name: say("frame", "account.sign-out") }).click()
  await expect(page.getByRole("banner").getByRole("link", { name: say("frame", "account.sign-in") })).toBeVisible()
}

/** The section of the account page under a heading. */
function section(page: Page, language: Language, key: string) {
  const name = textsOf(language)("account", key)
  return page.locator("section").filter({ has: page.getByRole("heading", { level: 2, name, exact: true }) })
}

for (const [language] of languages) {
  const say = textsOf(language)

  test(`${language}: a person signs up, is told a wrong password, sees two sessions and ends the other`, async ({
    browser,
    platform,
  }) => {
    const world = { browser, platform }
    const { page, email } = await signUp(world, language)
    const other = await (await anonymous(world, language)).newPage()
    await other.goto("/sign-in?back=/account")
    await fillPassword(other, language, { email, password: "three herons over the sea" })
    await other.getByRole("button", { name: say("account", "sign-in.do"), exact: true }).click()
    await expect(other.getByRole("alert")).toContainText(
      language === "zh" ? "邮箱或密码不正确。" : "The e-mail address or the password is wrong.",
    )
    await expect(other.getByLabel(say("account", "sign-in.email"))).toHaveValue(email)
    await fillPassword(other, language, { email, password })
    await other.getByRole("button", { name: say("account", "sign-in.do"), exact: true }).click()
    await expect(other.getByRole("heading", { level: 1, name: "林晓 Lin Xiao" })).toBeVisible()

    await page.reload()
    const sessions = section(page, language, "sessions.title")
    await expect(sessions.getByRole("listitem")).toHaveCount(2)
    await expect(sessions.getByText(say("account", "sessions.this"))).toHaveCount(1)
    await sessions.getByRole("button", { name: say("account", "sessions.revoke"), exact: true }).click()
    await expect(sessions.getByRole("listitem")).toHaveCount(1)
    await other.reload()
    await expect(other.getByText(say("account", "visitor.title"))).toBeVisible()
    await signOut(page, language)
  })

  test(`${language}: an ORCID iD with a wrong check digit is refused with the right one, then recorded`, async ({
    browser,
    platform,
  }) => {
    const world = { browser, platform }
    const { page } = await signUp(world, language)
    const orcid = section(page, language, "orcid.title")
    const right = language === "zh" ? "0000-0002-1694-233X" : "0000-0001-5109-3700"
    await orcid.getByRole("textbox").fill(`${right.slice(0, -1)}4`)
    await orcid.getByRole("button").click()
    await expect(orcid.getByRole("alert")).toContainText(
      language === "zh" ? `应为“${right.at(-1)}”` : `ask for “${right.at(-1)}”`,
    )
    await orcid.getByRole("textbox").fill(right)
    await orcid.getByRole("button").click()
    await expect(orcid.getByRole("link", { name: right })).toBeVisible()
  })

  test(`${language}: a key's secret is shown once, works in a program, and not after it is revoked`, async ({
    browser,
    platform,
  }) => {
    const world = { browser, platform }
    const page = await openAs(world, await sampleAccount(world.platform, "engineer"), language)
    await page.goto("/account")
    const keys = section(page, language, "keys.title")
    await keys.getByText(say("account", "keys.new")).click()
    await keys.getByLabel(say("account", "keys.name")).fill("journey")
    await keys.getByLabel(say("account", "keys.scopes")).fill("identity.read-self, facilities.search")
    await keys.getByRole("button", { name: say("account", "keys.make") }).click()
    const secret = (await keys.getByRole("status").locator("code").textContent()) ?? ""
    const asked = () => fetch(`${world.platform.url}/api/me`, { headers: { Authorization: `Bearer ${secret}` } })
    expect((await asked()).status).toBe(200)

    await page.reload()
    const row = keys.getByRole("listitem").filter({ hasText: "journey" })
    await expect(row).toHaveCount(1)
    await expect(page.getByText(secret)).toHaveCount(0)
    await row.getByRole("button", { name: say("account", "keys.revoke") }).click()
    await expect(row).toHaveCount(0)
    expect((await asked()).status).toBe(401)
  })
}

test("a calendar address is read by a program; a new one ends the old one", async ({ browser, platform }) => {
  const world = { browser, platform }
  const say = textsOf("zh")
  const page = await openAs(world, await sampleAccount(world.platform, "engineer"), "zh")
  await page.goto("/account")
  const make = async () => {
    await page.getByRole("button", { name: say("account", "calendar.make") }).click()
    return page.getByLabel(say("account", "calendar.address")).inputValue()
  }
  const first = await make()
  const feed = await fetch(first)
  expect([feed.status, (await feed.text()).slice(0, 15)]).toEqual([200, "BEGIN:VCALENDAR"])
  await page.reload()
  const second = await make()
  expect([(await fetch(first)).status, (await fetch(second)).status]).toEqual([404, 200])
})

test("a passkey is made on this device and signs its owner in without a password", async ({ browser, platform }) => {
  const world = { browser, platform }
  const say = textsOf("en")
  const { page } = await signUp(world, "en")
  const devices = await page.context().newCDPSession(page)
  await devices.send("WebAuthn.enable")
  await devices.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  })
  const passkeys = section(page, "en", "passkeys.title")
  await passkeys.getByLabel(say("account", "passkeys.name")).fill("Office computer")
  await passkeys.getByRole("button", { name: say("account", "passkeys.add") }).click()
  await expect(passkeys.getByRole("listitem").filter({ hasText: "Office computer" })).toHaveCount(1)
  await signOut(page, "en")
  await page.goto("/sign-in?back=/account")
  await page.getByRole("button", { name: say("account", "sign-in.passkey") }).click()
  await expect(page.getByRole("heading", { level: 1, name: "林晓 Lin Xiao" })).toBeVisible()
  await passkeys.getByRole("button", { name: say("account", "passkeys.remove") }).click()
  await expect(passkeys.getByRole("listitem")).toHaveCount(0)
})

test("the chosen language stays on this device, on every page and in the document itself", async ({
  browser,
  platform,
}) => {
  const world = { browser, platform }
  const page = await (await anonymous(world, "zh")).newPage()
  await page.goto("/log")
  await expect(page).toHaveTitle("日志 · 三角共域")
  await page.getByRole("button", { name: "English" }).click()
  await expect(page).toHaveTitle("Log · Delta Commons")
  await page.goto("/rules")
  await expect(page.getByRole("heading", { level: 1, name: textsOf("en")("rulebook", "rules.title") })).toBeVisible()
  await expect(page.locator("html")).toHaveAttribute("lang", "en")
})

test.describe("an address without a page", () => {
  for (const [language] of languages)
    test(`says so: ${language}`, async ({ browser, platform }) => {
      const page = await (await anonymous({ browser, platform }, language)).newPage()
      await page.goto("/no-such-page")
      await expect(page.getByRole("heading", { level: 1 })).toHaveText(textsOf(language)("frame", "not-found.title"))
      await page
        .getByRole("main")
        .getByRole("link", { name: textsOf(language)("frame", "not-found.home") })
        .click()
      await expect(page).toHaveURL(/\/$/)
    })
})
