/** Measuring a region: composite indices, dependence on abroad. */
export * from "./autonomy/index.ts"
export * from "./index/index.ts"
export * from "./measures/index.ts"
export * from "./series/index.ts"
export { observatoryRefusals } from "./refusals.ts"
