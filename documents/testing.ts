import { strToU8, zipSync } from "fflate"

/** A PDF written by hand: pages of lines in Helvetica; `encrypted` asks for a password that nobody knows. */
export function madePdf(pages: readonly (readonly string[])[], encrypted = false): Uint8Array<ArrayBuffer> {
  const objects: string[] = ["<< /Type /Catalog /Pages 2 0 R >>"]
  const kids = pages.map((_, at) => `${4 + at * 2} 0 R`).join(" ")
  objects.push(`<< /Type /Pages /Kids [${kids}] /Count ${pages.length} >>`)
  objects.push("<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>")
  for (const [at, lines] of pages.entries()) {
    const shown = lines.map((line, row) => `1 0 0 1 72 ${720 - row * 16} Tm (${line.replaceAll(/[()\\]/g, "\\$&")}) Tj`)
    const stream = lines.length === 0 ? "" : `BT /F1 11 Tf ${shown.join(" ")} ET`
    objects.push(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 3 0 R >> >> /Contents ${5 + at * 2} 0 R >>`,
    )
    objects.push(`<< /Length ${stream.length} >>\nstream\n${stream}\nendstream`)
  }
  const lock = "00".repeat(32)
  if (encrypted) objects.push(`<< /Filter /Standard /V 1 /R 2 /Length 40 /P -4 /O <${lock}> /U <${lock}> >>`)
  let text = "%PDF-1.4\n"
  const places = objects.map((object, at) => {
    const place = text.length
    text += `${at + 1} 0 obj\n${object}\nendobj\n`
    return place
  })
  const table = text.length
  const rows = places.map((place) => `${`${place}`.padStart(10, "0")} 00000 n \n`).join("")
  const locked = encrypted ? ` /Encrypt ${objects.length} 0 R /ID [<${"11".repeat(16)}> <${"11".repeat(16)}>]` : ""
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${rows}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R${locked} >>\nstartxref\n${table}\n%%EOF\n`
  return Uint8Array.from(strToU8(text, true))
}

/** A Word document of paragraphs; those that begin with `# ` are headings. */
export function madeDocx(paragraphs: readonly string[]): Uint8Array<ArrayBuffer> {
  const main = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
  const body = paragraphs
    .map((text) =>
      text.startsWith("# ")
        ? `<w:p><w:pPr><w:pStyle w:val="Heading1"/></w:pPr><w:r><w:t>${text.slice(2)}</w:t></w:r></w:p>`
        : `<w:p><w:r><w:t>${text}</w:t></w:r></w:p>`,
    )
    .join("")
  const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
  const relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
  const type = "application/vnd.openxmlformats-officedocument.wordprocessingml"
  return Uint8Array.from(
    zipSync({
      "[Content_Types].xml": strToU8(
        `${head}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="${type}.document.main+xml"/><Override PartName="/word/styles.xml" ContentType="${type}.styles+xml"/></Types>`,
      ),
      "_rels/.rels": strToU8(
        `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${relation}/officeDocument" Target="word/document.xml"/></Relationships>`,
      ),
      "word/_rels/document.xml.rels": strToU8(
        `${head}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Type="${relation}/styles" Target="styles.xml"/></Relationships>`,
      ),
      "word/styles.xml": strToU8(
        `${head}<w:styles xmlns:w="${main}"><w:style w:type="paragraph" w:styleId="Heading1"><w:name w:val="heading 1"/></w:style></w:styles>`,
      ),
      "word/document.xml": strToU8(`${head}<w:document xmlns:w="${main}"><w:body>${body}</w:body></w:document>`),
    }),
  )
}
