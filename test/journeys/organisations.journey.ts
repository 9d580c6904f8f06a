import { readFileSync } from "node:fs"
import type { Page } from "@playwright/test"
import { creditCodeCheck } from "../../region/credit-code.ts"
import { anonymous, openAs, sampleAccount } from "./people.ts"
import { expect, test } from "./platform.ts"
import { languages, textsOf } from "./texts.ts"

/** A credit code with its check character; each number gives another. */
function creditCode(number: number): string {
  const first17 = `91310000MA1F${`${number}`.padStart(5, "0")}`
  return `${first17}${creditCodeCheck(first17)}`
}

/** A code whose last character is wrong. */
function wrongCode(number: number): string {
  const right = creditCode(number)
  return `${right.slice(0, -1)}${right.endsWith("0") ? "1" : "0"}`
}

for (const [place, [language]] of languages.entries()) {
  const say = textsOf(language)
  const t = (key: string) => say("region", key)
  const zh = `晨港精密测量（上海）有限公司${place}`
  const en = `Chengang Precision Metrology (Shanghai) ${place}`

  const fillForm = async (page: Page, code: string) => {
    await page.getByLabel(t("register.zh")).fill(zh)
    await page.getByLabel(t("register.en")).fill(en)
    await page.getByLabel(t("organisation.credit-code")).fill(code)
    await page.getByLabel(t("organisation.credit-code")).press("Tab")
    await page.getByLabel(t("organisation.kind")).selectOption("firm")
    await page.getByLabel(t("organisation.city")).selectOption("310000")
  }

  test(`${language}: a registrar registers an organisation: the code is checked on leaving the field, a lost session and a lost network lose nothing`, async ({
    browser,
    platform,
  }) => {
    const world = { browser, platform }
    const account = await sampleAccount(world.platform, "registrar")
    const page = await openAs(world, account, language)
    await page.goto("/organisations")
    await page.getByRole("link", { name: t("register.title") }).click()
    await fillForm(page, wrongCode(place))
    const expected = creditCode(place).at(-1)
    await expect(page.getByText(language === "zh" ? `应为“${expected}”` : `ask for “${expected}”`)).toBeVisible()
    await expect(page.getByLabel(t("organisation.credit-code"))).toHaveAttribute("aria-invalid", "true")
    await page.getByLabel(t("organisation.credit-code")).fill(creditCode(place))
    await page.getByLabel(t("register.zh")).focus()
    await expect(page.getByText(t("register.code-free"))).toBeVisible()

    // The session ends: signing in leads back here, and what was typed is still there.
    await page.context().clearCookies()
    await page.getByRole("button", { name: t("register.do"), exact: true }).click()
    await page
      .getByRole("alert")
      .getByRole("link", { name: say("ui", "refusal.sign-in") })
      .click()
    const button = page.getByRole("button", { name: account.name[language] })
    await button.filter({ hasText: account.organisation[language] }).first().click()
    await expect(page).toHaveURL(/\/organisations\/new$/)
    await expect(page.getByLabel(t("register.en"))).toHaveValue(en)

    // The network is away: the act is not lost, and is done once when it is back.
    await page.route("**/api/organisations", (route) => route.abort())
    await page.getByRole("button", { name: t("register.do"), exact: true }).click()
    await expect(page.getByRole("alert")).toContainText(say("ui", "refusal.unreachable"))
    await expect(page.getByLabel(t("register.zh"))).toHaveValue(zh)
    await page.unroute("**/api/organisations")
    await page.getByRole("button", { name: t("register.do"), exact: true }).click()
    await page.getByRole("link", { name: t("register.open") }).click()
    await expect(page.getByRole("heading", { level: 1, name: language === "zh" ? zh : en })).toBeVisible()
    await expect(page.getByText(creditCode(place)).first()).toBeVisible()
  })
}

