import type { Language } from "../../base/index.ts"

/** A column of a table; numbers stand to the right, a wide column takes the room that is left. */
export interface PaperColumn {
  readonly title: string
  readonly numeric?: boolean
  readonly wide?: boolean
}

/** What a section shows, one under the other. */
export type PaperPart =
  | { readonly text: string; readonly soft?: boolean }
  | {
      readonly table: {
        readonly columns: readonly PaperColumn[]
        readonly rows: readonly (readonly string[])[]
        readonly lastIsTotal?: boolean
      }
    }
  | { readonly steps: readonly { readonly text: string; readonly source?: string; readonly assumed?: boolean }[] }
  | { readonly points: readonly string[] }

/** How a reader proves a paper true. */
export interface PaperProof {
  /** In full: a SHA-256 in hexadecimal digits, or the place of an entry in the log. Stands at the foot of every page. */
  readonly code: string
  /** Of what it is the code, and how to compute it again or look it up. */
  readonly note: string
  /** The permanent address of what the paper shows; `https://…` or `http://…`. */
  readonly link?: string
  /** What the code can be computed from again: a file inside of the PDF. */
  readonly file?: { readonly name: string; readonly json: string; readonly title: string }
}

/**
 * A paper as data: texts in its reader's language, amounts and days as they are to be read. A text is any text: it is shown
 * as it is and never read as code or as mark-up.
 */
export interface Paper {
  readonly language: Language
  readonly title: string
  /** One line beneath the title. */
  readonly under?: string
  /** What must not be overlooked, such as that it is no ruling. */
  readonly notices?: readonly string[]
  readonly facts: readonly { readonly name: string; readonly value: string }[]
  readonly sections: readonly { readonly title: string; readonly parts: readonly PaperPart[] }[]
  readonly foot: {
    /** Who made it: the region's name, say. */
    readonly issuer: string
    /** When, with the time zone. */
    readonly made: string
    readonly proof: PaperProof | null
  }
}
