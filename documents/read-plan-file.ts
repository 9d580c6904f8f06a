import { Refusal } from "../base/index.ts"
import { encodingOf, type Plan } from "../observatory/index.ts"
import { type HtmlNode, sectionsOfHtml } from "./html-sections.ts"
import { readPdf } from "./pdf-pages.ts"
import { sectionsOfMarkdown, sectionsOfText } from "./text-sections.ts"

/** What browser and server do differently. */
export interface ReadingTools {
  /** The body of an HTML text. */
  readonly parseHtml: (text: string) => HtmlNode
  /** A Word document (DOCX) as HTML. */
  readonly docxHtml: (bytes: Uint8Array<ArrayBuffer>) => Promise<string>
}

const readers: Readonly<Record<string, "pdf" | "docx" | "html" | "markdown" | "text">> = {
  pdf: "pdf",
  docx: "docx",
  html: "html",
  htm: "html",
  xhtml: "html",
  md: "markdown",
  markdown: "markdown",
  txt: "text",
}

/** Endings of files that can be read, as a browser's file field takes them. */
export const planFileEndings = Object.keys(readers).map((ending) => `.${ending}`)

/**
 * Reads a plan. PDF keeps its page numbers; other kinds are counted by section, each beginning with a heading; a text is also
 * parted by form feeds, which then are its pages.
 * @throws Refusal "observatory.plan-kind-unknown", "observatory.plan-locked", "observatory.plan-damaged",
 * "observatory.mixed-encodings" and "observatory.unknown-encoding" with file and line
 * @example await readPlanFile("plan.pdf", bytes, tools)
 */
export async function readPlanFile(file: string, bytes: Uint8Array<ArrayBuffer>, tools: ReadingTools): Promise<Plan> {
  const kind = readers[/\.(\w+)$/.exec(file)?.[1]?.toLowerCase() ?? ""]
  if (kind === undefined) throw new Refusal("observatory.plan-kind-unknown", { file })
  if (kind === "pdf") return readPdf(file, bytes)
  if (kind === "docx") return readDocx(file, bytes, tools)
  const text = new TextDecoder(encodingOf(file, bytes), { fatal: true }).decode(bytes)
  if (kind === "html") return { file, unit: "section", ...sectionsOfHtml(tools.parseHtml(text)) }
  return kind === "markdown" ? { file, ...sectionsOfMarkdown(text) } : { file, ...sectionsOfText(text) }
}

async function readDocx(file: string, bytes: Uint8Array<ArrayBuffer>, tools: ReadingTools): Promise<Plan> {
  // Word keeps a document with a password, as it kept all of them before 2007, in a container that begins so.
  if (bytes[0] === 0xd0 && bytes[1] === 0xcf)
    throw new Refusal(isEncrypted(bytes) ? "observatory.plan-locked" : "observatory.plan-kind-unknown", { file })
  const html = await tools.docxHtml(bytes).catch((error: unknown) => {
    throw new Refusal("observatory.plan-damaged", { file, cause: error instanceof Error ? error.message : `${error}` })
  })
  return { file, unit: "section", ...sectionsOfHtml(tools.parseHtml(`<html><body>${html}</body></html>`)) }
}

/** The container's directory names a stream "EncryptedPackage", in UTF-16. */
function isEncrypted(bytes: Uint8Array): boolean {
  const name = [..."EncryptedPackage"].flatMap((sign) => [sign.charCodeAt(0), 0])
  for (let at = 0; at + name.length <= bytes.length; at += 2)
    if (bytes[at] === name[0] && name.every((byte, place) => bytes[at + place] === byte)) return true
  return false
}
