import { execFileSync } from "node:child_process"
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs"
import { tmpdir } from "node:os"
import { join } from "node:path"
import type { Download, Page } from "@playwright/test"
import { unzipSync } from "fflate"
import writeSheet from "write-excel-file/node"
import { anonymous } from "./people.ts"
import { expect, test } from "./platform.ts"
import { type Language, languages, textsOf } from "./texts.ts"

const delta = join(import.meta.dirname, "../../cli/delta")

/** The pages' own words with their facts filled in. */
function wordsOf(language: Language) {
  const say = textsOf(language)
  return (key: string, facts: Readonly<Record<string, string | number>> = {}) =>
    Object.entries(facts).reduce(
      (text, [name, value]) => text.replaceAll(`{{${name}}}`, `${value}`),
      say("observatory", key),
    )
}

async function saved(page: Page, button: string): Promise<Download> {
  const saving = page.waitForEvent("download")
  await page.getByRole("button", { name: button, exact: true }).click()
  return saving
}

const table = (csv: string) =>
  csv
    .trim()
    .split("\n")
    .map((row) => row.split(","))

for (const [language] of languages)
  test(`an index is built from an example, tried, split, handed on as a bundle and run again to the same bytes (${language})`, async ({
    browser,
    platform,
  }) => {
    test.setTimeout(300_000)
    const t = wordsOf(language)
    const page = await (await anonymous({ browser, platform }, language)).newPage()
    await page.goto("/index-workbench?example=yangtze-rd")
    const results = page.getByRole("region", { name: t("bench.results"), exact: true })
    const scores = results.getByRole("button", { name: t("bench.save-file", { file: "scores.csv" }), exact: true })
    // The engine is loaded into a thread of its own first, which a busy machine may take long for.
    await expect(scores).toBeVisible({ timeout: 60_000 })

    await test.step("a base year stands at 100, and what is known for one year only is marked", async () => {
      const base = await saved(page, t("bench.save-file", { file: "base.csv" }))
      const [head, ...rows] = table(readFileSync(await base.path(), "utf8"))
      expect(head).toEqual(["unit", "period", "code", "level", "index"])
      const tops = rows.filter(([, , code]) => code === "INDEX")
      expect(tops).toHaveLength(24)
      for (const [, period, , , index] of tops)
        if (period === "2018") expect(Number(index)).toBeCloseTo(100, 9)
        else expect(Number(index)).toBeGreaterThan(100)
      const marks = await saved(page, t("bench.save-file", { file: "marks.csv" }))
      expect(readFileSync(await marks.path(), "utf8")).toContain("CN-SH,2018,PCT,1,carried,")
    })

    await test.step("a weight is written, and the ranks are made anew", async () => {
      await page.getByRole("tab", { name: t("bench.part.structure"), exact: true }).click()
      await page.getByRole("treeitem", { name: /INTENSITY/ }).click()
      await page.getByLabel(t("bench.node.weight"), { exact: true }).fill("3")
      await expect(page).not.toHaveURL(/example=/)
      await expect(page.getByRole("combobox", { name: t("bench.example") })).toHaveValue("")
      await expect(page.getByText(t("bench.running"))).toHaveCount(0, { timeout: 60_000 })
      const changed = readFileSync(
        await (await saved(page, t("bench.save-file", { file: "scores.csv" }))).path(),
        "utf8",
      )
      const of = (code: string) =>
        Number(table(changed).find((row) => row.slice(0, 3).join() === `CN-SH,2023,${code}`)?.[4] ?? Number.NaN)
      expect(of("INPUT")).toBeCloseTo((of("RD") + 3 * of("INTENSITY")) / 4, 9)
      await page.reload()
      await page.getByRole("tab", { name: t("bench.part.structure"), exact: true }).click()
      await page.getByRole("treeitem", { name: /INTENSITY/ }).click()
      await expect(page.getByLabel(t("bench.node.weight"), { exact: true })).toHaveValue("3")
    })

    await test.step("uncertainty and sensitivity are tried in threads", async () => {
      await page.getByRole("button", { name: t("bench.try-uncertainty", { runs: 1000 }) }).click()
      await expect(page.locator('[data-trial="uncertainty"]')).toBeVisible({ timeout: 120_000 })
      await page.getByRole("button", { name: t("bench.try-sensitivity", { runs: 1280 }) }).click()
      await expect(page.locator('[data-trial="sensitivity"]')).toBeVisible({ timeout: 60_000 })
    })

    await test.step("the change between two years is split by indicator", async () => {
      await page.getByRole("button", { name: t("view.name.split"), exact: true }).click()
      await expect(page).toHaveURL(/view=split/)
      await expect(results.getByRole("region", { name: t("view.name.split"), exact: true })).toContainText(
        language === "zh" ? "研发强度" : "R&D intensity",
      )
    })

    await test.step("the bundle is opened elsewhere and run again: the same bytes", async () => {
      const bundle = await saved(page, t("bench.save-bundle"))
      const bytes = readFileSync(await bundle.path())
      const names = Object.keys(unzipSync(bytes))
      for (const name of [
        "method.yaml",
        "structure.csv",
        "units.csv",
        "long.csv",
        "scores.csv",
        "marks.csv",
        "base.csv",
      ])
        expect(names).toContain(name)
      for (const name of ["log.json", "uncertainty.csv", "sensitivity.csv", "plan.json"]) expect(names).toContain(name)
      const other = await (await anonymous({ browser, platform }, language)).newPage()
      await other.goto("/index-workbench")
      const bring = other.getByLabel(t("bench.bring"), { exact: true })
      await bring.setInputFiles({ name: "bundle.zip", mimeType: "application/zip", buffer: bytes })
      await expect(other.locator('[data-verdict="same"]')).toBeVisible({ timeout: 90_000 })
      await expect(other.locator('[data-verdict="same"]')).toContainText("uncertainty.csv")
      const again = await saved(other, t("bench.save-bundle"))
      expect(unzipSync(readFileSync(await again.path()))).toEqual(unzipSync(bytes))
    })

    await test.step("the command line makes the same bytes from the same files", async () => {
      const bundle = unzipSync(readFileSync(await (await saved(page, t("bench.save-bundle"))).path()))
      const folder = mkdtempSync(join(tmpdir(), "delta-index-"))
      for (const name of ["method.yaml", "structure.csv", "units.csv", "long.csv"])
        writeFileSync(join(folder, name), bundle[name] ?? "")
      const given = [join(folder, "method.yaml"), "--data", join(folder, "long.csv"), "--out", join(folder, "out")]
      for (const work of ["run", "uncertainty"]) execFileSync(delta, ["index", work, ...given])
      for (const name of readdirSync(join(folder, "out")))
        expect([name, readFileSync(join(folder, "out", name)).equals(bundle[name] ?? new Uint8Array())]).toEqual([
          name,
          true,
        ])
      rmSync(folder, { recursive: true })
    })
  })

