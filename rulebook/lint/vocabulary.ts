import { canHold, OrganisationKind, Role } from "../../region/index.ts"
import { acts, isAct } from "../acts.ts"
import { contextShape, principalShape, resourceShape } from "../request.ts"
import type { Path } from "./mentions.ts"

/** Attributes whose values are known one by one; every other text may be anything. */
const known: ReadonlyMap<string, readonly string[]> = new Map([
  ["principal.kind", ["", ...OrganisationKind.options]],
  ["principal.roles", Role.options],
  ["principal.status", ["active", "suspended"]],
  ["context.channel", ["session", "key", "public", "scheduler"]],
  ["context.act", Object.keys(acts)],
  ["principal.scopes", ["*", ...Object.keys(acts)]],
])

/** All values that an attribute, or a member of it, can have; undefined when it may be any text. */
export function valuesOf(path: Path): readonly string[] | undefined {
  return known.get(path)
}

/** Cedar's type of an attribute; undefined when no request has it. */
export function typeOf(path: Path): string | undefined {
  const [owner = "", name = ""] = path.split(".")
  if (owner === "principal") return principalShape[name]
  if (owner === "resource") return resourceShape[name]
  for (const act of Object.keys(acts).filter(isAct)) {
    const type = contextShape(act)[name]
    if (type !== undefined) return type
  }
  return undefined
}

/** Whether a person of a kind of organisation can have the roles. Only the scheduler acts for no organisation in a role. */
export function canBe(kind: string, roles: readonly string[]): boolean {
  const found = OrganisationKind.safeParse(kind)
  return roles.every((name) => {
    const role = Role.safeParse(name)
    if (!role.success) return false
    return found.success ? canHold(found.data, role.data) : role.data === "scheduler"
  })
}
