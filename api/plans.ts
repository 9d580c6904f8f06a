import { readPlanPlaces, readPlanTerms, readSamplePlans } from "../store/plan-ground.ts"
import { type Handled, read } from "./act.ts"
import { plans } from "./contract/index.ts"

export const planRoutes: readonly Handled[] = [
  read(plans.readPlanGround, {
    run: (_, { platform }) => {
      ground ??= groundOf(platform.regionFolder)
      return ground
    },
  }),
]

function groundOf(folder: string) {
  const { region, extra } = readPlanPlaces(folder)
  return plans.readPlanGround.reply.parse({
    terms: readPlanTerms(),
    region,
    names: extra ?? null,
    samples: readSamplePlans(folder),
  })
}

/** It comes with the platform: read once in the life of a server. */
let ground: ReturnType<typeof groundOf> | undefined
