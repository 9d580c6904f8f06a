import { type Day, type Instant, Refusal } from "../base/index.ts"
import { decide, differences, type Entry, isInForce, type Parameter } from "../rulebook/index.ts"
import type { Db } from "../store/database.ts"
import { readRuleCases } from "../store/rule-cases.ts"
import {
  type EnactedVersion,
  ruleVersions,
  supersededValues,
  type VersionChanges,
  versionChanges,
} from "../store/rule-versions.ts"
import { memberParameters } from "../store/rules.ts"
import { type Handled, read } from "./act.ts"
import { rulebook } from "./contract/index.ts"
import type { Platform } from "./platform.ts"
import { rulesOn } from "./rule-text.ts"
import type { Rules } from "./rules.ts"
import { shownEntry } from "./shown-entry.ts"

/** Entries with their cases and history, the versions of the lists, and parameters. */
export const rulebookRoutes: readonly Handled[] = [
  read(rulebook.readRules, {
    run: async ({ query }, context) => {
      const { day, rules } = await rulesOn(context, query.on)
      if (rules.effective === null) throw new Refusal("rulebook.unknown-entry", { entry: context.region.id })
      const standing = [...rules.lists.entries.values()].filter((entry) => isInForce(entry, day))
      return {
        version: rules.version,
        effective: rules.effective,
        on: day,
        entries: standing
          .map(shownEntry)
          .filter((entry) => query.list === undefined || entry.list === query.list)
          .filter((entry) => query.body === undefined || entry.body === query.body)
          .filter((entry) => query.act === undefined || entry.acts.includes(query.act))
          .filter((entry) => hasWords(entry, query.q ?? "")),
        bodies: [...new Set(standing.map(({ body }) => body))].sort(),
      }
    },
  }),
  read(rulebook.readRule, {
    run: async ({ params, query }, context) => {
      const { rules } = await rulesOn(context, query.on)
      const entry = rules.lists.entries.get(params.entry)
      if (entry === undefined) throw new Refusal("rulebook.unknown-entry", { entry: params.entry })
      return {
        version: rules.version,
        entry: shownEntry(entry),
        cases: casesOf(entry, rules),
        duties: rules.responsibilities.duties.filter((duty) => duty.entry === entry.id).map(({ id }) => id),
        history: historyOf(await ruleVersions(context.db, { entry: entry.id })),
      }
    },
  }),
  read(rulebook.readRuleVersions, {
    run: async (_, { db, platform }) => ({ items: [...(await versionsTold(db, platform))].reverse() }),
  }),
  read(rulebook.readParameters, {
    run: async (_, { db, rules, now }) => {
      const founded = await foundationsIn(db)
      return { items: [...rules.parameters.byId.values()].map((one) => shownParameter(one, founded, now)) }
    },
  }),
  read(rulebook.readParameter, {
    run: async ({ params }, { db, rules, now }) => {
      const { lists, parameters, responsibilities } = rules
      const found = parameters.byId.get(params.parameter)
      if (found === undefined) throw new Refusal("rulebook.unknown-parameter", { parameter: params.parameter })
      const entries = [...lists.entries.values()].filter(({ clock }) => clock === found.id)
      const duties = responsibilities.duties.filter(({ stages }) =>
        stages.some(({ within }) => "parameter" in within && within.parameter === found.id),
      )
      const founded = await foundationsIn(db)
      return {
        parameter: shownParameter(found, founded, now),
        superseded: (await supersededValues(db, found.id)).map((value) => ({
          ...value,
          motion: founded.motions.get(value.listVersion) ?? null,
        })),
        entries: entries.map(({ id }) => id),
        duties: duties.map(({ id }) => id),
      }
    },
  }),
]

/** Whether all words stand in what one would look for; case does not matter. */
function hasWords({ id, title, text, basis, body, acts }: ReturnType<typeof shownEntry>, asked: string): boolean {
  const written = [id, title.zh, title.en, text.zh, text.en, basis ?? "", body, ...acts].join("\n").toLowerCase()
  return asked
    .toLowerCase()
    .split(/\s+/)
    .every((word) => written.includes(word))
}

let cases: ReturnType<typeof readRuleCases> | undefined

/** The cases that an entry decides, as these rules answer them on the day of each. */
function casesOf({ id }: Entry, { lists }: Rules) {
  cases ??= readRuleCases()
  return cases.flatMap(({ name, title, day, request }) => {
    const { outcome, entries } = decide(request, lists, day)
    if (!entries.includes(id)) return []
    const { act, ...given } = request
    return [{ name, title, day: day as Day, act, outcome, entries: [...entries], given }]
  })
}

function headOf({
  number,
  effectiveAt,
  enactedAt,
  source,
}: Pick<EnactedVersion, "number" | "effectiveAt" | "enactedAt" | "source">) {
  return { number, effectiveAt, enactedAt, source, ...originOf(number, source) }
}

/** How a version came into being. The first comes with the region; a motion is named by its id in the source. */
function originOf(number: number, source: string) {
  const motion = /^motion[ :]\s*(\S+)/.exec(source)?.[1] ?? null
  const origin: "founding" | "motion" | "file" = motion !== null ? "motion" : number === 1 ? "founding" : "file"
  return { origin, motion }
}

/** Each version with what it changed, in order. What was enacted never changes: it is compared once. */
const told = new WeakMap<Platform, readonly ToldVersion[]>()
type ToldVersion = ReturnType<typeof toldVersion>

async function versionsTold(db: Db, platform: Platform): Promise<readonly ToldVersion[]> {
  const known = told.get(platform) ?? []
  const later = await versionChanges(db, known.at(-1)?.number ?? 0)
  const now = [...known, ...later.map(toldVersion)]
  told.set(platform, now)
  return now
}

function toldVersion(version: VersionChanges) {
  const of = (kind: string) => version.changes.filter(({ change }) => change === kind).map(({ entry }) => entry)
  const { digest, entries } = version
  return { ...headOf(version), digest, entries, added: of("added"), changed: of("changed"), ended: of("ended") }
}

/** The versions that changed one entry, newest first. */
function historyOf(versions: readonly EnactedVersion[]) {
  return versions
    .flatMap((version, index) =>
      differences({ entries: versions[index - 1]?.entries ?? [] }, version).map(({ change }) => ({
        ...headOf(version),
        change,
      })),
    )
    .reverse()
}

/** Which version set each value of the members' parameters, and what enacted that version. */
async function foundationsIn(db: Db) {
  const [members, versions] = [await memberParameters(db), await ruleVersions(db, { entry: null })]
  return {
    versions: new Map(members.map((one) => [one.id, one.versions])),
    motions: new Map(versions.map(({ number, source }) => [number, originOf(number, source).motion])),
  }
}

function shownParameter(
  parameter: Parameter,
  { versions, motions }: Awaited<ReturnType<typeof foundationsIn>>,
  now: Instant,
) {
  const current = parameter.values.findLast(({ from }) => from <= now)
  return {
    id: parameter.id,
    description: parameter.description,
    unit: parameter.unit,
    setBy: parameter.setBy,
    current: current?.value ?? null,
    values: parameter.values.map((value, index) => {
      const listVersion = versions.get(parameter.id)?.[index] ?? null
      return { ...value, listVersion, motion: listVersion === null ? null : (motions.get(listVersion) ?? null) }
    }),
  }
}
