import { globSync, readFileSync } from "node:fs"
import { join } from "node:path"
import { describe, expect, test } from "vitest"

const web = import.meta.dirname
const plural = /_(one|other)$/
const domains = globSync("*/zh.json", { cwd: web }).map((file) => file.replace("/zh.json", ""))

function catalogue(domain: string, language: string): Readonly<Record<string, string>> {
  return JSON.parse(readFileSync(join(web, domain, `${language}.json`), "utf8"))
}

const sources = globSync("**/*.{ts,tsx}", { cwd: web, exclude: ["dist/**"] })
  .filter((file) => !file.endsWith(".test.ts"))
  .map((file) => readFileSync(join(web, file), "utf8"))

/**
 * The keys that the pages ask for: each `t("key")` belongs to the domain that the nearest `useTranslation` before it
 * names; a template like `place.${name}` asks for every key with that beginning. A key in another place of the code
 * (a table of labels) counts as used wherever it stands, since the compiler checks it against the catalogues.
 */
function isUsed(key: string): boolean {
  return sources.some(
    (source) =>
      source.includes(`"${key}"`) ||
      [...source.matchAll(/`([a-z][\w.-]*)\$\{[^`]*\}([\w.-]*)`/g)].some(
        ([, start = "", end = ""]) => start.includes(".") && key.startsWith(start) && key.endsWith(end),
      ),
  )
}

describe.each(domains)("the catalogue %s", (domain) => {
  const zh = catalogue(domain, "zh")
  const en = catalogue(domain, "en")
  const bare = (texts: Readonly<Record<string, string>>) =>
    [...new Set(Object.keys(texts).map((key) => key.replace(plural, "")))].sort()

  test("has the same keys in both languages", () => {
    expect(bare(en)).toEqual(bare(zh))
  })
  test("gives both English forms where there is one for counting", () => {
    const counted = Object.keys(en).filter((key) => plural.test(key))
    for (const key of counted) {
      expect(en).toHaveProperty([key.replace(plural, "_one")])
      expect(en).toHaveProperty([key.replace(plural, "_other")])
    }
  })
  test("has no text that no page uses", () => {
    expect(bare(zh).filter((key) => !isUsed(key))).toEqual([])
  })
  test("puts the same facts into both languages", () => {
    const facts = (text: string) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name).sort()
    for (const [key, text] of Object.entries(en)) {
      const inChinese = zh[key] ?? zh[key.replace(plural, "")]
      expect(facts(inChinese ?? ""), key).toEqual(facts(text))
    }
  })
  test("writes Chinese with Chinese punctuation", () => {
    // A comma, colon or question mark of the other script right beside a Chinese character.
    const wrong = Object.entries(zh).filter(([, text]) => /[\u4e00-\u9fff][,;:?!]|[,;?!][\u4e00-\u9fff]/.test(text))
    expect(wrong).toEqual([])
  })
})

test("the pages ask for no key that their catalogue lacks", () => {
  const missing = sources.flatMap((source) => {
    const scopes = [...source.matchAll(/\{ t(?:: (\w+))? \} = useTranslation\("(\w+)"\)/g)]
    return [...source.matchAll(/\b(\w+)\(\s*"([\w.-]+)"/g)].flatMap(({ index, 1: name = "", 2: key = "" }) => {
      const domain = scopes.findLast((scope) => scope.index < index && (scope[1] ?? "t") === name)?.[2]
      if (domain === undefined) return []
      const known = domains.includes(domain) ? catalogue(domain, "zh") : {}
      return key in known || `${key}_other` in known ? [] : [`${domain}: ${key}`]
    })
  })
  expect(missing).toEqual([])
})
