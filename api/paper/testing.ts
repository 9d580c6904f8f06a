import { createHash } from "node:crypto"
import type { FastifyInstance, InjectOptions } from "fastify"
import { extractText, getDocumentProxy } from "unpdf"
import { expect } from "vitest"

/** A paper as a test reads it. */
export interface ReadPaper {
  /** All its text, without spaces: where a line breaks is the typesetter's. */
  readonly text: string
  /** In full, as it stands at the end. */
  readonly code: string
  readonly links: readonly string[]
  /** Files inside of it, by their names. */
  readonly files: Readonly<Record<string, string>>
}

/** Asks for a paper and reads it. */
export async function readPaper(app: FastifyInstance, asked: InjectOptions, language: "zh" | "en"): Promise<ReadPaper> {
  const reply = await app.inject({ ...asked, headers: { ...asked.headers, "accept-language": language } })
  expect(reply.statusCode, reply.body.slice(0, 300)).toBe(200)
  expect(reply.headers["content-type"]).toBe("application/pdf")
  const pdf = await getDocumentProxy(new Uint8Array(reply.rawPayload))
  const text = (await extractText(pdf, { mergePages: true })).text.replace(/\s/g, "")
  const pages = await Promise.all(Array.from({ length: pdf.numPages }, (_, at) => pdf.getPage(at + 1)))
  const notes = (await Promise.all(pages.map((page) => page.getAnnotations()))).flat()
  const files: Record<string, string> = {}
  for (const id of (await pdf.getAttachments())?.keys() ?? []) {
    const content = await pdf.getAttachmentContent(id)
    files[id] = content === null ? "" : new TextDecoder().decode(content)
  }
  return {
    text,
    code: /(?:Proofcode|校验码)([0-9a-f]{64})/.exec(text)?.[1] ?? "",
    links: notes.flatMap(({ url }) => (typeof url === "string" ? [url] : [])),
    files,
  }
}

/** As `sha256sum` prints it. */
export function sha256(text: string | Buffer): string {
  return createHash("sha256").update(text).digest("hex")
}
