import { globSync, readFileSync } from "node:fs"
import { join } from "node:path"
import type { Page } from "@playwright/test"
import { faultsOf, settledDown, sidewaysOf } from "./faults.ts"
import { anonymous, openAs, sampleAccount } from "./people.ts"
import { expect, type RunningPlatform, test } from "./platform.ts"
import { type Language, languages, textsOf } from "./texts.ts"

const web = join(import.meta.dirname, "../../web")

/** Who looks at which page; each page of the route table must be here. A function fills in what only the data know. */
type Who =
  | "visitor"
  | "delegate"
  | "engineer"
  | "facility-manager"
  | "voucher-officer"
  | "coordinator"
  | "registrar"
  | "statistics-officer"
  | "finance-officer"
  | "organisation-admin"
interface Visit {
  readonly route: string
  readonly as: Who
  /** Where it stands, or how that is found out, which may take an act first. */
  readonly address: string | (() => Promise<string>)
}

function visitsOf(platform: RunningPlatform, pageOf: (who: Who) => Promise<Page>): readonly Visit[] {
  const get = async (path: string) => (await fetch(`${platform.url}/api${path}`)).json()
  const made = once(async () => {
    const manager = await sampleAccount(platform, "facility-manager", "CN-JS")
    const owners = await get(`/organisations?q=${encodeURIComponent(manager.organisation.zh)}`)
    const owner = owners.items[0].id
    // Not one of the first, which the journeys of the same engineer book.
    const { jurisdiction, id } = (await get(`/facilities?bookable=true&organisation=${owner}`)).items.at(-1)
    const { id: booking, from, until } = await bookAnHour(await pageOf("engineer"), `${jurisdiction}/${id}`)
    return { owner, jurisdiction, at: `/facilities/${jurisdiction}/${id}`, booking, from, until }
  })
  const motion = once(async () => draftMotion(await pageOf("delegate")))
  const agreement = once(async () => draftAgreement(await pageOf("delegate")))
  const visit = (route: string, as: Who = "engineer", address: Visit["address"] = route): Visit => ({
    route,
    as,
    address,
  })
  return [
    visit("/", "visitor"),
    visit("/sign-in", "visitor"),
    visit("/account"),
    visit("/organisations"),
    visit("/organisations/$organisation", "engineer", async () => `/organisations/${(await made()).owner}`),
    visit("/organisations/new", "registrar"),
    visit("/import", "facility-manager"),
    visit("/rules", "visitor"),
    visit("/rules/$entry", "visitor", async () => `/rules/${(await get("/rules")).entries[0].id}`),
    visit("/rule-changes", "visitor"),
    visit("/matrix", "visitor"),
    visit("/divergences", "visitor"),
    visit("/duties", "facility-manager"),
    visit("/motions", "visitor"),
    visit("/motions/new", "delegate", "/motions/new?of=parameter&parameter=vouchers.ratio"),
    visit("/motions/$motion", "delegate", async () => `/motions/${await motion()}`),
    visit("/parameters", "visitor"),
    visit("/parameters/$parameter", "visitor", "/parameters/vouchers.ratio"),
    visit("/log", "visitor"),
    visit("/log/$id", "visitor", async () => `/log/${(await get("/log/entries?limit=1")).items[0].id}`),
    visit("/index-series", "visitor"),
    visit("/targets", "visitor"),
    visit("/plan-audit", "visitor"),
    visit("/autonomy", "visitor", "/autonomy?supplier=Firm+C3&table=challenges"),
    visit("/measures", "visitor"),
    visit("/index-workbench", "visitor", "/index-workbench?edit=structure"),
    visit("/index-workbench", "visitor", "/index-workbench?edit=steps&example=tai"),
    visit("/facilities", "engineer", "/facilities?q=TEM&hours=4"),
    visit("/facilities/$jurisdiction/$facility", "engineer", async () => {
      const { at, from, until } = await made()
      return `${at}?from=${from}&until=${until}`
    }),
    visit("/facilities/$jurisdiction/$facility/run", "facility-manager", async () => `${(await made()).at}/run`),
    visit("/bookings"),
    visit("/bookings/$jurisdiction/$booking", "engineer", async () => {
      const { jurisdiction, booking } = await made()
      return `/bookings/${jurisdiction}/${booking}?act=move`
    }),
    visit("/vouchers"),
    visit("/vouchers", "voucher-officer"),
    visit("/vouchers", "finance-officer"),
    visit("/statement", "coordinator"),
    visit("/ledger", "coordinator"),
    visit("/periods", "finance-officer"),
    visit("/subsidies", "voucher-officer"),
    visit("/subsidies", "organisation-admin"),
    visit("/output", "delegate"),
    visit("/output/record", "statistics-officer"),
    visit("/ownership", "visitor"),
    visit("/agreements", "visitor"),
    visit("/agreements/new", "delegate", async () => `/agreements/new?of=${await agreement()}&step=7`),
    visit("/agreements/$agreement", "delegate", async () => `/agreements/${await agreement()}`),
    visit("/apportionment", "visitor"),
    visit("/shares", "visitor"),
    visit("/claims", "visitor"),
  ]
}

