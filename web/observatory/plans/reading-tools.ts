import type { ReadingTools } from "../../../documents/index.ts"

/** Reading in the browser: its own parser of HTML, which loads nothing and runs nothing; Word only when it is needed. */
export const readingTools: ReadingTools = {
  parseHtml: (text) => new DOMParser().parseFromString(text, "text/html").body,
  docxHtml: async (bytes) => {
    const { convertToHtml } = await import("mammoth")
    return (await convertToHtml({ arrayBuffer: bytes.buffer })).value
  },
}
