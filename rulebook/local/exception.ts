import * as z from "zod"
import { Day, Text } from "../../base/index.ts"
import type { Entry } from "../entry.ts"

/** Why some members may keep a stricter rule than the common one, who answers for it, and until when. */
export const Exception = z
  .strictObject({
    id: z.string().regex(/^EX-\d{2,4}$/, "an exception is written like EX-01"),
    /** Codes of the members to which it is given. */
    scope: z.array(z.string().min(1)).min(1),
    /** The body that answers for it. */
    owner: Text,
    reason: Text,
    from: Day,
    /** Its last day. There is no exception without end. */
    until: Day,
    source: z.string().min(1).nullable().default(null),
    assumed: z.string().min(1).nullable().default(null),
  })
  .refine(
    ({ source, assumed }) => (source === null) !== (assumed === null),
    "a source or an assumption is needed, one of the two",
  )
  .refine(({ from, until }) => from <= until, "it ends before it begins")
export type Exception = z.infer<typeof Exception>

const File = z.strictObject({ exceptions: z.array(Exception) })

/** Reads a region's exceptions as their file holds them. @returns the exceptions, or what is wrong, each with its place */
export function readExceptions(
  raw: unknown,
): { readonly exceptions: readonly Exception[] } | { readonly problems: readonly string[] } {
  const parsed = File.safeParse(raw)
  if (parsed.data === undefined)
    return { problems: parsed.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`) }
  const ids = parsed.data.exceptions.map(({ id }) => id)
  const twice = ids.filter((id, index) => ids.indexOf(id) !== index)
  return twice.length > 0 ? { problems: twice.map((id) => `${id} stands twice`) } : parsed.data
}

/** The exception that a local rule names, if it is given to all members of the rule's scope. */
export function exceptionOf(entry: Entry, exceptions: readonly Exception[]): Exception | undefined {
  return exceptions.find(({ id, scope }) => id === entry.exception && entry.scope.every((code) => scope.includes(code)))
}

/**
 * The entries as they hold under the exceptions: a local rule begins and ends with its exception, so that it stops by
 * itself when that expires. A rule whose exception does not meet its own time is left out.
 * @example underExceptions(entries, exceptions).find(({ id }) => id === "NL-90").until // the exception's last day
 */
export function underExceptions(entries: readonly Entry[], exceptions: readonly Exception[]): readonly Entry[] {
  return entries.flatMap((entry) => {
    const exception = exceptionOf(entry, exceptions)
    if (exception === undefined) return [entry]
    const from = entry.from < exception.from ? exception.from : entry.from
    const until = entry.until === null || exception.until < entry.until ? exception.until : entry.until
    return from <= until ? [{ ...entry, from, until }] : []
  })
}
