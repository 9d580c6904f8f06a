import { addDays, addMinutes, type Instant, instantAt, Refusal } from "../base/index.ts"
import { actsOf, type Entry, effectOf, isInForce, type Parameter } from "../rulebook/index.ts"
import { versionOn } from "../store/actors.ts"
import { listVersion, memberParameters } from "../store/rules.ts"
import { type Handled, read } from "./act.ts"
import { rulebook } from "./contract/index.ts"

function shown(entry: Entry) {
  const { policy: _, clock: __, ...rest } = entry
  return {
    ...rest,
    acts: [...actsOf(entry)],
    effect: effectOf(entry),
  }
}

export const rulebookRoutes: readonly Handled[] = [
  read(rulebook.readRules, {
    run: async ({ query }, { db, today, now, region }) => {
      const on = query.on ?? today
      // Of an asked day, the version in force at its end.
      const at = query.on === undefined ? now : addMinutes(instantAt(addDays(on, 1), 0, region.timeZone), -1)
      const found = await listVersion(db, await versionOn(db, at))
      if (found === undefined) throw new Refusal("rulebook.unknown-entry", { entry: region.id })
      return {
        version: found.version.number,
        effective: found.version.effectiveAt,
        on,
        entries: found.entries.filter((entry) => isInForce(entry, on)).map(shown),
      }
    },
  }),
  read(rulebook.readRule, {
    run: ({ params }, { rules }) => {
      const entry = rules.lists.entries.get(params.entry)
      if (entry === undefined) throw new Refusal("rulebook.unknown-entry", { entry: params.entry })
      return { version: rules.version, entry: shown(entry) }
    },
  }),
  read(rulebook.readParameters, {
    run: async (_, { db, rules, now }) => {
      const members = new Map((await memberParameters(db)).map((one) => [one.id, one.versions]))
      return { items: [...rules.parameters.byId.values()].map((one) => shownParameter(one, members.get(one.id), now)) }
    },
  }),
]

function shownParameter(parameter: Parameter, versions: readonly number[] | undefined, now: Instant) {
  const current = parameter.values.findLast(({ from }) => from <= now)
  return {
    id: parameter.id,
    description: parameter.description,
    unit: parameter.unit,
    setBy: parameter.setBy,
    current: current?.value ?? null,
    values: parameter.values.map((value, index) => ({ ...value, listVersion: versions?.[index] ?? null })),
  }
}
