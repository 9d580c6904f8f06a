import { readFileSync } from "node:fs"
import { join } from "node:path"

/** The languages of the pages, each with the browser's locale that chooses it. */
export const languages = [
  ["zh", "zh-CN"],
  ["en", "en-GB"],
] as const
/** A language of the pages. */
export type Language = (typeof languages)[number][0]

const web = join(import.meta.dirname, "../../web")

/**
 * The pages' own words: a journey looks for what a reader sees.
 * @example textsOf("en")("facilities", "do.check-in") // "Check in"
 */
export function textsOf(language: Language): (domain: string, key: string) => string {
  return (domain, key) => {
    const catalogue: Readonly<Record<string, string>> = JSON.parse(
      readFileSync(join(web, domain, `${language}.json`), "utf8"),
    )
    const text = catalogue[key]
    if (text === undefined) throw new Error(`no text ${key} in ${domain}/${language}.json`)
    return text
  }
}
