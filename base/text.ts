import * as z from "zod"

/** The languages every text of ours is written in. A region may add its own names beside them. */
export const Language = z.enum(["zh", "en"])
export type Language = z.infer<typeof Language>

/** Control characters beside line end and tab, marks that turn the direction of what follows, halves and non-characters. */
const unshowable = /[^\P{Cc}\n\t]|[\u202a-\u202e\u2066-\u2069]|[\p{Cs}\p{Noncharacter_Code_Point}]/u

/** Whether a text holds only what can be kept and shows as it is written. @example isPlain("a\u202eb") // false */
export function isPlain(text: string): boolean {
  return !unshowable.test(text)
}

/** What is said of a text that is not plain. */
export const plainOnly = "a text has no control characters and no marks that turn its direction"

/** One text in both languages. */
const part = z
  .string()
  .min(1)
  .max(4000)
  .refine(isPlain, plainOnly)
  .refine((text) => text.trim() !== "", "a text is not blank")
export const Text = z.object({ zh: part, en: part }).meta({ id: "Text" })
export type Text = z.infer<typeof Text>

/** Longest name, in characters: what a line of a list and an index of the database hold. */
export const longestName = 200

const namePart = z.string().min(1).max(longestName).refine(isPlain, plainOnly)
/** A name in both languages, as it is entered. */
export const Name = z.object({ zh: namePart, en: namePart }).meta({ id: "Name" })

/** Puts facts into a text: `{name}` becomes the fact of that name. @example fill("slot {from}", { from: "9:00" }) // "slot 9:00" */
export function fill(template: string, facts: Readonly<Record<string, string>>): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => facts[name] ?? whole)
}