/** What is worked out when it is first asked for, and only then. */
function once<Value>(work: () => Promise<Value>): () => Promise<Value> {
  let known: Promise<Value> | undefined
  return () => {
    known ??= work()
    return known
  }
}

/** Books the first free hour of a facility through the API, so that the pages have something to show. */
async function bookAnHour(page: Page, facility: string): Promise<{ id: string; from: string; until: string }> {
  // A full hour some days ahead: past every notice, and on the grid of every sample policy.
  const soonest = Math.ceil(Date.now() / 86_400_000 + 3) * 86_400_000
  const period = { from: new Date(soonest).toISOString(), until: new Date(soonest + 14 * 86_400_000).toISOString() }
  const slots = await (await page.request.get(`/api/facilities/${facility}/slots`, { params: period })).json()
  const { facility: known } = await (await page.request.get(`/api/facilities/${facility}`)).json()
  const length = known.policy.minimumMinutes * 60_000
  const gap = slots.free.find(
    (free: { readonly from: string; readonly until: string }) =>
      Date.parse(free.until) - Date.parse(free.from) >= length,
  )
  const wish = { from: gap.from, until: new Date(Date.parse(gap.from) + length).toISOString() }
  const reply = await page.request.post(`/api/facilities/${facility}/bookings`, {
    headers: { "Idempotency-Key": crypto.randomUUID() },
    data: { ...wish, voucher: null, purpose: "journey", acceptTerms: true },
  })
  expect(reply.status(), await reply.text()).toBe(200)
  return { ...wish, id: (await reply.json()).id }
}

/** Keeps an agreement between the delegate's member and another as a draft, through the API. @returns its id */
async function draftAgreement(page: Page): Promise<string> {
  const get = async (path: string) => (await page.request.get(`/api${path}`)).json()
  const { items: templates } = await get("/agreement-templates")
  const { jurisdictions, currency } = await get("/region")
  const [own] = (await get("/me")).memberships
  const both = [own.jurisdiction, ...jurisdictions.map(({ code }: { readonly code: string }) => code)]
  const empty = { measures: {}, stock: "", floor: "", cap: "", capOverTerm: "", appraisal: "" }
  const parties = [...new Set(both)].slice(0, 2).map((code) => ({
    ...{ place: code, member: code, share: "1/2", ...empty },
    name: jurisdictions.find((one: { readonly code: string }) => one.code === code).name,
  }))
  const title = { zh: "园区分享", en: "Park" }
  const [{ terms }] = templates.filter(({ id }: { readonly id: string }) => id === "enclave-fixed")
  const reply = await page.request.post("/api/agreements", {
    headers: { "Idempotency-Key": crypto.randomUUID() },
    data: { terms: { ...terms, title, parties, currency: currency.code } },
  })
  expect(reply.status(), await reply.text()).toBe(200)
  return (await reply.json()).agreement.id
}

/** Drafts a motion through the API. @returns its id */
async function draftMotion(page: Page): Promise<string> {
  const text = { zh: "提高创新券比例", en: "Raise the voucher ratio" }
  const from = new Date(Date.now() + 90 * 86_400_000).toISOString().slice(0, 10)
  const change = { kind: "parameter", parameter: "vouchers.ratio", unit: "share of 1", value: "3/5", from }
  const reply = await page.request.post("/api/motions", {
    headers: { "Idempotency-Key": crypto.randomUUID() },
    data: { title: text, reasons: text, change },
  })
  expect(reply.status(), await reply.text()).toBe(200)
  return (await reply.json()).motion.id
}

const routeFiles = globSync("*/routes.ts", { cwd: web })
const paths = routeFiles.flatMap((file) =>
  [...readFileSync(join(web, file), "utf8").matchAll(/\bpath: "([^"]+)"/g)].map(([, path = ""]) => path),
)

const everyLook = [1360, 390].flatMap((width) => ["light", "dark"].map((scheme) => ({ width, scheme })))
/** With every change each page is looked at once; the long run looks in both languages, lights and widths. */
const all = process.env.DELTA_EVERY_LOOK === "1"
const looks = all ? everyLook : everyLook.slice(0, 1)

