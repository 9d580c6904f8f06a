import { type IndexExample, readIndexExamples } from "../store/index-examples.ts"
import { indexValues, targets } from "../store/observatory.ts"
import { readSupplyExamples, type SupplyExample } from "../store/supply-examples.ts"
import { type Handled, read } from "./act.ts"
import { observatory } from "./contract/index.ts"
import { judgedTargets } from "./judged-targets.ts"
import { measuresOf } from "./measures.ts"
import { filesOf } from "./region-facts.ts"

export const observatoryRoutes: readonly Handled[] = [
  read(observatory.readSeries, {
    run: async (_, { db, platform }) => {
      const named = Object.entries(filesOf(platform.regionFolder).indexNames)
      return observatory.readSeries.reply.parse({
        items: await indexValues(db),
        definitions: named.flatMap(([index, { definitions }]) =>
          Object.entries(definitions).map(([id, text]) => ({ index, id, text })),
        ),
        claims: named.flatMap(([index, { claims }]) => claims.map((claim) => ({ index, ...claim }))),
      })
    },
  }),
  read(observatory.readTargets, {
    run: async ({ query }, { db, platform, today }) =>
      judgedTargets(await targets(db), filesOf(platform.regionFolder), query.on ?? today),
  }),
  read(observatory.listIndexExamples, {
    run: () => {
      examples ??= readIndexExamples()
      return { items: [...examples] }
    },
  }),
  read(observatory.listSupplyExamples, {
    run: () => {
      supplies ??= readSupplyExamples()
      return { items: [...supplies] }
    },
  }),
  read(observatory.readMeasures, { run: ({ query }, context) => measuresOf(query, context) }),
]

/** They come with the platform: read once in the life of a server. */
let examples: readonly IndexExample[] | undefined
let supplies: readonly SupplyExample[] | undefined
