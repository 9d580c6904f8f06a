import * as z from "zod"
import { type Act, isAct } from "./acts.ts"
import type { DecisionRequest } from "./request.ts"

const text = z.string()
const texts = z.array(z.string())

/** A request as a file holds it; nothing may be missing and nothing added. */
const Written = z.strictObject({
  act: z.custom<Act>((given) => typeof given === "string" && isAct(given), "there is no such act"),
  principal: z.strictObject({
    id: text,
    roles: texts,
    organisation: text,
    kind: text,
    jurisdiction: text,
    group: text,
    scopes: texts,
    status: text,
  }),
  resource: z.strictObject({
    kind: text,
    id: text,
    jurisdiction: text,
    owner: text,
    organisation: text,
    person: text,
    status: text,
  }),
  context: z.strictObject({
    channel: z.enum(["session", "key", "public", "scheduler"]),
    residencyCondition: z.boolean().optional(),
  }),
})

/**
 * Reads a request from what a JSON file holds, for whoever tries the rules by hand. The API never does this: it builds
 * each request from what it knows itself.
 * @returns the request, or what is wrong, each with its place
 */
export function readRequest(raw: unknown): DecisionRequest | { readonly problems: readonly string[] } {
  const parsed = Written.safeParse(raw)
  if (parsed.data === undefined)
    return { problems: parsed.error.issues.map(({ path, message }) => `${path.join(".") || "request"}: ${message}`) }
  const { act, principal, resource, context } = parsed.data
  const { channel, residencyCondition } = context
  if (act === "facilities.set-policy" || act === "facilities.register") {
    if (residencyCondition === undefined)
      return { problems: [`context.residencyCondition: ${act} needs it, true or false`] }
    return { act, principal, resource, context: { channel, residencyCondition } }
  }
  if (residencyCondition !== undefined) return { problems: [`context.residencyCondition: ${act} does not have it`] }
  return { act, principal, resource, context: { channel } }
}
