import * as z from "zod"

/** The languages every text of ours is written in. A region may add its own names beside them. */
export const Language = z.enum(["zh", "en"])
export type Language = z.infer<typeof Language>

/** One text in both languages. */
export const Text = z.object({ zh: z.string().min(1), en: z.string().min(1) }).meta({ id: "Text" })
export type Text = z.infer<typeof Text>

/** Puts facts into a text: `{name}` becomes the fact of that name. @example fill("slot {from}", { from: "9:00" }) // "slot 9:00" */
export function fill(template: string, facts: Readonly<Record<string, string>>): string {
  return template.replace(/\{(\w+)\}/g, (whole, name: string) => facts[name] ?? whole)
}
