import * as z from "zod"
import { Text } from "../../base/index.ts"

/**
 * Where a figure or rule was read: in both languages, or once where it is the same in both, as the title of a law.
 * @returns both languages
 * @example Cited.parse("GewStG § 33") // { zh: "GewStG § 33", en: "GewStG § 33" }
 */
export const Cited = z.union([z.string().transform((both) => ({ zh: both, en: both })), Text]).pipe(Text)
