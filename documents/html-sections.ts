import type { PlanPage, PlanParagraph } from "../observatory/index.ts"

/** As much of a node as is read; both the browser's and linkedom's have it. */
export interface HtmlNode {
  readonly nodeType: number
  readonly nodeName: string
  readonly textContent: string | null
  readonly childNodes: ArrayLike<HtmlNode>
}

export interface Sections {
  readonly title?: string
  readonly pages: readonly PlanPage[]
}

const blocks = new Set(
  "P DIV LI TR BLOCKQUOTE SECTION ARTICLE HEADER FOOTER MAIN TABLE TBODY THEAD UL OL DL DT DD PRE FIGURE FIGCAPTION CAPTION ADDRESS FORM BODY HTML ASIDE H1 H2 H3 H4 H5 H6".split(
    " ",
  ),
)
const skipped = new Set("SCRIPT STYLE NOSCRIPT TEMPLATE NAV SVG HEAD IFRAME OBJECT BUTTON SELECT".split(" "))

/** Paragraphs of an HTML body by section; a row of a table is one paragraph. */
export function sectionsOfHtml(body: HtmlNode): Sections {
  const paragraphs: PlanParagraph[] = []
  let line = ""
  const end = (heading = false) => {
    const text = line.replaceAll(/\s+/g, " ").trim()
    if (text !== "") paragraphs.push(heading ? { text, heading } : { text })
    line = ""
  }
  const walk = (node: HtmlNode): void => {
    if (node.nodeType === 3) {
      line += node.textContent ?? ""
      return
    }
    const name = node.nodeName.toUpperCase()
    if (skipped.has(name)) return
    if (name === "BR") {
      end()
      return
    }
    const isBlock = blocks.has(name)
    if (isBlock) end()
    for (const child of Array.from(node.childNodes)) walk(child)
    if (isBlock) end(/^H[1-6]$/.test(name))
    else if (name === "TD" || name === "TH") line += " "
  }
  walk(body)
  end()
  return sectionsOf(paragraphs)
}

/** Sections, each beginning with its heading, numbered from 1; the first heading is the title. */
export function sectionsOf(paragraphs: readonly PlanParagraph[]): Sections {
  const pages: { number: number; paragraphs: PlanParagraph[] }[] = []
  for (const one of paragraphs) {
    if (pages.length === 0 || one.heading === true) pages.push({ number: pages.length + 1, paragraphs: [] })
    pages.at(-1)?.paragraphs.push(one)
  }
  const title = paragraphs.find(({ heading }) => heading)?.text
  return title === undefined ? { pages } : { title, pages }
}
