import { execFile } from "node:child_process"
import { resolve } from "node:path"
import { promisify } from "node:util"
import type { Page } from "@playwright/test"
import { openAs, sampleAccount } from "./people.ts"
import { expect, type PlatformAhead, test } from "./platform.ts"
import { type Language, textsOf } from "./texts.ts"

const minute = 60_000
const day = 24 * 60 * minute

interface Booked {
  readonly id: string
  readonly from: string
  readonly until: string
  readonly quote: { readonly fee: string; readonly voucher: { readonly amount: string; readonly limitedBy: string } }
}

/** Sends an act as the page's person, as the pages do. */
async function act(page: Page, path: string, data: object = {}) {
  const reply = await page.request.post(`/api${path}`, { headers: { "Idempotency-Key": crypto.randomUUID() }, data })
  expect(reply.status(), await reply.text()).toBe(200)
  return reply.json()
}

/** Books an hour of an instrument of Jiangsu with a voucher, some days after the platform's present moment. */
async function book(page: Page, now: number): Promise<Booked> {
  const get = async (path: string) => (await page.request.get(`/api${path}`)).json()
  const { items: vouchers } = await get("/vouchers?of=organisation")
  const { items } = await get("/facilities?bookable=true&jurisdiction=CN-JS&limit=60")
  const soonest = Math.ceil(now / day + 2) * day
  const period = `from=${new Date(soonest).toISOString()}&until=${new Date(soonest + 7 * day).toISOString()}`
  for (const { id, acceptance } of items) {
    if (acceptance !== "automatic") continue
    const { facility } = await get(`/facilities/CN-JS/${id}`)
    const { free } = await get(`/facilities/CN-JS/${id}/slots?${period}`)
    const length = facility.policy.minimumMinutes * minute
    const fits = (one: { readonly from: string; readonly until: string }) =>
      Date.parse(one.until) - Date.parse(one.from) >= length
    const gap = free.find(fits)
    if (gap === undefined) continue
    const until = new Date(Date.parse(gap.from) + length).toISOString()
    const voucher = { jurisdiction: vouchers[0].jurisdiction, id: vouchers[0].id }
    return act(page, `/facilities/CN-JS/${id}/bookings`, {
      ...{ from: gap.from, until, voucher, purpose: "journey: vote", acceptTerms: true },
    })
  }
  throw new Error("no instrument of Jiangsu is free")
}

/** Lets the platform's clock come to a moment. */
function come(platform: PlatformAhead, moment: number): void {
  platform.ahead((moment - Date.now()) / minute)
}

/** What the bill of a booking shows on its page, in minor units. */
async function billOf(page: Page, { id }: Booked): Promise<readonly (string | null)[]> {
  const amount = (row: string) => page.locator(`tr[data-row="${row}"] data`).first()
  await expect(async () => {
    await page.goto(`/bookings/CN-JS/${id}`)
    await expect(amount("organisation")).toBeVisible({ timeout: 5_000 })
  }).toPass({ timeout: 90_000 })
  return [await amount("voucher").getAttribute("value"), await amount("organisation").getAttribute("value")]
}

/** The share of the fee that a voucher pays is a ratio, to the fen. */
function expectRatio({ quote }: Booked, numerator: bigint, denominator: bigint): void {
  const { fee, voucher } = quote
  expect(voucher.limitedBy).toBe("ratio")
  const off = BigInt(voucher.amount) * denominator - BigInt(fee) * numerator
  expect(off < 0n ? -off : off).toBeLessThan(denominator)
}

async function castBallot(page: Page, address: string, language: Language, choice: "yes" | "abstain"): Promise<void> {
  const t = (key: string) => textsOf(language)("governance", key)
  await page.goto(address)
  await page.getByRole("radio", { name: t(`choice.${choice}`), exact: true }).check()
  await page.getByRole("button", { name: t("do.cast"), exact: true }).click()
  await expect(page.getByRole("button", { name: t("do.replace"), exact: true })).toBeVisible()
}

