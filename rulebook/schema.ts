import { type Act, type ActGroup, acts, isAct } from "./acts.ts"
import { contextShape, principalShape, resourceShape, type Shape } from "./request.ts"

const groups: readonly ActGroup[] = ["public", "personal", "ordinary", "power", "timed"]

/**
 * The vocabulary of the lists as a Cedar schema: the act names and groups, and the attributes of person, resource and
 * context. Entries are validated against it strictly when a list version is made.
 * @example cedarSchema().includes('action "facilities.book" in [Action::"ordinary"]') // true
 */
export function cedarSchema(): string {
  return [
    `entity Person = ${recordOf(principalShape)};`,
    `entity Resource = ${recordOf(resourceShape)};`,
    ...groups.map((group) => `action "${group}";`),
    ...Object.keys(acts).filter(isAct).map(actionOf),
    "",
  ].join("\n")
}

function actionOf(act: Act): string {
  return `action "${act}" in [Action::"${acts[act]}"] appliesTo { principal: [Person], resource: [Resource], context: ${recordOf(contextShape(act))} };`
}

function recordOf(shape: Shape): string {
  return `{ ${Object.entries(shape)
    .map(([name, type]) => `${name}: ${type}`)
    .join(", ")} }`
}
