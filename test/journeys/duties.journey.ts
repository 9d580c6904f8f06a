import type { Page } from "@playwright/test"
import { anonymous, openAs, sampleAccount } from "./people.ts"
import { expect, type RunningPlatform, test } from "./platform.ts"
import { textsOf } from "./texts.ts"

interface Owed {
  readonly entry: string
  readonly warnOn: string
  readonly dueOn: string
}

/** An engineer of another member asks for an hour of an instrument whose owner answers requests. */
async function request(page: Page, { url }: RunningPlatform, ownerName: string): Promise<void> {
  const get = async (path: string) => (await page.request.get(`${url}/api${path}`)).json()
  const { items: owners } = await get(`/organisations?q=${encodeURIComponent(ownerName)}`)
  const { items } = await get(`/facilities?bookable=true&organisation=${owners[0].id}`)
  const { jurisdiction, id } = items.find(({ acceptance }: { readonly acceptance: string }) => acceptance === "owner")
  // Late enough that the answer is due before the use begins.
  const soonest = Math.ceil(Date.now() / 86_400_000 + 13) * 86_400_000
  const period = `from=${new Date(soonest).toISOString()}&until=${new Date(soonest + 10 * 86_400_000).toISOString()}`
  const { free } = await get(`/facilities/${jurisdiction}/${id}/slots?${period}`)
  const { facility } = await get(`/facilities/${jurisdiction}/${id}`)
  const length = facility.policy.minimumMinutes * 60_000
  const gap = free.find(
    (one: { readonly from: string; readonly until: string }) => Date.parse(one.until) - Date.parse(one.from) >= length,
  )
  const until = new Date(Date.parse(gap.from) + length).toISOString()
  const reply = await page.request.post(`${url}/api/facilities/${jurisdiction}/${id}/bookings`, {
    headers: { "Idempotency-Key": crypto.randomUUID() },
    data: { from: gap.from, until, voucher: null, purpose: "journey", acceptTerms: true },
  })
  expect(reply.status(), await reply.text()).toBe(200)
}

test("an owner sees the clock of a request, is warned before its last day, and finds what silence did", async ({
  browser,
  platformAhead,
}) => {
  test.setTimeout(300_000)
  const t = (key: string) => textsOf("en")("rulebook", key)
  const world = { browser, platform: platformAhead }
  const manager = await sampleAccount(platformAhead, "facility-manager", "CN-JS")
  await request(
    await openAs(world, await sampleAccount(platformAhead, "engineer", "CN-SH"), "en"),
    platformAhead,
    manager.organisation.zh,
  )
  const page = await openAs(world, manager, "en")
  await page.goto("/duties")
  const mine = page.getByRole("list", { name: t("duties.mine") }).getByRole("listitem")
  await expect(mine).toHaveCount(1)
  await expect(mine).toContainText("RL-05")
  await expect(mine.getByText(t("duty.open"), { exact: true })).toBeVisible()
  await expect(mine).toContainText("working days left")
  const { items }: { readonly items: readonly Owed[] } = await (await page.request.get("/api/duties/mine")).json()
  const [owed] = items
  if (owed === undefined) throw new Error("no duty is owed")
  const letNoonCome = (day: string) =>
    platformAhead.ahead(Math.ceil((Date.parse(`${day}T12:00:00+08:00`) - Date.now()) / 60_000))

  letNoonCome(owed.warnOn)
  const warned = await openAs(world, manager, "en")
  await warned.goto("/duties")
  const then = warned.getByRole("list", { name: t("duties.mine") }).getByRole("listitem")
  await expect(then.getByText(t("duty.warned"), { exact: true })).toBeVisible()

  // Nobody answers: the scheduler lets silence take its effect within a minute. Everyone sees that nothing runs any more.
  letNoonCome(new Date(Date.parse(`${owed.dueOn}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10))
  const visitor = await (await anonymous(world, "en")).newPage()
  const { jurisdictions } = await (await visitor.request.get("/api/region")).json()
  const name = jurisdictions.find(({ code }: { readonly code: string }) => code === "CN-JS").name.en
  await expect(async () => {
    await visitor.goto("/duties")
    const counts = visitor.getByRole("row").filter({ hasText: name }).getByRole("cell")
    await expect(counts).toHaveText(["0", "0", "0"], { timeout: 3_000 })
  }).toPass({ timeout: 120_000, intervals: [5_000] })

  // Sessions end by the machine's clock and could not come along so far: the owner looks at what became of it from before.
  letNoonCome(owed.warnOn)
  await warned.goto("/duties?show=ended")
  await expect(warned.getByText(t("duties.how-lapsed"))).toBeVisible()
})
