/** Papers: what a page shows, as a PDF to keep. Its README has the contract. */
export type { Paper, PaperPart } from "./paper.ts"
export { paperRefusals } from "./refusals.ts"
export { writePaper } from "./write-paper.ts"