test("two editors of one organisation: the later one sees what changed and decides; a membership begins and ends", async ({
  browser,
  platform,
}) => {
  const world = { browser, platform }
  const t = (key: string) => textsOf("en")("region", key)
  const account = await sampleAccount(world.platform, "organisation-admin")
  const first = await openAs(world, account, "en")
  await first.goto("/account")
  await first.getByRole("main").getByRole("link", { name: account.organisation.en }).click()
  const second = await first.context().newPage()
  await second.goto(first.url())

  await first.getByLabel(t("edit.en")).fill("Yunlan Photonics of Shanghai")
  await second.getByLabel(t("edit.en")).fill("Yunlan Photonics International")
  await second.getByRole("button", { name: t("edit.save") }).click()
  await expect(second.getByRole("status").filter({ hasText: /^Saved$/ })).toBeVisible()

  await first.getByRole("button", { name: t("edit.save") }).click()
  await expect(first.getByText(t("conflict.title"))).toBeVisible()
  const changed = first.getByRole("row").filter({ has: first.getByRole("rowheader", { name: t("edit.en") }) })
  await expect(changed).toContainText("Yunlan Photonics International")
  await expect(changed).toContainText("Yunlan Photonics of Shanghai")
  await first.getByRole("button", { name: t("conflict.keep") }).click()
  await first.getByRole("button", { name: t("edit.save") }).click()
  await expect(first.getByRole("heading", { level: 1, name: "Yunlan Photonics of Shanghai" })).toBeVisible()

  const added = await sampleAccount(world.platform, "facility-manager")
  await first.getByLabel(t("members.email")).fill(added.email)
  await first.getByLabel(t("members.role")).selectOption("facility-manager")
  await first.getByRole("button", { name: t("members.add"), exact: true }).click()
  const member = first.getByRole("listitem").filter({ hasText: added.name.en })
  await expect(member).toHaveCount(1)

  // The person now has two organisations and changes between them; the choice holds on the next page.
  const page = await (await anonymous(world, "en")).newPage()
  await page.goto("/sign-in")
  await page.getByLabel(textsOf("en")("account", "sign-in.email")).fill(added.email)
  await page.getByRole("textbox", { name: textsOf("en")("account", "sign-in.password") }).fill(added.password)
  await page.getByRole("button", { name: textsOf("en")("account", "sign-in.do"), exact: true }).click()
  await page.getByRole("button", { name: /^Acting for/ }).click()
  await page.getByRole("menuitem", { name: "Yunlan Photonics of Shanghai" }).click()
  await expect(page.getByRole("button", { name: /^Acting for Yunlan Photonics of Shanghai/ })).toBeVisible()
  await page.reload()
  await expect(page.getByRole("button", { name: /^Acting for Yunlan Photonics of Shanghai/ })).toBeVisible()

  await member.getByRole("button", { name: t("members.end") }).click()
  await expect(member.getByRole("button", { name: t("members.end") })).toHaveCount(0)
})

test("a registrar imports organisations: good rows come in, broken ones are named and come back as a file", async ({
  browser,
  platform,
}) => {
  const world = { browser, platform }
  const t = (key: string) => textsOf("zh")("region", key)
  const ui = (key: string) => textsOf("zh")("ui", key)
  const page = await openAs(world, await sampleAccount(world.platform, "registrar"), "zh")
  await page.goto("/import?of=organisations")
  const good = `澄湖检测（上海）有限公司,Chenghu Testing (Shanghai),firm,${creditCode(50)},310000,`
  const wrong = `岚山检测（上海）有限公司,Lanshan Testing (Shanghai),firm,${wrongCode(51)},310000,`
  const nowhere = `"飞霞检测, 有限公司",Feixia Testing,firm,${creditCode(52)},999999,`
  const head = "name_zh,name_en,kind,registration_code,city,controlled_by"
  await page.getByLabel(ui("csv.file")).setInputFiles({
    name: "机构.csv",
    mimeType: "text/csv",
    buffer: Buffer.from([head, good, wrong, nowhere].join("\r\n")),
  })
  await page.getByRole("button", { name: t("import.do"), exact: true }).click()
  await expect(page.getByText("已导入 1 行，另有 2 行有错，未导入。")).toBeVisible()
  const faults = page.getByRole("table", { name: ui("csv.broken") })
  await expect(faults.locator("tbody tr").filter({ hasText: "registration_code" })).toContainText("3")
  await expect(faults.locator("tbody tr").filter({ hasText: "999999" })).toContainText("4")
  const [file] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: ui("csv.download").replace("{{count}}", "2") }).click(),
  ])
  expect(readFileSync(await file.path(), "utf8")).toBe(`\uFEFF${[head, wrong, nowhere].join("\r\n")}\r\n`)
})

