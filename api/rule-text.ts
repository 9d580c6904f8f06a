import { readFileSync } from "node:fs"
import { join } from "node:path"
import { addDays, addMinutes, type Day, instantAt } from "../base/index.ts"
import { asJsonExport, asXmlExport, type ConsolidatedText, consolidatedOn, differences } from "../rulebook/index.ts"
import { versionOn } from "../store/actors.ts"
import { ruleVersions } from "../store/rule-versions.ts"
import { type Context, type Handled, read } from "./act.ts"
import { rulebook } from "./contract/index.ts"
import type { Rules } from "./rules.ts"
import { shownEntry } from "./shown-entry.ts"

const schemas = join(import.meta.dirname, "..", "rulebook", "history")

/** The whole text of the rules on a day, its exports, and what changed between two days. */
export const ruleTextRoutes: readonly Handled[] = [
  read(rulebook.readRuleText, {
    run: async ({ query }, context) => {
      const { day, version, entries } = await textOn(context, query.on)
      return { region: context.region.id, on: day, version, entries: entries.map(shownEntry) }
    },
  }),
  read(rulebook.downloadRuleText, {
    run: async ({ query }, context) =>
      `${JSON.stringify(asJsonExport(await textOn(context, query.on), context.region.id), null, 2)}\n`,
  }),
  read(rulebook.downloadRuleXml, {
    run: async ({ query }, context) => asXmlExport(await textOn(context, query.on), context.region),
  }),
  read(rulebook.downloadRuleSchema, { run: () => readFileSync(join(schemas, "rules.xsd"), "utf8") }),
  read(rulebook.downloadXmlSchema, { run: () => readFileSync(join(schemas, "xml.xsd"), "utf8") }),
  read(rulebook.readRuleDifferences, {
    run: async ({ query }, context) => {
      const [from, to] = [await textOn(context, query.from), await textOn(context, query.to)]
      const spoken = ({ day, version }: ConsolidatedText) => ({ on: day, version: version?.number ?? null })
      const known = new Map([...from.entries, ...to.entries].map((entry) => [entry.id, entry]))
      return {
        from: spoken(from),
        to: spoken(to),
        changes: differences(from, to).flatMap((change) => {
          const entry = known.get(change.entry)
          if (entry === undefined) return []
          const whole = change.change === "changed" ? null : shownEntry(entry)
          const fields = change.change === "changed" ? change.fields : []
          return [
            {
              entry: entry.id,
              list: entry.list,
              title: entry.title,
              change: change.change,
              fields: fields.map(({ field, runs }) => ({ field, runs: [...runs] })),
              whole,
            },
          ]
        }),
      }
    },
  }),
]

/** The text in force at the end of a day, of today by now's version: local rules end with their exceptions. */
async function textOn(context: Context, on: Day | undefined): Promise<ConsolidatedText> {
  const { day, rules } = await rulesOn(context, on)
  const [found] = await ruleVersions(context.db, { number: rules.version, entry: null })
  if (found === undefined) return { day, version: null, entries: [] }
  const { number, effectiveAt, source } = found
  const entries = [...rules.lists.entries.values()]
  return consolidatedOn([{ number, effectiveAt, source, entries }], day, context.region.timeZone)
}

/** The last moment of a day. */
export function endOf(day: Day, zone: string) {
  return addMinutes(instantAt(addDays(day, 1), 0, zone), -1)
}

/** The rules by which a reply speaks of a day: now's, or those in force when an asked day ends. */
export async function rulesOn(
  { db, today, region, rules, platform }: Context,
  on: Day | undefined,
): Promise<{ readonly day: Day; readonly rules: Rules }> {
  if (on === undefined) return { day: today, rules }
  return { day: on, rules: await platform.rules.at(db, await versionOn(db, endOf(on, region.timeZone))) }
}
