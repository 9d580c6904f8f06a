import { type Currency, longestName, parseMinorUnits, Refusal, type Text } from "../base/index.ts"
import type { CostModel, Facility, SlotPolicy, Specification } from "./facility.ts"
import { checkCosts, checkPolicy } from "./policy.ts"
import { specificationFault } from "./specification.ts"

/** An instrument as a row of a file gives it; the platform adds id, owner and jurisdiction. */
export type FacilityDraft = Pick<
  Facility,
  | "name"
  | "acronym"
  | "instrumentClass"
  | "description"
  | "techniques"
  | "specifications"
  | "accessories"
  | "costs"
  | "policy"
> & { readonly row: number; readonly city: string }

/** A cell that keeps its row out. `row` counts as a spreadsheet does: the line of names is 1. */
export interface FacilityFinding {
  readonly row: number
  readonly column: string
  readonly cause: Text
}

export interface FacilityImportAgainst {
  /** Known city codes, and the names that name exactly one city. */
  readonly cityOf: (written: string) => string | undefined
  /** Known class codes and names. */
  readonly classOf: (written: string) => string | undefined
  readonly currency: Currency
  readonly maximumHorizonDays: number
}

/** Columns of the file; those with a star are needed. */
export const facilityColumnNames = [
  "name_zh*",
  "name_en*",
  "city*",
  "class*",
  "acronym",
  "techniques",
  "specifications",
  "accessories",
  "hourly_price",
  "set_up_price",
  "opening",
  "slot_minutes",
  "minimum_minutes",
  "maximum_minutes",
  "notice_hours",
  "horizon_days",
  "acceptance",
  "qualification",
] as const

class CellFault extends Error {
  readonly column: string
  readonly told: Text

  constructor(column: string, zh: string, en: string) {
    super(en)
    this.column = column
    this.told = { zh, en }
  }
}

/**
 * Reads a table of instruments: what is right comes in, what is wrong is named by row, column and cause. Lists in a
 * cell are parted by semicolons, the two languages of one text by a bar; a specification is `quantity=low..high unit`.
 * @param rows cells as text, the first row naming the columns; wholly empty rows are passed over
 * @throws Refusal "facilities.column-missing" when a needed column is lacking: then nothing can be read
 * @example readFacilities([["name_zh", "name_en", "city", "class"], ["透射电镜", "TEM", "320500", "analytical"]], against).drafts.length // 1
 */
export function readFacilities(
  rows: readonly (readonly string[])[],
  against: FacilityImportAgainst,
): { readonly drafts: readonly FacilityDraft[]; readonly findings: readonly FacilityFinding[] } {
  const [header = [], ...body] = rows
  const names = header.map((cell) =>
    cell
      .replace(/^\uFEFF/, "")
      .trim()
      .toLowerCase(),
  )
  const missing = facilityColumnNames.filter((name) => name.endsWith("*") && !names.includes(name.slice(0, -1)))
  if (missing.length > 0)
    throw new Refusal("facilities.column-missing", {
      columns: missing.map((name) => name.slice(0, -1)).join(", "),
      expected: facilityColumnNames.join(", "),
    })
  const drafts: FacilityDraft[] = []
  const findings: FacilityFinding[] = []
  for (const [at, cells] of body.entries()) {
    if (cells.every((cell) => cell.trim() === "")) continue
    const row = at + 2
    try {
      drafts.push({ row, ...readRow((name) => cells[names.indexOf(name)]?.trim() ?? "", against) })
    } catch (error) {
      if (!(error instanceof CellFault)) throw error
      findings.push({ row, column: error.column, cause: error.told })
    }
  }
  return { drafts, findings }
}

type Cell = (name: string) => string

function readRow(cell: Cell, against: FacilityImportAgainst): Omit<FacilityDraft, "row"> {
  const name = { zh: needed(cell, "name_zh"), en: needed(cell, "name_en") }
  for (const [column, longest] of longestCells) checkLength(cell, column, longest)
  const city = against.cityOf(needed(cell, "city"))
  if (city === undefined)
    throw new CellFault(
      "city",
      `没有“${cell("city")}”这个城市，或同名城市不止一个：请写六位代码`,
      `"${cell("city")}" is no city of the region, or more than one: write its code`,
    )
  const instrumentClass = against.classOf(needed(cell, "class"))
  if (instrumentClass === undefined)
    throw new CellFault("class", `没有“${cell("class")}”这个仪器类别`, `"${cell("class")}" is no class of instruments`)
  const costs = costsOf(cell, against.currency)
  return {
    name,
    city,
    instrumentClass,
    costs,
    description: null,
    acronym: cell("acronym") || null,
    techniques: texts(cell, "techniques"),
    accessories: texts(cell, "accessories"),
    specifications: specificationsOf(cell),
    policy: policyOf(cell, against),
  }
}

/** Of cells that stand in lists and indices: as long as a request for one instrument may make them. */
const longestCells = [
  ["name_zh", longestName],
  ["name_en", longestName],
  ["acronym", 20],
  ["qualification", 4000],
] as const

function checkLength(cell: Cell, column: string, longest: number): void {
  const { length } = cell(column)
  if (length > longest)
    throw new CellFault(
      column,
      `有${length}个字符，最多${longest}个`,
      `it has ${length} characters, ${longest} at most`,
    )
}

function needed(cell: Cell, name: string): string {
  if (cell(name) !== "") return cell(name)
  throw new CellFault(name, "此格不能为空", "this cell must not be empty")
}

