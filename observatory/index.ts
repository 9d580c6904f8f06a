/** Measuring a region: composite indices, dependence on abroad. */
export * from "./autonomy/index.ts"
export * from "./index/index.ts"
export * from "./measures/index.ts"
export * from "./plan-audit/index.ts"
export { observatoryRefusals } from "./refusals.ts"
export * from "./series/index.ts"
export * from "./targets/index.ts"
