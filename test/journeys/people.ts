import { type Browser, type BrowserContext, expect, type Page } from "@playwright/test"
import type { RunningPlatform } from "./platform.ts"
import { type Language, languages, textsOf } from "./texts.ts"

/** A sample account as the region offers it. */
export interface SampleAccount {
  readonly email: string
  readonly password: string
  readonly name: Readonly<Record<Language, string>>
  readonly organisation: Readonly<Record<Language, string>>
  readonly jurisdiction: string
  readonly roles: readonly string[]
}

/** The sample account with a role, of a jurisdiction when one is named. */
export async function sampleAccount(
  { url }: RunningPlatform,
  role: string,
  jurisdiction?: string,
): Promise<SampleAccount> {
  const region: { readonly sampleAccounts: readonly SampleAccount[] } = await (await fetch(`${url}/api/region`)).json()
  const found = region.sampleAccounts.find(
    (account) => account.roles.includes(role) && (jurisdiction === undefined || account.jurisdiction === jurisdiction),
  )
  if (found === undefined) throw new Error(`no sample account is a ${role}`)
  return found
}

/** A browser of one person's own, signed in by the button that the sign-in page offers. */
export async function openAs(
  { browser, platform }: { readonly browser: Browser; readonly platform: RunningPlatform },
  account: SampleAccount,
  language: Language,
): Promise<Page> {
  const page = await (await anonymous({ browser, platform }, language)).newPage()
  await page.goto("/sign-in")
  const button = page.getByRole("button", { name: account.name[language] })
  await button.filter({ hasText: account.organisation[language] }).first().click()
  await expect(page.getByRole("link", { name: textsOf(language)("frame", "page.bookings") }).first()).toBeVisible()
  await expect(page).not.toHaveURL(/sign-in/)
  return page
}

/** A browser in which nobody is signed in. */
export function anonymous(
  { browser, platform }: { readonly browser: Browser; readonly platform: RunningPlatform },
  language: Language,
): Promise<BrowserContext> {
  const locale = languages.find(([one]) => one === language)?.[1] ?? "zh-CN"
  return browser.newContext({ baseURL: platform.url, locale, viewport: { width: 1360, height: 900 } })
}
