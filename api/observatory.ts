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
]
