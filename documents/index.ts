/** Reading plans as they come: PDF, Word, HTML, Markdown and text become pages or sections of paragraphs. */
export { planFileEndings, type ReadingTools, readPlanFile } from "./read-plan-file.ts"
