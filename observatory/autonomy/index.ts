/** Autonomy: supply chains, their dependence on abroad, single points, smallest cuts, challenges worth posting. */
export {
  type Autonomy,
  type AutonomyNotes,
  type AutonomyQuestion,
  autonomyOf,
  type ComponentAutonomy,
  type ProductAutonomy,
  type SinglePoint,
} from "./analyse.ts"
export { type Challenge, ChallengeWeights, challengesIn, type Unranked } from "./challenges.ts"
export { type ChainValue, type Concentration, chainValues, concentrationOf, herfindahl } from "./concentration.ts"
export { downstreamValues, productValues } from "./downstream.ts"
export { effectOf, type LossEffect, type ProductEffect } from "./effect.ts"
export { type Lists, listOf, sizeOf } from "./lists.ts"
export { type Losses, type Lost, lossesIn } from "./losses.ts"
export { type LostNames, lostIn } from "./lost-names.ts"
export { type MinimumCut, minimumCuts, searchEffort } from "./minimum-cut.ts"
export { isHome, origin, originsOf } from "./origins.ts"
export { readSupply } from "./read-supply.ts"
export { autonomyRefusals } from "./refusals.ts"
export { type CriticalShares, criticalShares, type ForeignShares, foreignShares } from "./shares.ts"
export { type SinglePoints, singlePoints } from "./single-points.ts"
export type { Offers, SupplyGraph, SupplyItem } from "./supply-graph.ts"
export { readinessGap, supplyColumns } from "./supply-row.ts"
export { autonomyTables, effectTable, nameOf, type Table } from "./tables.ts"