test("a motion raises the voucher ratio from a day: the next booking uses it, no earlier bill moves, the vote recounts", async ({
  browser,
  platformBehind,
}) => {
  test.setTimeout(600_000)
  const world = { browser, platform: platformBehind }
  const comes = (moment: number) => come(platformBehind, moment)
  const zh = (key: string) => textsOf("zh")("governance", key)
  const as = async (role: string, member: string, language: Language) =>
    openAs(world, await sampleAccount(platformBehind, role, member), language)

  // A use under the founding ratio, one half, is billed before anybody moves to change it.
  const engineer = await as("engineer", "CN-SH", "en")
  const early = await book(engineer, platformBehind.now())
  expectRatio(early, 1n, 2n)
  comes(Date.parse(early.from) + minute)
  await act(engineer, `/bookings/CN-JS/${early.id}/check-in`)
  comes(Date.parse(early.until) - minute)
  await act(engineer, `/bookings/CN-JS/${early.id}/check-out`)
  const bill = await billOf(engineer, early)
  expect(BigInt(bill[0] ?? "0")).toBeGreaterThan(0n)

  // The delegate tries the value on that past, sees who would have gained, and drafts the motion.
  const proposer = await as("delegate", "CN-SH", "zh")
  await proposer.goto("/parameters/vouchers.ratio")
  await proposer.locator('a[href^="/motions/new"]').first().click()
  await proposer.getByRole("textbox", { name: zh("form.value") }).fill("3/5")
  const gained = proposer.locator('[data-view="users"] tr[data-member="CN-SH"] data').first()
  await expect(gained).toHaveAttribute("value", /^[1-9]\d*$/)
  await proposer.getByRole("button", { name: zh("class.take") }).click()
  for (const key of ["form.title-Zh", "form.title-En", "form.reasons-Zh", "form.reasons-En"])
    await proposer.getByRole("textbox", { name: zh(key) }).fill(`Three fifths 五分之三 ${key}`)
  await proposer.getByRole("button", { name: zh("new.do") }).click()
  await expect(proposer).toHaveURL(/\/motions\/M-\d+$/)
  const address = new URL(proposer.url()).pathname
  await proposer.getByRole("button", { name: zh("do.consult") }).click()
  await expect(proposer.getByText(zh("done.consult"), { exact: true }).first()).toBeVisible()

  const en = (key: string) => textsOf("en")("governance", key)
  await engineer.goto(address)
  await engineer.getByRole("textbox", { name: en("comments.text") }).fill("Three fifths help the small ones.")
  await engineer.getByRole("button", { name: en("comments.do"), exact: true }).click()
  await expect(engineer.getByText(en("comments.done")).first()).toBeVisible()

  // The clock opens the ballot; three say yes, one abstains.
  const shown = async () => (await proposer.request.get(`/api${address}`)).json()
  comes(Date.parse((await shown()).motion.state.until) + 60 * minute)
  await expect(proposer.getByRole("heading", { name: zh("ballot.title"), exact: true })).toBeVisible({
    timeout: 60_000,
  })
  await castBallot(proposer, address, "zh", "yes")
  await castBallot(await as("delegate", "CN-JS", "en"), address, "en", "yes")
  await castBallot(await as("delegate", "CN-ZJ", "zh"), address, "zh", "yes")
  await castBallot(await as("delegate", "CN-AH", "en"), address, "en", "abstain")
  comes(Date.parse((await shown()).motion.state.closes) + 60 * minute)
  await proposer.goto(address)
  await expect(proposer.getByText("3 >= 4 - 1", { exact: true })).toBeVisible({ timeout: 60_000 })
  const votes = await proposer
    .locator("tr[data-vote]")
    .evaluateAll((rows) => rows.map((row) => `${row.getAttribute("data-member")} ${row.getAttribute("data-vote")}`))
  expect(votes).toEqual(["CN-SH yes", "CN-JS yes", "CN-ZJ yes", "CN-AH abstain"])

  // Anyone recounts: in the browser, and from the downloaded file with neither server nor network.
  await proposer.getByRole("button", { name: zh("recount.here") }).click()
  await expect(proposer.getByText(zh("recount.equal")).first()).toBeVisible()
  const [file] = await Promise.all([
    proposer.waitForEvent("download"),
    proposer.getByRole("link", { name: zh("recount.export") }).click(),
  ])
  const { verifier } = await (await proposer.request.get("/api/log/head")).json()
  expect(await recounted(await file.path(), verifier)).toMatchObject({ event: "same", differences: 0 })

  // Enacted, but not in force yet: one half still; from its first moment three fifths.
  const { effective } = (await shown()).motion.state
  comes(Date.parse(effective) - 5 * minute)
  expectRatio(await book(engineer, platformBehind.now()), 1n, 2n)
  comes(Date.parse(effective) + minute)
  expectRatio(await book(engineer, platformBehind.now()), 3n, 5n)
  expect(await billOf(engineer, early)).toEqual(bill)
  await proposer.goto("/parameters/vouchers.ratio")
  await expect(proposer.getByText("3/5", { exact: true }).first()).toBeVisible()
})