test("a facility manager imports instruments; the same page told in English", async ({ browser, platform }) => {
  const world = { browser, platform }
  const t = (key: string) => textsOf("en")("region", key)
  const ui = (key: string) => textsOf("en")("ui", key)
  const page = await openAs(world, await sampleAccount(world.platform, "facility-manager", "CN-JS"), "en")
  await page.goto("/import?of=facilities")
  const rows = [
    "name_zh,name_en,city,class,hourly_price,opening",
    "场发射扫描电镜,Field emission SEM,320100,analytical,300,1-5 09:00-17:00",
    "台式电镜,Bench SEM,320100,no-such-class,300,1-5 09:00-17:00",
  ]
  await page.getByLabel(ui("csv.file")).setInputFiles({
    name: "instruments.csv",
    mimeType: "text/csv",
    buffer: Buffer.from(rows.join("\n")),
  })
  await page.getByRole("button", { name: t("import.do"), exact: true }).click()
  await expect(page.getByText("1 row came in, 1 broken row did not.")).toBeVisible()
  await expect(page.getByRole("table", { name: ui("csv.broken") })).toContainText("no-such-class")
})

for (const [place, when] of ["when it is there", "while it is still loading"].entries())
  test(`who leaves the page while an import runs is told of its end on another page, ${when}, and finds the outcome`, async ({
    browser,
    platform,
  }) => {
    const world = { browser, platform }
    const say = textsOf("en")
    const page = await openAs(world, await sampleAccount(world.platform, "registrar"), "en")
    await page.goto("/import?of=organisations")
    const held = new Map<string, () => void>()
    const hold = (address: string) =>
      page.route(address, async (route) => {
        await new Promise<void>((goOn) => held.set(address, goOn))
        await route.continue()
      })
    const importing = "**/api/organisations/import"
    const otherPage = "**/assets/rules-page-*.js"
    await hold(importing)
    if (place === 1) await hold(otherPage)
    const row = `澄湾检测（上海）有限公司${place},Chengwan Testing ${place},firm,${creditCode(60 + place)},310000,`
    await page.getByLabel(say("ui", "csv.file")).setInputFiles({
      name: "organisations.csv",
      mimeType: "text/csv",
      buffer: Buffer.from(`name_zh,name_en,kind,registration_code,city,controlled_by\n${row}\n`),
    })
    await page.getByRole("button", { name: say("region", "import.do"), exact: true }).click()
    await expect(page.getByText(say("ui", "work.background"))).toBeVisible()
    const rules = say("frame", "page.rules")
    await page.getByRole("navigation").getByRole("link", { name: rules }).first().click()
    await expect(page).toHaveURL(/\/rules$/)
    if (place === 0) await expect(page.getByRole("heading", { level: 1, name: rules })).toBeVisible()
    held.get(importing)?.()
    const done = `Done: ${say("region", "import.doing-organisations")}`
    const notice = page.getByRole("status").filter({ hasText: done })
    await expect(notice).toBeVisible()
    held.get(otherPage)?.()
    await expect(page.getByRole("heading", { level: 1, name: rules })).toBeVisible()
    await notice.getByRole("link", { name: say("ui", "work.show") }).click()
    await expect(page.getByText("1 row came in.")).toBeVisible()
  })
