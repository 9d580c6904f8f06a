/** Papers: what a page shows, as a PDF to keep. Its README has the contract. */
export { grouped } from "./grouped.ts"
export { pageLink } from "./page-link.ts"
export type { Paper, PaperPart } from "./paper.ts"
export { paperFoot, proofCode, textCode } from "./paper-foot.ts"
export { paperRefusals } from "./refusals.ts"
export { writePaper } from "./write-paper.ts"
