import type { Text } from "../../base/index.ts"
import { isList, type Json, member } from "../cedar/json.ts"
import type { Entry } from "../entry.ts"
import type { RuleFinding } from "./finding.ts"
import { mentionsOf } from "./mentions.ts"
import { typeOf, valuesOf } from "./vocabulary.ts"

/** Finds acts, attributes and values in an entry's policy that the platform does not have. */
export function checkNames(entry: Entry, acts: Readonly<Record<string, string>>): readonly RuleFinding[] {
  const named = new Set([...Object.keys(acts), ...Object.values(acts)])
  const { paths, groups } = mentionsOf([entry.policy])
  return [
    ...actionsIn(entry.policy)
      .filter((act) => !named.has(act))
      .map((act) => ({ zh: `没有名为“${act}”的行为。`, en: `There is no act “${act}”.` })),
    ...[...paths]
      .filter((path) => typeOf(path) === undefined)
      .map((path) => ({ zh: `请求没有属性 ${path}。`, en: `Requests have no attribute ${path}.` })),
    ...groups.flatMap((group) => unknownTexts(group)),
  ].map((cause): RuleFinding => ({ entry: entry.id, kind: "unknown-name", cause }))
}

function unknownTexts({ paths, texts }: ReturnType<typeof mentionsOf>["groups"][number]): readonly Text[] {
  const path = paths.find((one) => valuesOf(one) !== undefined)
  // Compared with an attribute that may be anything, a text may be meant for that one.
  if (path === undefined || paths.some((one) => valuesOf(one) === undefined)) return []
  const all = new Set(paths.flatMap((one) => valuesOf(one) ?? []))
  return texts
    .filter((text) => !all.has(text))
    .map((text) => ({ zh: `${path} 不可能是“${text}”。`, en: `${path} is never “${text}”.` }))
}

/** Names of acts and groups of acts in the head of a policy. */
function actionsIn(policy: Json): readonly string[] {
  const action = member(policy, "action")
  const several = member(action, "entities")
  const names = isList(several) ? several : [member(action, "entity")]
  return names.map((name) => member(name, "id")).filter((id) => typeof id === "string")
}
