/** Local rules beside the common ones, and the exceptions that let them be stricter. */
export { byScope, type Divergence, divergences, type Rules, requireExceptions } from "./divergences.ts"
export { Exception, exceptionOf, readExceptions, underExceptions } from "./exception.ts"
