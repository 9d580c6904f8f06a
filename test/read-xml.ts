/** Reads XML strictly: every mark escaped, every element closed. @returns elements with their attributes, and all text */
export function readXml(xml: string): { readonly elements: readonly string[]; readonly text: string } {
  const open: string[] = []
  const elements: string[] = []
  let text = ""
  let at = xml.indexOf("?>") + 2
  const token = /<(\/?)([a-z][\w:]*)((?: [\w:]+="[^"<]*")*)(\/?)>|([^<>]+)/giy
  while (at < xml.length) {
    token.lastIndex = at
    const match = token.exec(xml)
    if (match === null) throw new Error(`not well-formed at ${xml.slice(at, at + 60)}`)
    at = token.lastIndex
    const [, closing, name = "", attributes = "", empty, words] = match
    if (/&(?!(amp|lt|gt|quot|apos|#\d+);)/.test(words ?? attributes)) throw new Error("an ampersand is not escaped")
    if (words !== undefined) text += words
    else if (closing === "/" && open.pop() !== name) throw new Error(`${name} closes what it did not open`)
    else if (closing === "") {
      elements.push(`${name}${attributes}`)
      if (empty !== "/") open.push(name)
    }
  }
  if (open.length > 0) throw new Error(`${open.join()} stays open`)
  return { elements, text }
}
