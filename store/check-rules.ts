import { addDays, type Day, fill, Refusal, type Text } from "../base/index.ts"
import {
  acts,
  byScope,
  checkGrants,
  checkMatrix,
  compile,
  type Divergence,
  divergences,
  type Entry,
  type Exception,
  type FindingKind,
  lint,
  type MatrixFinding,
  type Parameters,
  type Responsibilities,
} from "../rulebook/index.ts"
import { checkParameters, type ParameterFinding } from "./check-parameters.ts"

/** All that decides who may, who must and by when, as it would hold together. */
export interface ProposedRules {
  readonly entries: readonly Entry[]
  readonly parameters: Parameters
  readonly exceptions: readonly Exception[]
  readonly responsibilities: Responsibilities
  /** Codes of the members. */
  readonly jurisdictions: readonly string[]
  /** Day from which they would hold; what has ended before is left alone. */
  readonly day: Day
  /** Where each entry is written, when it comes from files. */
  readonly places?: ReadonlyMap<string, { readonly file: string; readonly line: number }>
}

/** What is wrong with rules as a whole. */
export interface RulesFinding {
  readonly file: string
  /** Counted from 1; null: the file as a whole. */
  readonly line: number | null
  /** The entry, the act of a gap in the matrix, or the parameter. */
  readonly entry: string
  readonly kind: FindingKind | "stricter-without-exception" | MatrixFinding["kind"] | ParameterFinding["kind"]
  readonly cause: Text
}

/**
 * Everything that is wrong with rules as a whole, beyond what each entry must be by itself: what `lint` finds, acts that
 * nobody may do, stricter local rules for which no exception stands, on that day or later, gaps in the matrix, and
 * parameters that do not fit together.
 * @returns findings in this order; `not-checked` is a note and no fault
 * @throws Refusal "rulebook.entry-twice" when two entries share an id
 */
export function findingsIn(rules: ProposedRules): readonly RulesFinding[] {
  const { entries, parameters, exceptions, responsibilities, jurisdictions, day, places } = rules
  compile(0, entries)
  const against = { parameters, acts, day, jurisdictions, exceptions: exceptions.map(({ id }) => id) }
  const found = lint(entries, { ...against, ...(places === undefined ? {} : { places }) })
  const granted = checkGrants(entries, day).map((finding) => ({ ...places?.get(finding.entry), ...finding }))
  const gaps = checkMatrix(responsibilities, {
    acts,
    jurisdictions,
    day,
    entries: entries.map(({ id }) => id),
    parameters: [...parameters.byId.keys()],
  })
  return [
    ...[...found, ...granted].map(
      ({ file = "lists", line = null, ...rest }): RulesFinding => ({ file, line, ...rest }),
    ),
    ...unexcepted(rules).map(({ entry, clauses }): RulesFinding => {
      const { file, line } = places?.get(entry) ?? { file: "lists", line: null }
      const cause = filled(stricterThan, { clauses: clauses.join(", ") })
      return { file, line, entry, kind: "stricter-without-exception", cause }
    }),
    ...gaps.map(({ kind, act, cause }): RulesFinding => ({ file: "matrix.yaml", line: null, entry: act, kind, cause })),
    ...checkParameters(parameters, day, clocksOf(responsibilities)).map(
      ({ kind, parameter, cause }): RulesFinding => ({
        file: "parameters.yaml",
        line: null,
        entry: parameter,
        kind,
        cause,
      }),
    ),
  ]
}

function clocksOf({ duties }: Responsibilities): readonly string[] {
  const limits = duties.flatMap(({ stages }) => stages.map(({ within }) => within))
  return limits.flatMap((within) => ("parameter" in within ? [within.parameter] : []))
}

/**
 * Lets rules be published: at the founding of a region, when a motion is drafted, and when it is enacted.
 * @returns the notes of what could not be checked
 * @throws Refusal "rulebook.unsound-rules" naming each finding by file, line or entry, and cause; "rulebook.entry-twice"
 */
export function checkRules(rules: ProposedRules): readonly RulesFinding[] {
  const found = findingsIn(rules)
  const faults = found.filter(({ kind }) => kind !== "not-checked")
  if (faults.length === 0) return found
  // Findings are also about acts and parameters.
  const isEntry = new Set(rules.entries.map(({ id }) => id))
  throw new Refusal(
    "rulebook.unsound-rules",
    {
      count: `${faults.length}`,
      findings_zh: faults.map((fault) => `${whereIs(fault)}：${fault.cause.zh}`).join(" "),
      findings_en: faults.map((fault) => `${whereIs(fault)}: ${fault.cause.en}`).join(" "),
    },
    [...new Set(faults.map(({ entry }) => entry).filter((entry) => isEntry.has(entry)))],
  )
}

function whereIs({ file, line, entry, kind }: RulesFinding): string {
  const place = line === null ? file : `${file}:${line}`
  return [place, entry, kind].filter((part) => part !== "").join(" ")
}

/** Stricter local rules without exception, on the day itself or any later one on which a rule begins or ends. */
function unexcepted({ entries, exceptions, day }: ProposedRules): readonly Divergence[] {
  const rules = { ...byScope(entries), exceptions }
  // Most regions have none: nothing has to be tried out then.
  if (rules.local.length === 0) return []
  const changes = [...entries, ...exceptions].flatMap(({ from, until }) => [
    from,
    ...(until === null ? [] : [addDays(until, 1)]),
  ])
  const days = [day, ...[...new Set(changes)].filter((change) => change > day).sort()]
  const found = new Map<string, Divergence>()
  for (const on of days)
    for (const one of divergences(rules, on))
      if (one.direction === "stricter" && one.exception === null && !found.has(one.entry)) found.set(one.entry, one)
  return [...found.values()]
}

const stricterThan: Text = {
  zh: "它严于共同规则 {clauses}，而没有有效的例外。",
  en: "It is stricter than the common rule {clauses}, and no exception stands for it.",
}

function filled(text: Text, facts: Readonly<Record<string, string>>): Text {
  return { zh: fill(text.zh, facts), en: fill(text.en, facts) }
}