test("a workbook with one column per indicator is shown as it will be read; a wrong number is named with its row", async ({
  browser,
  platform,
}) => {
  const t = wordsOf("zh")
  const page = await (await anonymous({ browser, platform }, "zh")).newPage()
  await page.goto("/index-workbench?example=yangtze-rd")
  const rows = [
    ["unit", "year", "RD", "INTENSITY", "PCT"],
    ["CN-SH", 2018, 1359.2, 4.16, 6185],
    ["CN-JS", 2018, 2504.4, 2.7, 6547],
    ["CN-ZJ", 2018, 1445.7, 2.57, 4364],
    ["CN-AH", 2018, 649, 2.16, 1901],
  ]
  const cells = rows.map((row) =>
    row.map((value) => (typeof value === "number" ? { value, type: Number } : { value, type: String })),
  )
  const bring = page.getByLabel(t("bench.bring"), { exact: true })
  const mimeType = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
  await bring.setInputFiles({ name: "省市.xlsx", mimeType, buffer: await writeSheet(cells).toBuffer() })
  await expect(page.getByRole("combobox", { name: t("bench.taken-as", { file: "省市.xlsx" }) })).toHaveValue("wide")
  const becomes = page.getByRole("region", { name: t("bench.first-rows", { file: t("bench.wide-result") }) })
  await expect(becomes.getByRole("row", { name: "CN-SH 2018 RD 1359.2" })).toBeVisible()
  await page.getByRole("button", { name: t("bench.take"), exact: true }).click()
  await expect(page.getByText("省市.xlsx")).toBeVisible()
  const scores = readFileSync(await (await saved(page, t("bench.save-file", { file: "scores.csv" }))).path(), "utf8")
  expect(table(scores).filter(([, , code]) => code === "INDEX")).toHaveLength(4)
  // GB18030, as spreadsheets in China write it: 江苏 is 0xBDAD 0xCBD5.
  const broken = Buffer.concat([
    Buffer.from("unit,period,indicator,value,note\nCN-SH,2018,RD,1359.2,\nCN-JS,2018,RD,2504.4x,"),
    Buffer.from([0xbd, 0xad, 0xcb, 0xd5, 0x0a]),
  ])
  await bring.setInputFiles({ name: "broken.csv", mimeType: "text/csv", buffer: broken })
  await page.getByRole("button", { name: t("bench.take"), exact: true }).click()
  await expect(page.getByRole("alert")).toContainText("broken.csv 第 3 行")
  await expect(page.getByRole("alert")).toContainText("2504.4x")
})
