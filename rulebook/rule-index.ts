import type { Scene } from "./cedar/index.ts"
import type { Guard } from "./guard.ts"

/** Rules of one act, found by what a request says of itself. */
export interface RuleIndex<Rule> {
  /** Those that must be tried on every request. */
  readonly always: readonly Rule[]
  readonly byAttribute: readonly {
    readonly owner: Guard["owner"]
    readonly attribute: string
    readonly byText: ReadonlyMap<string, readonly Rule[]>
  }[]
}

/** Sorts rules by their guards. */
export function indexRules<Rule extends { readonly guard: Guard | undefined }>(
  rules: readonly Rule[],
): RuleIndex<Rule> {
  const always: Rule[] = []
  const byAttribute = new Map<string, { owner: Guard["owner"]; attribute: string; byText: Map<string, Rule[]> }>()
  for (const rule of rules) {
    if (rule.guard === undefined) {
      always.push(rule)
      continue
    }
    const { owner, attribute, texts } = rule.guard
    const found = byAttribute.get(`${owner}.${attribute}`) ?? { owner, attribute, byText: new Map<string, Rule[]>() }
    byAttribute.set(`${owner}.${attribute}`, found)
    for (const text of texts) found.byText.set(text, [...(found.byText.get(text) ?? []), rule])
  }
  return { always, byAttribute: [...byAttribute.values()] }
}

/** The rules that may apply in a scene, each once, in no order. All others do not apply. */
export function candidatesIn<Rule>({ always, byAttribute }: RuleIndex<Rule>, scene: Scene): readonly Rule[] {
  const found = [...always]
  for (const { owner, attribute, byText } of byAttribute) {
    const value = scene.entities.get(scene[owner].key)?.attributes.get(attribute)
    if (typeof value === "string") found.push(...(byText.get(value) ?? []))
    else if (typeof value === "object" && value.kind === "set")
      for (const item of value.members.values()) if (typeof item === "string") found.push(...(byText.get(item) ?? []))
  }
  return found
}
