import type * as z from "zod"
import zhCN from "zod/v4/locales/zh-CN.js"

const inChinese = zhCN().localeError

/**
 * The first fault that a schema finds, in the words of zod, as facts of a refusal in both languages.
 * @example causesOf(z.int(), "x") // { cause: "Invalid input: expected number, received string", causeZh: "无效输入：…" }
 */
export function causesOf(schema: z.ZodType, given: unknown): { readonly cause: string; readonly causeZh: string } {
  const cause = schema.safeParse(given).error?.issues[0]?.message ?? ""
  return { cause, causeZh: schema.safeParse(given, { error: inChinese }).error?.issues[0]?.message ?? cause }
}
