/** Local rules beside the common ones, and the exceptions that let them be stricter. */
export { byScope, type Divergence, divergences, requireExceptions } from "./divergences.ts"
export { Exception, readExceptions, underExceptions } from "./exception.ts"
