/** What the pages of settlement show beside the monthly statement, as papers. */
export { agreementPaper } from "./agreement-paper.ts"
export { negotiatedPaper } from "./negotiated-paper.ts"
export { ownershipPaper } from "./ownership-paper.ts"
export { statisticalPaper } from "./statistical-paper.ts"
