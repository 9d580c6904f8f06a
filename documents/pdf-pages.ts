import { Refusal } from "../base/index.ts"
import type { Plan } from "../observatory/index.ts"
import { type Line, linesOf, paragraphsOf, runningLines } from "./pdf-lines.ts"

/** Reads a PDF page by page. Pages without text are named in `unread`. */
export async function readPdf(file: string, bytes: Uint8Array): Promise<Plan> {
  const { getDocumentProxy } = await import("unpdf")
  // The reader takes the bytes over: it gets a copy. It warns on the console of what it repairs by itself: silent.
  const document = await getDocumentProxy(bytes.slice(), { verbosity: 0 }).catch((error: unknown) => {
    throw refusalOf(file, error)
  })
  try {
    const pages: (readonly Line[])[] = []
    for (let number = 1; number <= document.numPages; number++) {
      const page = await document.getPage(number)
      const { items } = await page.getTextContent()
      pages.push(linesOf(items.flatMap((item) => ("str" in item ? [item] : []))))
      page.cleanup()
    }
    const running = runningLines(pages)
    const read = pages.map((lines, at) => ({ number: at + 1, paragraphs: paragraphsOf(lines, running) }))
    const unread = pages.flatMap((lines, at) => (lines.length === 0 ? [at + 1] : []))
    const title = await titleOf(document)
    return { file, unit: "page", pages: read, unread, ...(title === undefined ? {} : { title }) }
  } catch (error) {
    throw refusalOf(file, error)
  } finally {
    await document.loadingTask.destroy()
  }
}

async function titleOf(document: { getMetadata: () => Promise<{ info: object }> }): Promise<string | undefined> {
  const { info } = await document.getMetadata()
  const title = "Title" in info ? info.Title : undefined
  return typeof title === "string" && title.trim() !== "" ? title.trim() : undefined
}

function refusalOf(file: string, error: unknown): Refusal {
  if (error instanceof Refusal) return error
  const { name, message } = error instanceof Error ? error : { name: "", message: `${error}` }
  if (name === "PasswordException") return new Refusal("observatory.plan-locked", { file })
  return new Refusal("observatory.plan-damaged", { file, cause: message })
}
