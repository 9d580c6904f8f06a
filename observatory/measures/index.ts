/** Live measures: a region measured from the acts in its own public log. */
export { MeasureDefinitions } from "./definitions.ts"
export type { LoggedAct } from "./logged-act.ts"
export { type MeasuredRegion, type Measuring, openMeasuring } from "./measure.ts"
export { type MeasureTable, measureTables } from "./measure-tables.ts"
export { measureRefusals } from "./refusals.ts"
export { MeasuresReport } from "./report.ts"
