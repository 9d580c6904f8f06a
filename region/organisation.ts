import * as z from "zod"
import { Refusal, Text } from "../base/index.ts"
import { creditCodeProblem } from "./credit-code.ts"
import type { Problem } from "./problem.ts"

/** What an organisation is. A government body holds duties; a office serves all jurisdictions. */
export const OrganisationKind = z
  .enum(["firm", "institute", "university", "government", "office"])
  .meta({ id: "OrganisationKind" })
export type OrganisationKind = z.infer<typeof OrganisationKind>

/**
 * What a person may be in an organisation; one person may be several, in several organisations. A `delegate` votes for
 * the member whose body it is of, an `observer` watches. `scheduler` is held by the program that calls the timed acts.
 */
export const Role = z
  .enum([
    "engineer",
    "facility-manager",
    "organisation-admin",
    "voucher-officer",
    "finance-officer",
    "registrar",
    "statistics-officer",
    "coordinator",
    "delegate",
    "observer",
    "scheduler",
  ])
  .meta({ id: "Role", description: "What a person may be in an organisation" })
export type Role = z.infer<typeof Role>

const work: readonly Role[] = ["engineer", "facility-manager", "organisation-admin"]
const publicOffices: readonly Role[] = ["voucher-officer", "finance-officer", "registrar", "statistics-officer"]
const rolesByKind: Readonly<Record<OrganisationKind, readonly Role[]>> = {
  firm: work,
  institute: work,
  university: work,
  government: [...work, ...publicOffices, "delegate", "observer"],
  office: [...work, ...publicOffices, "coordinator", "observer"],
}

/**
 * Whether a role can be held in an organisation of a kind. A public office is held in a public body only: a firm's
 * administrator cannot make anyone a registrar. `scheduler` is no person's role.
 * @example canHold("firm", "registrar") // false
 */
export function canHold(kind: OrganisationKind, role: Role): boolean {
  return rolesByKind[kind].includes(role)
}

/** How a region writes its organisations' registration codes. */
export const RegistrationScheme = z.discriminatedUnion("scheme", [
  z.object({ scheme: z.literal("gb-32100") }),
  z.object({ scheme: z.literal("pattern"), pattern: z.string(), example: z.string() }),
])
export type RegistrationScheme = z.infer<typeof RegistrationScheme>

/** An organisation as an import brings it in: everything but the id. */
export const OrganisationDraft = z.object({
  kind: OrganisationKind,
  name: Text,
  registrationCode: z.string(),
  city: z.string().meta({ description: "Code of the home city; its first part tells the jurisdiction" }),
  controlledBy: z.string().optional().meta({ description: "Registration code of the organisation that controls it" }),
})
export type OrganisationDraft = z.infer<typeof OrganisationDraft>

/** What is wrong with a registration code in a region's scheme, or undefined. */
export function registrationCodeProblem(text: string, scheme: RegistrationScheme): Problem | undefined {
  if (scheme.scheme === "gb-32100") return creditCodeProblem(text)
  const code = text.trim().toUpperCase()
  if (new RegExp(`^(?:${scheme.pattern})$`, "u").test(code)) return undefined
  return { code: "region.registration-code", facts: { code, example: scheme.example } }
}

/**
 * Reads a registration code in a region's scheme.
 * @returns the code in capitals without outer blanks
 * @throws Refusal "region.registration-code" or one of the refusals of `readCreditCode`
 * @example readRegistrationCode("91110000600037341l", { scheme: "gb-32100" }) // "91110000600037341L"
 */
export function readRegistrationCode(text: string, scheme: RegistrationScheme): string {
  const problem = registrationCodeProblem(text, scheme)
  if (problem !== undefined) throw new Refusal(problem.code, problem.facts)
  return text.trim().toUpperCase()
}

/**
 * The head of the group that an organisation belongs to: whoever controls its controller, and so on. An organisation
 * that nobody controls is its own group, so a cap by group always has a group to count in.
 * @param controlledBy organisation → the one that controls it
 * @throws Refusal "region.control-circle" when control comes back to where it started
 * @example controllingGroup("c", new Map([["c", "b"], ["b", "a"]])) // "a"
 */
export function controllingGroup<Key extends string>(organisation: Key, controlledBy: ReadonlyMap<Key, Key>): Key {
  const seen = new Set<Key>()
  let head = organisation
  for (let next = controlledBy.get(head); next !== undefined; next = controlledBy.get(head)) {
    seen.add(head)
    if (seen.has(next)) throw new Refusal("region.control-circle", { organisation, through: next })
    head = next
  }
  return head
}