test("a sealed ballot is opened by the browser that made it, and elsewhere from its file alone", async ({
  browser,
  platformBehind,
}) => {
  test.setTimeout(600_000)
  const world = { browser, platform: platformBehind }
  const t = (key: string) => textsOf("en")("governance", key)
  const as = async (member: string) => openAs(world, await sampleAccount(platformBehind, "delegate", member), "en")
  const [first, second, third] = [await as("CN-SH"), await as("CN-JS"), await as("CN-ZJ")]
  const text = { zh: "提高所在地份额", en: "A larger share for the host" }
  const from = new Date(platformBehind.now() + 40 * day).toISOString().slice(0, 10)
  const change = {
    kind: "parameter",
    parameter: "settlement.host-jurisdiction-share",
    unit: "share of 1",
    value: "4/100",
  }
  const { motion } = await act(first, "/motions", { title: text, reasons: text, change: { ...change, from } })
  const address = `/motions/${motion.id}`
  await act(first, `${address}/consult`)
  const state = async () => (await (await first.request.get(`/api${address}`)).json()).motion.state
  come(platformBehind, Date.parse((await state()).until) + 60 * minute)
  await expect.poll(async () => (await state()).kind, { timeout: 60_000 }).toBe("ballot")

  const files: string[] = []
  for (const page of [first, second, third]) {
    await page.goto(address)
    await page.getByRole("radio", { name: t("choice.yes"), exact: true }).check()
    const [file] = await Promise.all([
      page.waitForEvent("download"),
      page.getByRole("button", { name: t("sealed.make") }).click(),
    ])
    files.push(await file.path())
    await page.getByRole("button", { name: t("do.seal") }).click()
    await expect(page.getByText(t("done.seal")).first()).toBeVisible()
  }
  // Nothing that was sent says what was chosen.
  expect(JSON.stringify(await state())).not.toMatch(/"(choice|nonce)"/)

  come(platformBehind, Date.parse((await state()).closes) + 60 * minute)
  for (const page of [first, second]) {
    await page.goto(address)
    await page.getByRole("button", { name: t("do.unseal") }).click()
    await expect(page.getByText(t("done.unseal")).first()).toBeVisible()
  }
  const elsewhere = await as("CN-ZJ")
  await elsewhere.goto(address)
  const file = elsewhere.locator('input[type="file"]').first()
  await file.setInputFiles(files[0] ?? "")
  await expect(elsewhere.getByText(t("sealed.file-wrong"))).toBeVisible()
  await file.setInputFiles(files[2] ?? "")
  await elsewhere.getByRole("button", { name: t("do.unseal") }).click()
  await expect(elsewhere.locator('tr[data-vote="yes"]')).toHaveCount(3, { timeout: 60_000 })
  await elsewhere.getByRole("button", { name: t("recount.here") }).click()
  await expect(elsewhere.getByText(t("recount.equal")).first()).toBeVisible()
})

/** What `delta vote recount` says last of a file. */
async function recounted(file: string, key: string): Promise<unknown> {
  const command = resolve(import.meta.dirname, "../../cli/delta")
  const { stdout } = await promisify(execFile)(command, ["vote", "recount", file, "--key", key, "--json"])
  return JSON.parse(stdout.trim().split("\n").at(-1) ?? "{}")
}
