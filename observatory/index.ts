/** Measuring a region: composite indices. */
export * from "./index/index.ts"
export { observatoryRefusals } from "./refusals.ts"