/** Pages are shared out between the two workers by who looks, so that nobody signs in twice. */
const halves = ["visitors", "signed in"] as const
const runs = (all ? languages : languages.slice(0, 1)).flatMap(([language]) =>
  halves.map((half) => ({ language, half })),
)

for (const { language, half } of runs)
  test(`no page has a serious fault for assistive technology (${language}, ${half})`, async ({ browser, platform }) => {
    test.setTimeout(1_200_000)
    const open = async (who: Who): Promise<Page> => {
      if (who === "visitor") return (await anonymous({ browser, platform }, language)).newPage()
      const jurisdiction = { engineer: "CN-SH", "facility-manager": "CN-JS" }[who as string]
      return openAs({ browser, platform }, await sampleAccount(platform, who, jurisdiction), language)
    }
    const pages = new Map<Who, Page>()
    const pageOf = async (who: Who): Promise<Page> => {
      const page = pages.get(who) ?? (await open(who))
      pages.set(who, page)
      return page
    }
    const visits = visitsOf(platform, pageOf)
    expect([...new Set(visits.map(({ route }) => route))].sort()).toEqual([...new Set(paths)].sort())
    const faults: string[] = []
    for (const { as, address: known } of visits.filter(({ as }) => (as === "visitor") === (half === "visitors"))) {
      const page = await pageOf(as)
      const address = typeof known === "string" ? known : await known()
      await page.setViewportSize({ width: 1360, height: 844 })
      await page.goto(address)
      for (const { width, scheme } of looks) {
        await page.setViewportSize({ width, height: 844 })
        // Colours hang on this attribute alone: no need to load the page anew.
        await page.evaluate(
          (chosen) => document.documentElement.setAttribute("data-mantine-color-scheme", chosen),
          scheme,
        )
        await settledDown(page)
        for (const fault of [...(await faultsOf(page)), ...(await sidewaysOf(page))])
          faults.push(`${address} (${width}, ${scheme}) ${fault}`)
      }
    }
    expect(faults).toEqual([])
  })

/** Presses Tab until the focus is on what is looked for. */
async function tabTo(page: Page, wanted: string): Promise<void> {
  for (let pressed = 0; pressed < 80; pressed++) {
    if (await page.evaluate((selector) => document.activeElement?.matches(selector) ?? false, wanted)) return
    await page.keyboard.press("Tab")
  }
  throw new Error(`${wanted} cannot be reached by Tab`)
}

const keyboardLanguage: Language = "en"
test("a time is found and its price seen without a mouse", async ({ browser, platform }) => {
  const t = textsOf(keyboardLanguage)
  const page = await openAs({ browser, platform }, await sampleAccount(platform, "engineer", "CN-SH"), keyboardLanguage)
  await page.goto("/facilities")
  await settledDown(page)
  await tabTo(page, 'main input[type="search"]')
  await page.keyboard.type("TEM")
  await expect(page).toHaveURL(/q=TEM/)
  await settledDown(page)
  await tabTo(page, 'main a[href^="/facilities/"]')
  await page.keyboard.press("Enter")
  await expect(page).toHaveURL(/\/facilities\/[^/]+\/[^/?]+/)
  await settledDown(page)
  await page.keyboard.press("Tab")
  await tabTo(page, '[role="grid"] button')
  const focused = (attribute: string) =>
    page.evaluate((name) => document.activeElement?.getAttribute(name) ?? "", attribute)
  const before = await focused("data-from")
  await page.keyboard.press("PageDown")
  // The focus goes along to the next week, and stays while its times arrive.
  await expect.poll(() => focused("data-from")).toBe(new Date(Date.parse(before) + 7 * 86_400_000).toISOString())
  await settledDown(page)
  const states = await page
    .locator('[role="grid"] button')
    .evaluateAll((fields) =>
      fields.map((field) => [field.getAttribute("data-cell") ?? "", field.getAttribute("data-state") ?? ""]),
    )
  const [row = 0, column = 0] = (states.find(([, state]) => state === "free")?.[0] ?? "").split(" ").map(Number)
  await page.keyboard.press("Home")
  for (let count = 0; count < column; count++) await page.keyboard.press("ArrowRight")
  const here = async () => Number((await focused("data-cell")).split(" ")[0])
  while ((await here()) > row) await page.keyboard.press("ArrowUp")
  while ((await here()) < row) await page.keyboard.press("ArrowDown")
  await page.keyboard.press("Enter")
  await expect(page.locator('tr[data-row="pay"]')).toBeVisible()
  await tabTo(page, "main textarea")
  await page.keyboard.type("by keyboard")
  await expect(page.getByRole("button", { name: t("facilities", "confirm.book") })).toBeEnabled()
})
