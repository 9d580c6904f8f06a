/** Quorum and majority as written conditions over counts: read, printed, evaluated exactly. Every formula ends. */
export { type Counts, evaluate, inNumbers, missingBloc, type VoteCounts } from "./evaluate.ts"
export { parseFormula } from "./parse.ts"
export { printFormula } from "./print.ts"
export type { FormulaProblem } from "./problem.ts"
export { type CountName, countNames, type Formula } from "./syntax.ts"
