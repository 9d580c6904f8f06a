import { addDays, type Day, Refusal, type Text } from "../../base/index.ts"
import { isAct } from "../acts.ts"
import { type MatrixOver, matrix } from "./matrix.ts"
import type { Responsibilities } from "./responsibility.ts"

/** What keeps a matrix from being published. */
export interface MatrixFinding {
  readonly kind: "no-accountable" | "several-accountable" | "unknown-name"
  /** Act, member and first day of a gap; empty texts where a name is wrong. */
  readonly act: string
  readonly jurisdiction: string
  readonly from: Day
  readonly cause: Text
}

/** What a matrix may name. */
export interface MatrixAgainst extends MatrixOver {
  readonly entries: readonly string[]
  readonly parameters: readonly string[]
}

/**
 * Checks a matrix from a day on, also on every later day on which one of its rows begins or ends: each act has exactly
 * one accountable body with each member, and every name is one that there is.
 * @returns findings in order of day, act and member; each gap once, with its first day
 * @example checkMatrix(responsibilities, { acts, jurisdictions, day, entries, parameters }) // []
 */
export function checkMatrix(given: Responsibilities, against: MatrixAgainst): readonly MatrixFinding[] {
  const found = new Map<string, MatrixFinding>()
  for (const day of changesFrom(given, against.day)) {
    for (const { act, jurisdiction, cells } of matrix(given, { ...against, day })) {
      const bodies = [...new Set(cells.filter(({ part }) => part === "accountable").map(({ body }) => body))]
      if (bodies.length === 1) continue
      const gap = { act, jurisdiction, from: day, ...accountable(act, jurisdiction, day, bodies) }
      const key = `${act} ${jurisdiction} ${bodies.join()}`
      if (!found.has(key)) found.set(key, gap)
    }
  }
  return [...unknownNames(given, against), ...found.values()]
}

/**
 * Lets a complete matrix be published.
 * @throws Refusal "rulebook.matrix-incomplete" naming act, member, day and gap of the first finding, and how many there are
 */
export function requireComplete(findings: readonly MatrixFinding[]): void {
  const [first] = findings
  if (first === undefined) return
  const { act, jurisdiction, from, cause } = first
  throw new Refusal("rulebook.matrix-incomplete", {
    act,
    jurisdiction,
    from,
    gapZh: cause.zh,
    gapEn: cause.en,
    count: `${findings.length}`,
  })
}

/** The day itself and every later one on which the matrix changes. */
function changesFrom({ rows }: Responsibilities, day: Day): readonly Day[] {
  const later = rows.flatMap(({ from, until }) => [from, ...(until === null ? [] : [addDays(until, 1)])])
  return [day, ...[...new Set(later)].filter((change) => change > day).sort()]
}

function accountable(
  act: string,
  jurisdiction: string,
  day: Day,
  bodies: readonly string[],
): Pick<MatrixFinding, "kind" | "cause"> {
  if (bodies.length === 0)
    return {
      kind: "no-accountable",
      cause: {
        zh: `自 ${day} 起，${jurisdiction} 没有对 ${act} 负责的主体。`,
        en: `From ${day} on no body in ${jurisdiction} is accountable for ${act}.`,
      },
    }
  return {
    kind: "several-accountable",
    cause: {
      zh: `自 ${day} 起，${jurisdiction} 对 ${act} 负责的主体不止一个：${bodies.join("、")}。`,
      en: `From ${day} on several bodies in ${jurisdiction} are accountable for ${act}: ${bodies.join(", ")}.`,
    },
  }
}

function unknownNames(given: Responsibilities, against: MatrixAgainst): readonly MatrixFinding[] {
  const bodies = new Set(given.bodies.map(({ id }) => id))
  const acts = new Set([...Object.keys(against.acts), ...Object.values(against.acts)])
  const jurisdictions = new Set(against.jurisdictions)
  const wrong: { readonly where: string; readonly name: string }[] = []
  const ask = (where: string, name: string, known: boolean): void => {
    if (!known) wrong.push({ where, name })
  }
  for (const row of given.rows) {
    ask(row.id, row.body, bodies.has(row.body))
    for (const act of row.acts) ask(row.id, act, acts.has(act))
    for (const code of row.jurisdictions ?? []) ask(row.id, code, jurisdictions.has(code))
  }
  for (const { id, entry, openedBy, stages } of given.duties) {
    ask(id, entry, against.entries.includes(entry))
    for (const act of "acts" in openedBy ? openedBy.acts : []) ask(id, act, isAct(act))
    for (const { body, within, endedBy, lapsesBy } of stages) {
      ask(id, body, bodies.has(body))
      if ("parameter" in within) ask(id, within.parameter, against.parameters.includes(within.parameter))
      for (const act of [...endedBy, ...(lapsesBy === null ? [] : [lapsesBy])]) ask(id, act, isAct(act))
    }
  }
  return wrong.map(({ where, name }) => ({
    kind: "unknown-name",
    act: "",
    jurisdiction: "",
    from: against.day,
    cause: { zh: `${where} 提到的“${name}”不存在。`, en: `${where} names “${name}”, which there is not.` },
  }))
}
