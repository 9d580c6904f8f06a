import { afterAll, beforeAll, expect, test } from "vitest"
import { cloneDatabase, type TestDatabase } from "./database.ts"
import { type ForeignKey, type Index, readSchema, type Table, wrongIn } from "./schema-rules.ts"

let database: TestDatabase
beforeAll(async () => {
  database = await cloneDatabase()
})
afterAll(() => database.drop())

test("every table says how it is spread, and jurisdiction stands first in each of its keys", async () => {
  const schema = await readSchema(database.pool)
  expect(schema.tables.length).toBeGreaterThan(5)
  expect(schema.tables.some(({ spread }) => spread === "by jurisdiction")).toBe(true)
  expect(wrongIn(schema)).toEqual([])
})

// The checker itself, on tables that break each rule.
const table = (name: string, spread: Table["spread"]): Table => ({ name, spread })
const index = (of: string, columns: string[], more: Partial<Index> = {}): Index => ({
  name: `${of}_index`,
  table: of,
  columns,
  exclusion: false,
  equalOnJurisdiction: false,
  ...more,
})
const key = (from: string, to: string, columns: string[], targets: string[]): ForeignKey => ({
  name: `${from}_${to}`,
  table: from,
  target: to,
  columns,
  targets,
})
const big = table("booking", "by jurisdiction")
const other = table("slot", "by jurisdiction")
const small = table("city", "reference")

test.each([
  ["a table without its word", { tables: [table("stray", undefined)], indexes: [], foreignKeys: [] }],
  ["a primary key that starts otherwise", { tables: [big], indexes: [index("booking", ["id"])], foreignKeys: [] }],
  ["a table without any key", { tables: [big], indexes: [], foreignKeys: [] }],
  [
    "an exclusion that compares jurisdiction by overlap",
    {
      tables: [big],
      indexes: [index("booking", ["jurisdiction", "id"]), index("booking", ["jurisdiction"], { exclusion: true })],
      foreignKeys: [],
    },
  ],
  [
    "a foreign key between big tables without jurisdiction",
    {
      tables: [big, other],
      indexes: [index("booking", ["jurisdiction", "id"]), index("slot", ["jurisdiction", "id"])],
      foreignKeys: [key("booking", "slot", ["slot"], ["id"])],
    },
  ],
  [
    "a reference table that refers to a big one",
    {
      tables: [big, small],
      indexes: [index("booking", ["jurisdiction", "id"]), index("city", ["id"])],
      foreignKeys: [key("city", "booking", ["jurisdiction", "id"], ["jurisdiction", "id"])],
    },
  ],
])("the checker finds %s", (_, schema) => {
  expect(wrongIn(schema)).toHaveLength(1)
})

test("the checker lets a sound schema pass", () => {
  const schema = {
    tables: [big, other, small],
    indexes: [
      index("booking", ["jurisdiction", "id"]),
      index("slot", ["jurisdiction", "id"]),
      index("slot", ["facility", "jurisdiction"], { exclusion: true, equalOnJurisdiction: true }),
      index("city", ["id"]),
    ],
    foreignKeys: [
      key("booking", "slot", ["jurisdiction", "slot"], ["jurisdiction", "id"]),
      key("booking", "city", ["city"], ["id"]),
    ],
  }
  expect(wrongIn(schema)).toEqual([])
})
