import { sql } from "kysely"
import { afterAll, beforeAll, expect, test } from "vitest"
import { cloneDatabase, type TestDatabase } from "../test/database.ts"
import { rows } from "./database.ts"
import { queryTerms, type SearchTexts, searchTerms, searchVector } from "./search-terms.ts"

let database: TestDatabase
beforeAll(async () => {
  database = await cloneDatabase()
})
afterAll(() => database.drop())

const catalogue: Readonly<Record<string, SearchTexts>> = {
  tem: {
    main: [
      "场发射透射电镜",
      "Field-emission transmission electron microscope",
      "TEM",
      "透射电镜",
      "Transmission electron microscopy",
    ],
    place: ["合肥市", "Hefei"],
    more: ["冷冻样品杆", "Cryo holder", "200 kV", "0.1 nm", "80..300 kV"],
  },
  sem: {
    main: ["扫描电镜", "Scanning electron microscope", "SEM"],
    place: ["上海市", "Shanghai"],
    more: ["扫描透射探测器", "STEM detector", "冷台", "Cryo stage", "30 kV", "射电屏蔽"],
  },
  climate: {
    main: ["气候箱", "Climate chamber"],
    place: ["苏州市", "Suzhou"],
    more: ["温度", "Temperature", "-196..600 °C"],
  },
  lcms: {
    main: ["液相色谱-质谱联用仪", "Liquid chromatograph-mass spectrometer", "LC-MS"],
    place: ["宿州市", "Suzhou"],
    more: [],
  },
  gcms: {
    main: ["气相色谱-质谱联用仪", "Gas chromatograph-mass spectrometer", "GC-MS"],
    place: ["杭州市", "Hangzhou"],
    more: ["LC inlet"],
  },
  template: { main: ["仿形铣床模板", "Template milling machine"], place: [], more: ["transmission gear"] },
}

async function found(typed: string): Promise<string[]> {
  const query = await queryTerms(typed)
  if (query === undefined) return []
  const [names, vectors] = [Object.keys(catalogue), Object.values(catalogue).map(searchVector)]
  const hits = await rows(
    database.db,
    sql<{ name: string }>`
      select name from unnest(${names}::text[], ${vectors}::text[]) as listed (name, vector)
      where vector::tsvector @@ ${query}::tsquery order by name`,
  )
  return hits.map(({ name }) => name)
}

test.each([
  "透射电镜",
  "透射 电镜 冷冻",
  "TEM",
  "tem",
  "toushe dianjing",
  "toushedianjing",
  "tou she dian jing",
  "tsdj",
  "TSDJ",
  "transmission electron microscope",
  "Transmission Electron Microscopes",
  "field emission microscope",
  "合肥透射电镜",
  "在合肥的透射电镜",
  "hefei TEM",
  "TEM 200kV",
  "TEM 200 kV",
  "cryo holders",
  "冷冻样品杆",
  "0.1nm",
])("%s finds the transmission electron microscope alone", async (typed) => {
  expect(await found(typed)).toEqual(["tem"])
})

test("the near miss that holds all pairs of 透射电镜 apart is not found by 透射电镜", async () => {
  expect(await found("透射电镜")).toEqual(["tem"])
})

test("an acronym does not find words that begin with it", async () => {
  expect(await found("TEM")).not.toContain("template")
})

test("电镜 finds both electron microscopes", async () => {
  expect(await found("电镜")).toEqual(["sem", "tem"])
})

test("dianjing finds both electron microscopes", async () => {
  expect(await found("dianjing")).toEqual(["sem", "tem"])
})

test("LC-MS does not find a GC-MS with an LC inlet", async () => {
  expect(await found("LC-MS")).toEqual(["lcms"])
})

test("an acronym is found without its hyphen", async () => {
  expect(await found("lcms")).toEqual(["lcms"])
})

test("Suzhou finds what stands in either city of that name", async () => {
  expect(await found("suzhou")).toEqual(["climate", "lcms"])
})

test("苏州 finds only the one", async () => {
  expect(await found("苏州")).toEqual(["climate"])
})

test("the beginning of a long word finds it", async () => {
  expect(await found("chromat")).toEqual(["gcms", "lcms"])
})

test("another voltage does not find the instrument", async () => {
  expect(await found("TEM 400 kV")).toEqual([])
})

test("full-width letters, capitals and the single degree sign are read alike", async () => {
  expect(await found("ＴＥＭ")).toEqual(["tem"])
  expect(await found("600℃")).toEqual(["climate"])
})

test("what cannot be looked for gives no query", async () => {
  expect(await queryTerms(" ,;—!? ")).toBeUndefined()
})

test("quotes, backslashes and operators in what is typed are only text", async () => {
  for (const typed of ["' & !tem", "a'b\\c", "tem | sem:*", "(((", "o'brien's", "\\", "<->"])
    await expect(found(typed)).resolves.toBeDefined()
})

test("a name weighs more than what is said further down", () => {
  const terms = searchTerms({ main: ["TEM"], place: [], more: ["TEM holder"] })
  expect([terms.get("tem")?.weight, terms.get("holder")?.weight]).toEqual(["A", "D"])
})
