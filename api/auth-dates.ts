import type { KyselyPlugin, PluginTransformQueryArgs, PluginTransformResultArgs } from "kysely"

/**
 * Our database gives moments as text; the sign-in library compares them as dates, and would take a text for one that
 * never passes. On its way to the library, every column `…_at` becomes a date.
 */
export const momentsAsDates: KyselyPlugin = {
  transformQuery: ({ node }: PluginTransformQueryArgs) => node,
  transformResult: async ({ result }: PluginTransformResultArgs) => ({
    ...result,
    rows: result.rows.map((row) =>
      Object.fromEntries(Object.entries(row).map(([name, value]) => [name, dated(name, value)])),
    ),
  }),
}

function dated(name: string, value: unknown): unknown {
  return name.endsWith("_at") && typeof value === "string" ? new Date(value) : value
}
