/** What the workbenches of dividing show, as papers. */
export { apportionmentPaper } from "./apportionment-paper.ts"
export { claimsPaper, type Printed } from "./claims-paper.ts"
export { sharesPaper } from "./shares-paper.ts"
export { type Say, sayIn } from "./words.ts"
