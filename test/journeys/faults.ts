import AxeBuilder from "@axe-core/playwright"
import { expect, type Page } from "@playwright/test"

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

/** Waits until nothing of a page is on its way. */
export async function settledDown(page: Page): Promise<void> {
  await page.waitForLoadState("networkidle")
  await expect(page.locator('[aria-busy="true"]')).toHaveCount(0)
}
