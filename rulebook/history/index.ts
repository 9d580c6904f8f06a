/** The text of the lists on any day, what changed between two, and their exports. */
export { compareWords, type Run } from "./compare-words.ts"
export { type ConsolidatedText, consolidatedOn, type EnactedLists, listsInOrder, listTitles } from "./consolidate.ts"
export { differences, type EntryChange, type FieldChange } from "./differences.ts"
export { asJsonExport, asXmlExport, RulesExport } from "./export.ts"