function parts(text: string): readonly string[] {
  return text
    .split(/[;;]/)
    .map((part) => part.trim())
    .filter((part) => part !== "")
}

function texts(cell: Cell, name: string): readonly Text[] {
  const found = parts(cell(name)).map((part) => {
    const [zh = "", en = zh] = part.split("|").map((side) => side.trim())
    return { zh, en }
  })
  const odd = found.find((text) => [text.zh, text.en].some(({ length }) => length === 0 || length > longestName))
  if (odd !== undefined)
    throw new CellFault(
      name,
      `“${odd.zh}|${odd.en}”须两种语言都有，各不超过${longestName}个字符`,
      `"${odd.zh}|${odd.en}" needs both languages, each of ${longestName} characters at most`,
    )
  if (found.length > mostInList)
    throw new CellFault(
      name,
      `有${found.length}项，最多${mostInList}项`,
      `${found.length} entries, ${mostInList} at most`,
    )
  return found
}

const mostInList = 40

function specificationsOf(cell: Cell): readonly Specification[] {
  const found = parts(cell("specifications")).map(specificationOf)
  const fault = specificationFault(found)
  if (fault !== undefined) throw new CellFault("specifications", fault.zh, fault.en)
  return found
}

function specificationOf(written: string): Specification {
  const match = /^([a-z][a-z0-9-]*)\s*=\s*(-?\d+(?:\.\d+)?)(?:\s*\.\.\s*(-?\d+(?:\.\d+)?))?\s*(\S.{0,19})$/.exec(
    written,
  )
  const [, quantity, low, high = low, unit] = match ?? []
  if (quantity === undefined || low === undefined || unit === undefined || Number(high) < Number(low))
    throw new CellFault(
      "specifications",
      `“${written}”无法读取：请写 accelerating-voltage=80..200 kV`,
      `"${written}" cannot be read: write accelerating-voltage=80..200 kV`,
    )
  const words = quantity.replaceAll("-", " ")
  return { quantity, label: { zh: words, en: words }, low: Number(low), high: Number(high), unit }
}

function costsOf(cell: Cell, currency: Currency): CostModel | null {
  if (cell("hourly_price") === "") return null
  const amount = (column: string): bigint => {
    try {
      const read = parseMinorUnits(cell(column) || "0", currency)
      if (read >= 0n) return read
    } catch (error) {
      if (!(error instanceof RangeError)) throw error
    }
    throw new CellFault(
      column,
      `“${cell(column)}”不是金额（${currency.code}，至多 ${currency.decimals} 位小数，不为负）`,
      `"${cell(column)}" is no amount (${currency.code}, at most ${currency.decimals} decimals, not negative)`,
    )
  }
  const costs = {
    setUp: amount("set_up_price"),
    perHour: [{ part: { zh: "机时费", en: "Machine time" }, amount: amount("hourly_price") }],
  }
  return told("hourly_price", () => checkCosts(costs, currency))
}

function policyOf(cell: Cell, { maximumHorizonDays }: FacilityImportAgainst): SlotPolicy | null {
  if (cell("opening") === "") return null
  const count = (column: string, usual: number): number => {
    if (cell(column) === "") return usual
    if (/^\d{1,5}$/.test(cell(column))) return Number(cell(column))
    throw new CellFault(column, `“${cell(column)}”不是整数`, `"${cell(column)}" is no whole number`)
  }
  const acceptance = cell("acceptance") || "automatic"
  if (acceptance !== "automatic" && acceptance !== "owner")
    throw new CellFault("acceptance", "请写 automatic 或 owner", "write automatic or owner")
  const qualification = cell("qualification")
  const policy: SlotPolicy = {
    opening: parts(cell("opening")).flatMap(openingOf),
    slotMinutes: count("slot_minutes", 30),
    minimumMinutes: count("minimum_minutes", 30),
    maximumMinutes: count("maximum_minutes", 480),
    noticeHours: count("notice_hours", 24),
    horizonDays: count("horizon_days", 60),
    acceptance,
    qualification: qualification === "" ? null : { zh: qualification, en: qualification },
    charge: "booked",
    residency: [],
  }
  return told("opening", () => checkPolicy(policy, { maximumHorizonDays }))
}

/** What a check refuses, told of a column. */
function told<Checked>(column: string, check: () => Checked): Checked {
  try {
    return check()
  } catch (error) {
    if (!(error instanceof Refusal)) throw error
    throw new CellFault(column, error.facts.cause_zh ?? "", error.facts.cause_en ?? "")
  }
}

/** `1-5 09:00-17:00`: weekdays from Monday, then hours of the region's wall clock. */
function openingOf(written: string): SlotPolicy["opening"] {
  const match = /^([1-7])(?:-([1-7]))?\s+(\d{1,2}):(\d{2})-(\d{1,2}):(\d{2})$/.exec(written)
  if (match === null)
    throw new CellFault(
      "opening",
      `“${written}”无法读取：请写 1-5 09:00-17:00`,
      `"${written}" cannot be read: write 1-5 09:00-17:00`,
    )
  const [first = 0, last = first, fromHour = 0, fromMinute = 0, untilHour = 0, untilMinute = 0] = match
    .slice(1)
    .map((part) => (part === undefined ? undefined : Number(part)))
  const days = Array.from({ length: Math.max(0, last - first + 1) }, (_, index) => first + index)
  return days.map((weekday) => ({ weekday, from: fromHour * 60 + fromMinute, until: untilHour * 60 + untilMinute }))
}
