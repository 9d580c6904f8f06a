/** A paragraph as it was read, or a heading above others. */
export interface PlanParagraph {
  readonly text: string
  readonly heading?: boolean
}

/** A page with its number; of a document without pages, a section that begins with a heading. */
export interface PlanPage {
  readonly number: number
  readonly paragraphs: readonly PlanParagraph[]
}

/** A plan as it was read from a file. */
export interface Plan {
  /** Name that nothing else in the same audit has, usually the file's. */
  readonly file: string
  /** Title that the file itself gives, if it does. */
  readonly title?: string
  /** Whose plan it is: code of a member, or the region's id; found from file name and title where it is not given. */
  readonly member?: string
  /** First year that it holds for; found from file name and title where it is not given. */
  readonly year?: number
  /** What `number` of a page counts. */
  readonly unit: "page" | "section"
  readonly pages: readonly PlanPage[]
  /** Pages from which no text could be read, as of a scan. */
  readonly unread?: readonly number[]
}

/** Where a sentence stands in a plan; `number` is the page (or section) where it begins. */
export interface Place {
  readonly number: number
  /** Paragraph within the whole document, from 1. */
  readonly paragraph: number
  /** Nearest heading above. */
  readonly heading: string
}

/** A sentence with its place. */
export interface Sentence extends Place {
  readonly text: string
}
