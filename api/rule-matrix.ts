import type { Day } from "../base/index.ts"
import {
  acts,
  byScope,
  type Divergence,
  divergences,
  type Exception,
  matrix,
  Part,
  type Responsibilities,
} from "../rulebook/index.ts"
import { type Context, type Handled, read } from "./act.ts"
import { rulebook } from "./contract/index.ts"
import { asCsv } from "./csv.ts"
import { rulesOn } from "./rule-text.ts"
import type { Rules } from "./rules.ts"
import { shownEntry } from "./shown-entry.ts"

/** The responsibility matrix, and where local rules leave the common ones. */
export const ruleMatrixRoutes: readonly Handled[] = [
  read(rulebook.readMatrix, {
    run: async ({ query }, context) => {
      const { day, rules } = await rulesOn(context, query.on)
      return {
        on: day,
        version: versionOf(rules),
        bodies: [...rules.responsibilities.bodies],
        parts: [...Part.options],
        rows: rowsOf(context, { day, rules }, query).map(({ act, jurisdiction, cells }) => ({
          act,
          group: groupOf(act),
          jurisdiction,
          cells: [...cells],
        })),
      }
    },
  }),
  read(rulebook.downloadMatrix, {
    run: async ({ query }, context) => {
      const { day, rules } = await rulesOn(context, query.on)
      return asCsv(columns, linesOf(rowsOf(context, { day, rules }, query), rules.responsibilities))
    },
  }),
  read(rulebook.readDivergences, {
    run: async ({ query }, context) => {
      const { day, rules } = await rulesOn(context, query.on)
      const shown = (exception: Exception) => shownException(exception, rules, day)
      return {
        on: day,
        version: versionOf(rules),
        items: divergencesOn(rules, day).flatMap((found) => shownDivergence(found, rules, shown)),
        exceptions: rules.exceptions.map(shown),
      }
    },
  }),
]

const found = new WeakMap<Rules["written"], Map<Day, readonly Divergence[]>>()
const daysKept = 60

/** Divergences of a version on a day: each is proved by trying requests, so that a day asked for again is not tried again. */
function divergencesOn({ written, exceptions }: Rules, day: Day): readonly Divergence[] {
  const known = found.get(written) ?? new Map<Day, readonly Divergence[]>()
  found.set(written, known)
  const of = known.get(day) ?? divergences({ ...byScope(written), exceptions }, day)
  if (known.size >= daysKept) known.clear()
  known.set(day, of)
  return of
}

type Query = {
  readonly act?: string | undefined
  readonly jurisdiction?: string | undefined
  readonly body?: string | undefined
}

function rowsOf({ region }: Context, { day, rules }: { readonly day: Day; readonly rules: Rules }, query: Query) {
  const jurisdictions = region.jurisdictions.map(({ code }) => code)
  const { act, jurisdiction, body } = query
  const only = {
    ...(act === undefined ? {} : { act }),
    ...(jurisdiction === undefined ? {} : { jurisdiction }),
    ...(body === undefined ? {} : { body }),
  }
  return matrix(rules.responsibilities, { acts, jurisdictions, day }, only)
}

function versionOf({ version }: Rules): number | null {
  return version === 0 ? null : version
}

function groupOf(act: string): string {
  return Object.entries(acts).find(([name]) => name === act)?.[1] ?? ""
}

const columns = ["act", "group", "jurisdiction", "part", "body", "body_zh", "body_en", "row", "basis", "assumed"]

function linesOf(rows: ReturnType<typeof matrix>, { bodies }: Responsibilities): readonly (readonly string[])[] {
  const names = new Map(bodies.map(({ id, name }) => [id, name]))
  return rows.flatMap(({ act, jurisdiction, cells }) =>
    cells.map(({ body, part, row, basis, assumed }) => {
      const name = names.get(body) ?? { zh: body, en: body }
      return [act, groupOf(act), jurisdiction, part, body, name.zh, name.en, row, basis ?? "", assumed ?? ""]
    }),
  )
}

function shownException(exception: Exception, { written }: Rules, day: Day) {
  const state: "to-come" | "expired" | "standing" =
    day < exception.from ? "to-come" : day > exception.until ? "expired" : "standing"
  return {
    ...exception,
    scope: [...exception.scope],
    state,
    entries: written.filter((entry) => entry.exception === exception.id).map(({ id }) => id),
  }
}

function shownDivergence(
  { entry: id, direction, clauses, acts: named, certain, exception, until }: Divergence,
  { lists }: Rules,
  shown: (exception: Exception) => ReturnType<typeof shownException>,
) {
  const entry = lists.entries.get(id)
  if (entry === undefined) return []
  return [
    {
      entry: shownEntry(entry),
      direction,
      clauses: [...clauses],
      acts: [...named],
      certain,
      exception: exception === null ? null : shown(exception),
      until,
    },
  ]
}
