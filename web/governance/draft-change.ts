import type { DraftedChange, MatterClass, MotionText, ProposedEntry } from "./motion-types.ts"

/** What the form of a motion holds; all are texts, so that it is kept on the device as it is typed. */
export interface DraftValues extends Readonly<Record<string, string>> {
  readonly of: "parameter" | "entries"
  readonly parameter: string
  readonly value: string
  /** The parameter ends instead of getting a value: "yes" or "". */
  readonly ends: string
  /** Day from which the change holds. */
  readonly from: string
  /** Entries as JSON. */
  readonly entries: string
  readonly titleZh: string
  readonly titleEn: string
  readonly reasonsZh: string
  readonly reasonsEn: string
}

/** An entry as the form holds it; the text of an ended one is kept but not sent. */
export interface DraftEntry {
  readonly action: "add" | "change" | "end"
  readonly entry: string
  readonly cedar: string
}

/** An untouched form. */
export const emptyDraft: DraftValues = {
  of: "parameter",
  parameter: "",
  value: "",
  ends: "",
  from: "",
  entries: "[]",
  titleZh: "",
  titleEn: "",
  reasonsZh: "",
  reasonsEn: "",
}

/** A text of a motion as the form shows it, to be amended. */
export function draftOf({ title, reasons, change }: MotionText): DraftValues {
  const words = { titleZh: title.zh, titleEn: title.en, reasonsZh: reasons.zh, reasonsEn: reasons.en }
  const from = change.from
  if (change.kind === "parameter")
    return {
      ...emptyDraft,
      ...words,
      from,
      parameter: change.parameter,
      value: change.value ?? "",
      ends: change.value === null ? "yes" : "",
    }
  const entries = change.entries.map((one): DraftEntry => ({ cedar: "", ...one }))
  return { ...emptyDraft, ...words, of: "entries", from, entries: JSON.stringify(entries) }
}

/** The entries of a form; nothing when what was kept cannot be read. */
export function entriesIn({ entries }: Pick<DraftValues, "entries">): readonly DraftEntry[] {
  const read: unknown = JSON.parse(entries)
  if (!Array.isArray(read)) return []
  return read.flatMap((one: Partial<DraftEntry>): DraftEntry[] => {
    const { action = "add", entry = "", cedar = "" } = one
    return [{ action, entry, cedar }]
  })
}

/** What a form would change; undefined while something is missing. */
export function changeIn(values: DraftValues, unit: string | undefined): DraftedChange | undefined {
  const { parameter, value, ends, from } = values
  if (from === "") return undefined
  if (values.of === "parameter") {
    if (parameter === "" || unit === undefined || (value.trim() === "" && ends === "")) return undefined
    return { kind: "parameter", parameter, unit, value: ends === "" ? value.trim() : null, from }
  }
  const entries = entriesIn(values)
  if (entries.length === 0 || entries.some(isUnfinished)) return undefined
  return { kind: "entries", from, entries: entries.map(proposed) }
}

function isUnfinished({ action, entry, cedar }: DraftEntry): boolean {
  return entry.trim() === "" || (action !== "end" && cedar.trim() === "")
}

function proposed({ action, entry, cedar }: DraftEntry): ProposedEntry {
  const id = entry.trim()
  return action === "end" ? { action, entry: id } : { action, entry: id, cedar }
}

/** A text whose `@from` is a day: an entry begins to hold on the day of its motion. */
export function withFrom(cedar: string, day: string): string {
  return day === "" ? cedar : cedar.replace(/@from\(\s*"[^"]*"\s*\)/, `@from("${day}")`)
}

/** A new entry with blanks to fill in. @param id such as NL-40 */
export function blankEntry(id: string, day: string): string {
  return [
    `@id("${id}")`,
    '@list("negative")',
    '@kind("access-to-facilities")',
    '@title_zh("")',
    '@title_en("")',
    '@text_zh("")',
    '@text_en("")',
    '@body("government")',
    `@from("${day}")`,
    '@source("")',
    "forbid (",
    "  principal,",
    '  action == Action::"facilities.book",',
    "  resource",
    ")",
    'when { resource.status == "" };',
  ].join("\n")
}

/** The matters of a form, by which its class is found: `parameter vouchers.ratio`, `list negative`. */
export function mattersIn(values: DraftValues, lists: ReadonlyMap<string, string>): readonly string[] {
  if (values.of === "parameter") return values.parameter === "" ? [] : [`parameter ${values.parameter}`]
  const found = entriesIn(values).flatMap(({ action, entry, cedar }) => {
    const said = action === "end" ? undefined : /@list\(\s*"([a-z]+)"\s*\)/.exec(cedar)?.[1]
    return [said, lists.get(entry.trim())].flatMap((list) => (list === undefined ? [] : [`list ${list}`]))
  })
  return [...new Set(found)].sort()
}

const dayMs = 86_400_000

/**
 * The first day on which a change can hold when its consultation opens today: the days of consultation, vote and opening
 * have passed, and the count, which comes moments after their end, lies before it.
 * @example earliestDay("2026-03-02", { consultationDays: 10, votingDays: 5, openingDays: 0 }) // "2026-03-20"
 */
export function earliestDay(
  today: string,
  { consultationDays, votingDays, openingDays }: Pick<MatterClass, "consultationDays" | "votingDays" | "openingDays">,
): string {
  return dayAfter(today, consultationDays + 1 + votingDays + openingDays + 2)
}

/** The day some days after another. */
export function dayAfter(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * dayMs).toISOString().slice(0, 10)
}

/** One problem in the text of an entry, as the API tells it. */
export interface EntryProblem {
  readonly entry: string
  readonly line: number
  readonly cause: string
}

/** The problems of entries in a refusal's fact: `NL-40, line 3: …; NL-41, line 1: …`. */
export function entryProblems(problems: string | undefined): readonly EntryProblem[] {
  return (problems ?? "").split(/; (?=\S+, line \d+: )/).flatMap((one) => {
    const found = /^(\S+), line (\d+): ([\s\S]+)$/.exec(one)
    return found === null ? [] : [{ entry: found[1] ?? "", line: Number(found[2]), cause: found[3] ?? "" }]
  })
}
