import { type IndexExample, readIndexExamples } from "../store/index-examples.ts"
import { indexValues, targets } from "../store/observatory.ts"
import { type Handled, read } from "./act.ts"
import { observatory } from "./contract/index.ts"

export const observatoryRoutes: readonly Handled[] = [
  read(observatory.readSeries, {
    run: async (_, { db }) => observatory.readSeries.reply.parse({ items: await indexValues(db) }),
  }),
  read(observatory.readTargets, {
    run: async (_, { db }) => observatory.readTargets.reply.parse({ items: await targets(db) }),
  }),
  read(observatory.listIndexExamples, {
    run: () => {
      examples ??= readIndexExamples()
      return { items: [...examples] }
    },
  }),
]

/** They come with the platform: read once in the life of a server. */
let examples: readonly IndexExample[] | undefined
