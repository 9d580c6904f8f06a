import AxeBuilder from "@axe-core/playwright"
import { expect, type Page, type Request } from "@playwright/test"

/** Serious and critical faults of a page as it stands, in words that tell where. */
export async function faultsOf(page: Page): Promise<readonly string[]> {
  // Our pages have no frames, and only faults are read: both save most of the time.
  const { violations } = await new AxeBuilder({ page })
    .setLegacyMode(true)
    .options({ resultTypes: ["violations"] })
    .analyze()
  return violations
    .filter(({ impact }) => impact === "serious" || impact === "critical")
    .flatMap(({ id, nodes }) =>
      nodes.map(({ target, failureSummary }) => `${id} ${target.join(" ")}: ${failureSummary}`),
    )
}

/** What sticks out of a page sideways; on a phone a page never scrolls that way. */
export async function sidewaysOf(page: Page): Promise<readonly string[]> {
  return page.evaluate(() => {
    const room = document.documentElement.clientWidth
    if (document.documentElement.scrollWidth <= room) return []
    const wide = [...document.querySelectorAll("main *")].filter(
      (element) => element.getBoundingClientRect().right > room + 1,
    )
    const names = wide.slice(0, 5).map((element) => `${element.tagName.toLowerCase()}.${element.className}`)
    return [`scrolls sideways: ${names.join(" ")}`]
  })
}

/** Requests of a page that are under way, and when the last one ended. */
interface Traffic {
  readonly open: Set<Request>
  quietSince: number
}
const trafficOf = new WeakMap<Page, Traffic>()

function watched(page: Page): Traffic {
  const known = trafficOf.get(page)
  if (known !== undefined) return known
  const traffic: Traffic = { open: new Set(), quietSince: Date.now() }
  page.on("request", (request) => traffic.open.add(request))
  const end = (request: Request) => {
    traffic.open.delete(request)
    traffic.quietSince = Date.now()
  }
  page.on("requestfinished", end)
  page.on("requestfailed", end)
  trafficOf.set(page, traffic)
  return traffic
}

/** How long no request may be under way before a page counts as still. */
const still = 150

/** Waits until nothing of a page is on its way; from its second call on it knows which requests are. */
export async function settledDown(page: Page): Promise<void> {
  if (!trafficOf.has(page)) {
    watched(page)
    await page.waitForLoadState("networkidle")
  }
  const traffic = watched(page)
  await expect(async () => {
    expect(traffic.open.size).toBe(0)
    expect(Date.now() - traffic.quietSince).toBeGreaterThan(still)
    expect(await page.locator('[aria-busy="true"]').count()).toBe(0)
  }).toPass({ intervals: [60], timeout: 30_000 })
}
